import { hasOwnAddresses } from '../../cni/add-ons';
import { maxPodsOf } from '../../model/max-pods';
import { podAddressesPerNode } from '../../model/node-blocks';
import { clusterExample, podRangeExample } from '../cluster-example';
import { installationText } from '../cni/add-on-example';
import { valueSide } from '../flag-side';
import { defineRule } from '../rule';

interface Shortage {
  readonly mask: number;
  readonly usable: number;
  readonly maxPods: number;
}

export const podsPerNode = defineRule({
  code: 'NET215',
  name: 'pods-per-node',
  severity: 'error',
  reads: ['objects', 'plan', 'kubelets', 'nodes', 'versions'],
  docs: {
    summary: 'The block of a node should have an address for every pod the kubelet may run.',
    why: 'The scheduler goes by maxPods and knows nothing of address blocks. Pods beyond the last address stay in ContainerCreating. host-local keeps three addresses of an IPv4 block for itself.',
    symptoms: ['pods-container-creating'],
    since: '0.1.0',
    source: 'plugins/ipam/host-local/backend/allocator; KubeletConfiguration maxPods (default 110)',
  },
  findings: {
    tooFew: ({ mask, usable, maxPods }: Shortage) => ({
      what: `a node block of /${mask} has addresses for ${usable} pods, maxPods is ${maxPods}`,
      fix: `set maxPods: ${usable} in KubeletConfiguration, or take a shorter node mask`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: '253 addresses for 110 pods',
        text: podRangeExample('10.244.0.0/16'),
      },
      {
        title: 'Calico gives out addresses of its own accord',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
---
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
maxPods: 500
`,
        beside: [{ file: 'calico.yaml', text: installationText('10.244.0.0/16') }],
      },
    ],
    invalid: [
      {
        title: '253 addresses for 500 pods',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
---
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
maxPods: 500
`,
      },
      {
        title: '61 addresses, and the kubelet default of 110 pods',
        text: clusterExample(
          'networking:',
          '  podSubnet: 10.244.0.0/16',
          'controllerManager:',
          '  extraArgs:',
          '    - name: node-cidr-mask-size-ipv4',
          '      value: "26"',
        ),
      },
    ],
  }),
  check(model, report) {
    const { plan } = model;
    if (!plan.allocatesNodeBlocks || hasOwnAddresses(model.objects)) return;
    for (const pods of plan.pods) {
      const mask = plan.nodeMask[pods.value.family];
      const usable = Number(podAddressesPerNode(pods.value.family, mask.value));
      // Blocks without room at all are the business of node-mask.
      if (usable < 1) continue;
      for (const maxPods of maxPodsOf(model, mask.at)) {
        if (maxPods.value <= usable) continue;
        report(
          'tooFew',
          { mask: mask.value, usable, maxPods: maxPods.value },
          {
            at: valueSide(maxPods, 'maxPods'),
            other: valueSide(mask, 'node-cidr-mask-size'),
            severity: maxPods.origin === 'default' ? 'warning' : 'error',
            breaks: `host-local: has no address left for pod ${usable + 1} of a node, which stays in ContainerCreating`,
            data: { maxPods: maxPods.value, usable, nodeMask: mask.value },
          },
        );
      }
    }
  },
});
