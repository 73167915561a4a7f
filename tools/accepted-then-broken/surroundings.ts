import type { BrokenCase } from './broken-case';
import { cluster, documents, externalEtcd, init, kubeletArgument } from './texts';

/** What stands around the cluster. */
export const SURROUNDING_CASES: readonly BrokenCase[] = [
  {
    number: 31,
    what: 'A range is one that the kernel does not route, or belongs to others.',
    mistakes: [
      {
        title: 'link-local pods',
        code: 'NET208',
        files: { 'kubeadm.yaml': cluster({ pods: '169.254.0.0/16' }) },
      },
      {
        title: 'addresses of the Internet',
        code: 'NET210',
        files: { 'kubeadm.yaml': cluster({ pods: '8.8.0.0/16' }) },
      },
      {
        title: 'link-local pods in IPv6',
        code: 'NET208',
        files: { 'kubeadm.yaml': cluster({ pods: 'fe80::/56', services: 'fd00:10:96::/112' }) },
      },
    ],
    nearMisses: [{ 'kubeadm.yaml': cluster({ pods: '172.24.0.0/16' }) }],
    lookAt: 'ip route get <address of a pod>',
  },
  {
    number: 32,
    what: 'A range, or the address of a node, is one that Docker, libvirt or VirtualBox brings.',
    mistakes: [
      {
        title: 'docker0',
        code: 'NET209',
        files: { 'kubeadm.yaml': cluster({ pods: '172.17.0.0/16' }) },
      },
      {
        title: 'libvirt',
        code: 'NET209',
        files: { 'kubeadm.yaml': cluster({ pods: '192.168.112.0/20' }) },
      },
      {
        title: 'the address that VirtualBox gives to every machine',
        code: 'NET402',
        files: { 'kubeadm.yaml': documents(init('10.0.2.15'), cluster()) },
      },
    ],
    nearMisses: [{ 'kubeadm.yaml': documents(init('192.168.56.10'), cluster()) }],
    lookAt: 'ip -br address; kubectl get nodes -o wide',
  },
  {
    number: 33,
    what: 'The kubelet registers an address of another family than the first of the cluster.',
    mistakes: [
      {
        title: 'IPv6 in an IPv4 cluster',
        code: 'NET405',
        files: {
          'kubeadm.yaml': documents(
            init('192.168.1.10', { lines: kubeletArgument('node-ip', 'fd00:1::10') }),
            cluster(),
          ),
        },
      },
    ],
    nearMisses: [
      {
        'kubeadm.yaml': documents(
          init('192.168.1.10', { lines: kubeletArgument('node-ip', '192.168.1.10,fd00:1::10') }),
          cluster({
            pods: '10.244.0.0/16,fd00:10:244::/56',
            services: '10.96.0.0/16,fd00:10:96::/112',
          }),
        ),
      },
    ],
    lookAt: 'kubectl get nodes -o wide',
  },
  {
    number: 35,
    what: 'External etcd without an endpoint; from 1.35 kubeadm says so itself.',
    mistakes: [
      {
        title: 'an empty list',
        code: 'NET714',
        files: { 'kubeadm.yaml': cluster({ version: '1.34.9', lines: externalEtcd('[]') }) },
      },
    ],
    nearMisses: [
      {
        'kubeadm.yaml': cluster({
          version: '1.34.9',
          lines: externalEtcd('["https://192.168.1.20:2379"]'),
        }),
      },
    ],
    lookAt: 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -n 1)',
  },
];
