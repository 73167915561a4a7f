import type { BrokenCase } from './broken-case';
import { cluster, service } from './texts';

const METALLB_POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: lan
  namespace: metallb-system
spec:
  addresses: [192.168.1.240-192.168.1.250]
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata:
  name: lan
  namespace: metallb-system
`;

/** What Services ask for. */
export const SERVICE_CASES: readonly BrokenCase[] = [
  {
    number: 29,
    what: 'A Service asks for an address that Kubernetes keeps for its own.',
    mistakes: [
      {
        title: 'the address of kube-dns',
        code: 'NET330',
        files: {
          'kubeadm.yaml': cluster(),
          'service.yaml': service('web', 'clusterIP: 10.96.0.10'),
        },
      },
      {
        title: 'the address of the API server, in another range',
        code: 'NET330',
        files: {
          'kubeadm.yaml': cluster({ services: '172.20.0.0/16' }),
          'service.yaml': service('web', 'clusterIP: 172.20.0.1'),
        },
      },
    ],
    nearMisses: [
      { 'kubeadm.yaml': cluster(), 'service.yaml': service('web', 'clusterIP: 10.96.0.11') },
    ],
    lookAt: 'kubectl apply -f service.yaml',
    variants: ['a clusterIP that kube-dns has'],
  },
  {
    number: 30,
    what: 'The service range has room for few Services.',
    mistakes: [
      {
        title: 'a /28',
        code: 'NET352',
        files: { 'kubeadm.yaml': cluster({ services: '10.96.0.0/28' }) },
      },
    ],
    nearMisses: [{ 'kubeadm.yaml': cluster({ services: '10.96.0.0/22' }) }],
    lookAt: 'kubectl get events -A | grep "range is full"',
    variants: ['one Service more than the range has addresses'],
  },
  {
    number: 34,
    what: 'A Service asks for an address that no load balancer has.',
    mistakes: [
      {
        title: 'beside the pool of MetalLB',
        code: 'NET357',
        files: {
          'kubeadm.yaml': cluster(),
          'metallb.yaml': METALLB_POOL,
          'service.yaml': service('web', 'type: LoadBalancer', 'loadBalancerIP: 192.168.1.30'),
        },
      },
    ],
    nearMisses: [
      {
        'kubeadm.yaml': cluster(),
        'metallb.yaml': METALLB_POOL,
        'service.yaml': service('web', 'type: LoadBalancer'),
      },
    ],
    lookAt: 'kubectl describe service web',
  },
];
