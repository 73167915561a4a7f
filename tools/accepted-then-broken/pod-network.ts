import type { BrokenCase } from './broken-case';
import {
  args,
  calicoManifest,
  calicoOperator,
  cluster,
  documents,
  flannel,
  init,
  join,
} from './texts';

/** Network add-ons against the pod range. */
export const POD_NETWORK_CASES: readonly BrokenCase[] = [
  {
    number: 6,
    what: "flannel's Network does not hold the pod range.",
    mistakes: [
      {
        title: 'the stock manifest and another range',
        code: 'NET551',
        files: {
          'kubeadm.yaml': cluster({ pods: '10.10.0.0/16' }),
          'kube-flannel.yaml': flannel('10.244.0.0/16'),
        },
      },
      {
        title: 'a smaller one',
        code: 'NET551',
        files: { 'kubeadm.yaml': cluster(), 'kube-flannel.yaml': flannel('10.244.0.0/17') },
      },
    ],
    nearMisses: [
      { 'kubeadm.yaml': cluster(), 'kube-flannel.yaml': flannel('10.244.0.0/16') },
      {
        'kubeadm.yaml': cluster({ pods: '10.244.128.0/17' }),
        'kube-flannel.yaml': flannel('10.244.0.0/16'),
      },
    ],
    lookAt: 'kubectl -n kube-flannel logs daemonset/kube-flannel-ds',
  },
  {
    number: 7,
    what: 'A pool of Calico lies outside the pod range.',
    mistakes: [
      {
        title: 'the operator with the pool of its documentation',
        code: 'NET570',
        files: {
          'kubeadm.yaml': cluster(),
          'custom-resources.yaml': calicoOperator('192.168.0.0/16'),
        },
      },
      {
        title: 'the manifest, whose pool nobody compares',
        code: 'NET570',
        files: { 'kubeadm.yaml': cluster(), 'calico.yaml': calicoManifest('192.168.0.0/16') },
      },
    ],
    nearMisses: [
      { 'kubeadm.yaml': cluster(), 'custom-resources.yaml': calicoOperator('10.244.0.0/17') },
      { 'kubeadm.yaml': cluster(), 'calico.yaml': calicoManifest('10.244.0.0/16') },
    ],
    lookAt: 'kubectl get tigerastatus; kubectl -n tigera-operator logs deploy/tigera-operator',
  },
  {
    number: 8,
    what: 'There is no pod range, and the network add-on lives on the blocks of the nodes.',
    mistakes: [
      {
        title: 'flannel',
        code: 'NET409',
        files: {
          'kubeadm.yaml': cluster({ pods: null }),
          'kube-flannel.yaml': flannel('10.244.0.0/16'),
        },
      },
      {
        title: 'blocks are switched off',
        code: 'NET409',
        files: {
          'kubeadm.yaml': cluster({
            lines: args('controllerManager', { 'allocate-node-cidrs': 'false' }),
          }),
          'kube-flannel.yaml': flannel('10.244.0.0/16'),
        },
      },
    ],
    nearMisses: [
      { 'kubeadm.yaml': cluster({ pods: null }), 'calico.yaml': calicoManifest('192.168.0.0/16') },
    ],
    lookAt: "kubectl get nodes -o jsonpath='{.items[*].spec.podCIDR}'",
  },
  {
    number: 9,
    what: 'There are more nodes than node blocks.',
    mistakes: [
      {
        title: 'three nodes, two blocks of /24',
        code: 'NET213',
        files: {
          'kubeadm.yaml': documents(init('192.168.1.10'), cluster({ pods: '10.244.0.0/23' })),
          'w1.yaml': join('w1'),
          'w2.yaml': join('w2'),
        },
      },
    ],
    nearMisses: [
      {
        'kubeadm.yaml': documents(init('192.168.1.10'), cluster({ pods: '10.244.0.0/23' })),
        'w1.yaml': join('w1'),
      },
      {
        'kubeadm.yaml': documents(init('192.168.1.10'), cluster({ pods: '10.244.0.0/23' })),
        'w1.yaml': join('w1'),
        'w2.yaml': join('w2'),
        'calico.yaml': calicoManifest('10.244.0.0/23'),
      },
    ],
    lookAt: 'kubectl get events -A --field-selector reason=CIDRNotAvailable',
    variants: ['more nodes than node blocks'],
  },
];
