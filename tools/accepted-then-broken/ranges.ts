import type { BrokenCase } from './broken-case';
import { args, cluster, coreDns, documents, init } from './texts';

const DUAL = { pods: '10.244.0.0/16,fd00:10:244::/56', services: '10.96.0.0/16,fd00:10:96::/112' };

/** Which range may lie where. */
export const RANGE_CASES: readonly BrokenCase[] = [
  {
    number: 1,
    what: 'The pod range lies inside the service range.',
    mistakes: [
      {
        title: 'inside the default service range',
        code: 'NET203',
        files: { 'kubeadm.yaml': cluster({ pods: '10.96.0.0/16' }) },
      },
      {
        title: 'equal ranges in v1beta3',
        code: 'NET203',
        files: {
          'kubeadm.yaml': cluster({
            pods: '10.96.0.0/16',
            services: '10.96.0.0/16',
            version: '1.29.15',
            api: 'v1beta3',
          }),
        },
      },
      {
        title: 'the second family',
        code: 'NET203',
        files: {
          'kubeadm.yaml': cluster({
            pods: '10.244.0.0/16,fd00:10:96::/112',
            services: '10.96.0.0/16,fd00:10:96::/108',
            lines: args('controllerManager', { 'node-cidr-mask-size-ipv6': '120' }),
          }),
        },
      },
    ],
    nearMisses: [
      { 'kubeadm.yaml': cluster({ pods: '10.112.0.0/16' }) },
      { 'kubeadm.yaml': cluster(DUAL) },
    ],
    lookAt: 'kubectl get events -A --field-selector reason=CIDRNotAvailable',
    variants: ['pod range inside the service range'],
  },
  {
    number: 2,
    what: 'The service range lies inside the pod range.',
    mistakes: [
      {
        title: 'pods in 10.64.0.0/10',
        code: 'NET203',
        files: { 'kubeadm.yaml': cluster({ pods: '10.64.0.0/10' }) },
      },
    ],
    nearMisses: [{ 'kubeadm.yaml': cluster({ pods: '10.128.0.0/10' }) }],
    lookAt: 'kubectl get services,pods -A -o wide',
  },
  {
    number: 3,
    what: 'The first service range has another family than the address of the API server.',
    mistakes: [
      {
        title: 'IPv6 first, an IPv4 machine',
        code: 'NET212',
        files: {
          'kubeadm.yaml': documents(
            init('192.168.1.10'),
            cluster({
              pods: 'fd00:10:244::/56,10.244.0.0/16',
              services: 'fd00:10:96::/112,10.96.0.0/16',
            }),
          ),
        },
      },
      {
        title: 'an IPv6 machine and the default services',
        code: 'NET212',
        files: {
          'init.yaml': init('fd00:1::10', { api: 'v1beta3' }),
          'cluster.yaml': cluster({ api: 'v1beta3', version: '1.30.4' }),
        },
      },
    ],
    nearMisses: [
      { 'kubeadm.yaml': documents(init('192.168.1.10'), cluster(DUAL)) },
      {
        'kubeadm.yaml': documents(
          init('fd00:1::10'),
          cluster({ pods: 'fd00:10:244::/56', services: 'fd00:10:96::/112' }),
        ),
      },
    ],
    lookAt: 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -n 1)',
  },
  {
    number: 4,
    what: 'The pod range holds addresses of nodes.',
    mistakes: [
      {
        title: 'the range of the Calico manifest on a home network',
        code: 'NET204',
        files: {
          'kubeadm.yaml': documents(init('192.168.1.10'), cluster({ pods: '192.168.0.0/16' })),
        },
      },
      {
        title: 'only the kubelet knows the address',
        code: 'NET204',
        files: {
          'kubeadm.yaml': documents(
            'apiVersion: kubeadm.k8s.io/v1beta3\nkind: InitConfiguration\nnodeRegistration:\n  kubeletExtraArgs:\n    node-ip: 10.244.3.10\n',
            cluster({ api: 'v1beta3', version: '1.30.4' }),
          ),
        },
      },
    ],
    nearMisses: [
      { 'kubeadm.yaml': documents(init('192.168.1.10'), cluster({ pods: '192.168.128.0/17' })) },
    ],
    lookAt: 'ip route get <address of a node>',
    variants: ['pod addresses in the network of the nodes'],
  },
  {
    number: 5,
    what: 'The service range holds addresses of nodes, or of the DNS servers outside.',
    mistakes: [
      {
        title: 'a node at 10.100.0.10 and the default range, which ends at 10.111.255.255',
        code: 'NET205',
        files: { 'kubeadm.yaml': documents(init('10.100.0.10'), cluster()) },
      },
      {
        title: 'the DNS server that CoreDNS asks',
        code: 'NET797',
        files: { 'kubeadm.yaml': cluster(), 'coredns.yaml': coreDns('10.100.0.53') },
      },
    ],
    nearMisses: [
      { 'kubeadm.yaml': documents(init('10.112.0.10'), cluster()) },
      { 'kubeadm.yaml': cluster(), 'coredns.yaml': coreDns('10.112.0.53') },
    ],
    lookAt: 'kubectl get services -A -o wide',
  },
];
