import { defineRule } from '../rule';
import { placeInIpam, poolsOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

interface Bounds {
  readonly value: string;
  readonly other: string;
}

const withRange = (title: string, range: Readonly<Record<string, string>>) =>
  conflistExample({
    title,
    ipam: { type: 'host-local', ranges: [[{ subnet: '10.244.1.0/24', ...range }]] },
  });

export const hostLocalBounds = defineRule({
  code: 'NET522',
  name: 'host-local-bounds',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'rangeStart and rangeEnd must lie in their subnet, the start not after the end.',
    why: 'host-local refuses the range; a start after the end is reported as a start "not in network".',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 host-local/backend/allocator/range.go Canonicalize',
  },
  findings: {
    outside: ({ value, other }: Bounds) => ({
      what: `${value} is not in subnet ${other}`,
      fix: `take an address of ${other}`,
    }),
    reversed: ({ value, other }: Bounds) => ({
      what: `the range starts at ${value}, after its end ${other}`,
      fix: `rangeStart: "${other}", rangeEnd: "${value}"`,
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      withRange('one address', { rangeStart: '10.244.1.9', rangeEnd: '10.244.1.9' }),
    ],
    invalid: [
      withRange('a start in the next subnet', { rangeStart: '10.244.2.10' }),
      withRange('the wrong way round', { rangeStart: '10.244.1.90', rangeEnd: '10.244.1.10' }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of poolsOf(conflists)) {
      for (const { kind, path, otherPath, value = '', other = '' } of link.pool.problems) {
        if (kind !== 'outside' && kind !== 'reversed') continue;
        report(
          kind,
          { value, other },
          {
            at: { at: placeInIpam(link, path), value },
            ...(otherPath ? { other: placeInIpam(link, otherPath) } : {}),
            refusedBy: ['cni-plugin'],
            data: { kind, value, other },
          },
        );
      }
    }
  },
});
