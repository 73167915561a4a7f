import { parseFlagBool } from '../../k8s/go-value';
import { type CloudManager, cloudManagersOf } from '../../model/cloud-manager';
import { argumentOf } from '../../model/container-settings';
import { flagSide } from '../flag-side';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { besideCloud, cloudManagerExample } from './cloud-example';

const ALLOCATES = 'allocate-node-cidrs';

export const nodeBlocksFromTwoManagers = defineRule({
  code: 'NET784',
  name: 'node-blocks-from-two-managers',
  severity: 'warning',
  reads: ['objects', 'plan'],
  docs: {
    summary:
      'Either kube-controller-manager or the cloud-controller-manager gives nodes their blocks.',
    why: 'With podSubnet kube-controller-manager does it. A cloud-controller-manager that has a node-ipam controller of its own does it once more, and each keeps its own books. allocate-node-cidrs alone is no sign: most clouds only route the blocks that are there.',
    symptoms: ['pods-unreachable'],
    since: '0.1.0',
    source: 'kubernetes cmd/cloud-controller-manager/nodeipamcontroller.go',
  },
  findings: {
    both: ({ flag }: { flag: string }) => ({
      what: `kube-controller-manager gives nodes their blocks, and so does the cloud-controller-manager, told ${flag}`,
      fix: `--${ALLOCATES}=false for the cloud-controller-manager, or for kube-controller-manager`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'it routes the blocks that others give',
        text: cloudManagerExample({
          args: [`--${ALLOCATES}=true`, '--cluster-cidr=10.244.0.0/16'],
        }),
        ...besideCloud(),
      },
      {
        title: 'its own allocator switched off',
        text: cloudManagerExample({ args: [`--${ALLOCATES}=false`, '--node-cidr-mask-size=24'] }),
        ...besideCloud(),
      },
    ],
    invalid: [
      {
        title: 'an allocator of the cloud',
        text: cloudManagerExample({
          args: [`--${ALLOCATES}=true`, '--cidr-allocator-type=CloudAllocator'],
        }),
        ...besideCloud(),
      },
      {
        title: 'blocks of another size',
        text: cloudManagerExample({ args: [`--${ALLOCATES}`, '--node-cidr-mask-size=26'] }),
        ...besideCloud(),
      },
    ],
  }),
  check({ objects, plan }, report) {
    const [first] = plan.pods;
    if (!first || !plan.allocatesNodeBlocks) return;
    for (const manager of cloudManagersOf(objects)) {
      const flag = ownAllocator(manager);
      if (!flag) continue;
      report(
        'both',
        { flag: flag.name },
        {
          at: flagSide(flag.name, flag.given),
          other: rangeSide(first),
          breaks: 'kube-controller-manager: two nodes can end up with one block',
          data: { flag: flag.name, value: flag.given.value },
        },
      );
    }
  },
});

/** Flags that only a manager with a node-ipam controller knows or has a use for. */
const OF_NODE_IPAM = [
  'cidr-allocator-type',
  'node-cidr-mask-size',
  'node-cidr-mask-size-ipv4',
  'node-cidr-mask-size-ipv6',
];

function ownAllocator({ container }: CloudManager) {
  const allocates = argumentOf(container, ALLOCATES);
  if (parseFlagBool(allocates?.value ?? 'false') !== true) return undefined;
  return OF_NODE_IPAM.flatMap((name) => {
    const given = argumentOf(container, name);
    return given ? [{ name, given }] : [];
  })[0];
}
