import { besidePodRange } from '../cluster-example';
import { defineRule } from '../rule';
import { poolsOf } from './chain';
import { conflistExample, conflistText, WORKING_LIST } from './conflist-example';
import { type PoolRange, poolSide, rangesOf } from './pool-side';

interface Shared {
  readonly subnet: string;
  readonly other: string;
}

const BREAKS = 'host-local: two nodes give the same address to two pods';

export const sharedPool = defineRule({
  code: 'NET562',
  name: 'shared-pool',
  severity: 'warning',
  reads: ['conflists', 'plan'],
  docs: {
    summary: 'Each node needs a subnet of its own: host-local knows nothing of other nodes.',
    why: 'host-local counts the addresses it gave on its own node. Two nodes with one subnet give the same addresses, and no route can tell them apart.',
    symptoms: ['pods-unreachable', 'fails-at-random'],
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 host-local/backend/disk',
    whenToIgnore: 'The cluster has one node.',
  },
  findings: {
    twice: ({ subnet, other }: Shared) => ({
      what: `two nodes give addresses of ${subnet}${other === subnet ? '' : ` and ${other}`}`,
      fix: 'give each node a block of its own',
    }),
    whole: ({ subnet }: Shared) => ({
      what: `subnet ${subnet} is the pod range of the whole cluster`,
      fix: 'give each node a block of its own, such as a /24',
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      {
        ...WORKING_LIST,
        title: 'two nodes, two blocks',
        file: 'w1/net.d/10-pods.conflist',
        beside: [
          {
            file: 'w2/net.d/10-pods.conflist',
            text: conflistText({ ipam: { type: 'host-local', subnet: '10.244.2.0/24' } }),
          },
        ],
      },
    ],
    invalid: [
      {
        ...WORKING_LIST,
        title: 'two nodes, one block',
        file: 'w1/net.d/10-pods.conflist',
        beside: [{ file: 'w2/net.d/10-pods.conflist', text: conflistText({}) }],
      },
      {
        ...conflistExample({
          title: 'the whole pod range on one node',
          ipam: { type: 'host-local', subnet: '10.244.0.0/16' },
        }),
        ...besidePodRange('10.244.0.0/16'),
      },
    ],
  }),
  check({ conflists, plan }, report) {
    const earlier: PoolRange[] = [];
    for (const here of rangesOf(poolsOf(conflists))) {
      const { link, range } = here;
      const at = poolSide(link, range);
      const subnet = `${range.subnet}`;
      const there = earlier.find((candidate) => isOfAnotherNode(candidate, here));
      const whole = plan.pods.find(
        ({ value }) => value.isInside(range.span) || value.equals(range.subnet),
      );
      if (there) {
        const facts = { subnet, other: `${there.range.subnet}` };
        const other = poolSide(there.link, there.range);
        report('twice', facts, { at, other, breaks: BREAKS, data: { ...facts } });
      } else if (whole) {
        const data = { subnet };
        report('whole', { subnet, other: '' }, { at, other: whole.at, breaks: BREAKS, data });
      }
      earlier.push(here);
    }
  },
});

/** Files of two folders are taken for files of two nodes. */
const isOfAnotherNode = (a: PoolRange, b: PoolRange): boolean =>
  folderOf(a) !== folderOf(b) && a.range.span.overlaps(b.range.span);

const folderOf = ({ link }: PoolRange): string =>
  link.list.fileName.slice(0, link.list.fileName.lastIndexOf('/') + 1);
