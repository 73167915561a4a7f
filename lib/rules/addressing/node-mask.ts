import { hasOwnAddresses } from '../../cni/add-ons';
import { widthBits } from '../../net/family';
import { clusterExample } from '../cluster-example';
import { valueSide } from '../flag-side';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

interface Mask {
  readonly mask: number;
  readonly width: number;
}

export const nodeMask = defineRule({
  code: 'NET214',
  name: 'node-mask',
  severity: 'error',
  reads: ['objects', 'plan'],
  docs: {
    summary: 'The block of a node must have room for pods.',
    why: 'host-local refuses ranges smaller than four addresses, and kube-controller-manager accepts a mask longer than an address, but then gives no node a block.',
    symptoms: ['pods-container-creating'],
    since: '0.1.0',
    source:
      'plugins/ipam/host-local/backend/allocator/range.go (too small to allocate from); kube-controller-manager nodeipam',
  },
  findings: {
    tooSmall: ({ mask, width }: Mask) => ({
      what: `a node block of /${mask} has no address for a pod`,
      fix: `use a node mask of /${width === 32 ? 24 : 64}, or at most /${width - 3}`,
    }),
    tooLong: ({ mask, width }: Mask) => ({
      what: `a node mask of /${mask} is longer than an address of ${width} bits`,
      fix: `use a node mask of /${width === 32 ? 24 : 64}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'blocks of 256 addresses',
        text: clusterExample(
          'networking:',
          '  podSubnet: 10.244.0.0/16',
          'controllerManager:',
          '  extraArgs:',
          '    - name: node-cidr-mask-size-ipv4',
          '      value: "24"',
        ),
      },
    ],
    invalid: [
      {
        title: 'two addresses for each node',
        text: clusterExample(
          'networking:',
          '  podSubnet: 10.244.0.0/20',
          'controllerManager:',
          '  extraArgs:',
          '    - name: node-cidr-mask-size-ipv4',
          '      value: "31"',
        ),
      },
    ],
  }),
  check({ objects, plan }, report) {
    if (!plan.allocatesNodeBlocks || hasOwnAddresses(objects)) return;
    for (const pods of plan.pods) {
      const mask = plan.nodeMask[pods.value.family];
      const width = widthBits(pods.value.family);
      if (mask.value <= width - 2) continue;
      const finding = mask.value > width ? 'tooLong' : 'tooSmall';
      report(
        finding,
        { mask: mask.value, width },
        {
          at: valueSide(mask, 'node-cidr-mask-size'),
          other: rangeSide(pods),
          breaks: HOW_IT_BREAKS[finding],
          data: { nodeMask: mask.value, pods: pods.text },
        },
      );
    }
  },
});

const HOW_IT_BREAKS = {
  tooSmall: 'host-local: the block of a node is too small to allocate from, so no pod starts',
  tooLong: 'kube-controller-manager: runs, but gives no node a podCIDR',
} as const;
