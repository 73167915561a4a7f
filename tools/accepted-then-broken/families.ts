import type { BrokenCase } from './broken-case';
import { cluster, documents, init } from './texts';

const DUAL = { pods: '10.244.0.0/16,fd00:10:244::/56', services: '10.96.0.0/16,fd00:10:96::/112' };

/** IPv4 and IPv6. */
export const FAMILY_CASES: readonly BrokenCase[] = [
  {
    number: 19,
    what: 'Pods have two families, Services one: legal, and a surprise.',
    mistakes: [
      {
        title: 'one service range',
        code: 'NET211',
        files: { 'kubeadm.yaml': cluster({ ...DUAL, services: '10.96.0.0/16' }) },
      },
    ],
    nearMisses: [{ 'kubeadm.yaml': cluster(DUAL) }],
    lookAt: "kubectl get services -A -o jsonpath='{.items[*].spec.ipFamilies}'",
  },
  {
    number: 20,
    what: 'Services have two families, pods one.',
    mistakes: [
      {
        title: 'one pod range',
        code: 'NET211',
        files: { 'kubeadm.yaml': cluster({ ...DUAL, pods: '10.244.0.0/16' }) },
      },
    ],
    nearMisses: [{ 'kubeadm.yaml': documents(init('192.168.1.10'), cluster(DUAL)) }],
    lookAt: 'kubectl get endpointslices -A',
    variants: ['dual-stack Services in front of IPv4 pods'],
  },
  {
    number: 21,
    what: 'Pods and Services have no family in common.',
    mistakes: [
      {
        title: 'IPv4 pods, IPv6 Services',
        code: 'NET211',
        files: { 'kubeadm.yaml': cluster({ services: 'fd00:10:96::/112' }) },
      },
    ],
    nearMisses: [
      { 'kubeadm.yaml': cluster({ pods: 'fd00:10:244::/56', services: 'fd00:10:96::/112' }) },
    ],
    lookAt: 'kubectl get endpointslices -A',
    variants: ['IPv6 Services in front of IPv4 pods'],
  },
];
