import type { BrokenCase } from './broken-case';
import { args, cluster, documents, externalEtcd, init, join } from './texts';

/** Where the API server is looked for, and which ports it shares. */
export const ENDPOINT_CASES: readonly BrokenCase[] = [
  {
    number: 22,
    what: 'No node can resolve the name in controlPlaneEndpoint.',
    mistakes: [
      {
        title: 'a name of the DNS inside the cluster',
        code: 'NET412',
        files: {
          'kubeadm.yaml': cluster({ lines: ['controlPlaneEndpoint: api.cluster.local:6443'] }),
        },
      },
      {
        title: 'a name that only /etc/hosts can know',
        code: 'NET412',
        files: {
          'kubeadm.yaml': cluster({
            api: 'v1beta3',
            version: '1.30.4',
            lines: ['controlPlaneEndpoint: cluster-endpoint:6443'],
          }),
        },
      },
    ],
    nearMisses: [
      { 'kubeadm.yaml': cluster({ lines: ['controlPlaneEndpoint: k8s.example.com:6443'] }) },
    ],
    lookAt: 'journalctl -u kubelet | grep "no such host"',
  },
  {
    number: 23,
    what: 'Clients look for the API server by a name that its certificate does not have.',
    mistakes: [
      {
        title: 'a node joins through a load balancer that kubeadm was not told of',
        code: 'NET411',
        files: {
          'kubeadm.yaml': documents(init('192.168.1.10'), cluster()),
          'w1.yaml': join('w1', 'lb.example.com:6443'),
        },
      },
      {
        title: 'a kubeconfig with the address outside',
        code: 'NET411',
        files: {
          'kubeadm.yaml': documents(init('192.168.1.10'), cluster()),
          'admin.yaml':
            'apiVersion: v1\nkind: Config\nclusters:\n  - name: lab\n    cluster:\n      server: https://203.0.113.10:6443\n',
        },
      },
    ],
    nearMisses: [
      {
        'kubeadm.yaml': documents(
          init('192.168.1.10'),
          cluster({ lines: ['apiServer:', '  certSANs: ["*.example.com"]'] }),
        ),
        'w1.yaml': join('w1', 'lb.example.com:6443'),
      },
      {
        'kubeadm.yaml': documents(init('192.168.1.10'), cluster()),
        'w1.yaml': join('w1'),
      },
    ],
    lookAt: 'kubeadm join --v=5 … 2>&1 | grep x509',
  },
  {
    number: 24,
    what: 'The node port range holds ports that others need.',
    mistakes: [
      {
        title: 'ports of Kubernetes and of outgoing connections',
        code: 'NET703',
        files: {
          'kubeadm.yaml': cluster({
            lines: args('apiServer', { 'service-node-port-range': '1024-40000' }),
          }),
        },
      },
    ],
    nearMisses: [
      {
        'kubeadm.yaml': cluster({
          lines: args('apiServer', { 'service-node-port-range': '20000-22767' }),
        }),
      },
    ],
    lookAt: 'ss -lntp; sysctl net.ipv4.ip_local_port_range',
  },
  {
    number: 25,
    what: 'bindPort belongs to another component of the control plane.',
    mistakes: [
      {
        title: 'the port of the kubelet',
        code: 'NET407',
        files: {
          'kubeadm.yaml': documents(init('192.168.1.10', { port: 10250 }), cluster()),
        },
      },
      {
        title: 'the port of etcd for its peers',
        code: 'NET407',
        files: {
          'kubeadm.yaml': documents(init('192.168.1.10', { port: 2380 }), cluster()),
        },
      },
    ],
    nearMisses: [
      { 'kubeadm.yaml': documents(init('192.168.1.10', { port: 8443 }), cluster()) },
      {
        'kubeadm.yaml': documents(
          init('192.168.1.10', { port: 2380 }),
          cluster({ lines: externalEtcd('["https://192.168.1.20:2379"]') }),
        ),
      },
    ],
    lookAt: 'ss -lntp',
  },
];
