import { defineRule } from '../rule';
import { placeInIpam, poolsOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

interface Pair {
  readonly value: string;
  readonly other: string;
}

const FINDINGS = { overlap: 'overlap', 'mixed-families': 'mixed' } as const;

const withRanges = (title: string, ranges: readonly unknown[]) =>
  conflistExample({ title, ipam: { type: 'host-local', ranges } });

export const hostLocalOverlap = defineRule({
  code: 'NET523',
  name: 'host-local-overlap',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'Ranges of host-local must be disjoint, and an inner list is of one family.',
    why: 'host-local refuses the list, and every pod of the node fails. It goes by the addresses handed out: two halves of one subnet are fine.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 host-local/backend/allocator/range_set.go',
  },
  findings: {
    overlap: ({ value, other }: Pair) => ({
      what: `ranges ${value} and ${other} overlap`,
      fix: 'make them disjoint, or remove one',
    }),
    mixed: ({ value, other }: Pair) => ({
      what: `${value} and ${other} are of different families in one inner list`,
      fix: 'give each family an inner list of its own: [[IPv4], [IPv6]]',
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      withRanges('two halves of one subnet', [
        [
          { subnet: '10.244.1.0/24', rangeEnd: '10.244.1.99' },
          { subnet: '10.244.1.0/24', rangeStart: '10.244.1.200' },
        ],
      ]),
    ],
    invalid: [
      withRanges('one inside the other', [
        [{ subnet: '10.244.0.0/16' }, { subnet: '10.244.1.0/24' }],
      ]),
      withRanges('both families in one inner list', [
        [{ subnet: '10.244.1.0/24' }, { subnet: 'fd00:10:244:1::/64' }],
      ]),
    ],
  }),
  check({ conflists }, report) {
    for (const link of poolsOf(conflists)) {
      for (const { kind, path, otherPath = [], value = '', other = '' } of link.pool.problems) {
        if (kind !== 'overlap' && kind !== 'mixed-families') continue;
        report(
          FINDINGS[kind],
          { value, other },
          {
            at: { at: placeInIpam(link, path), value },
            other: { at: placeInIpam(link, otherPath), value: other },
            refusedBy: ['cni-plugin'],
            data: { kind, value, other },
          },
        );
      }
    }
  },
});
