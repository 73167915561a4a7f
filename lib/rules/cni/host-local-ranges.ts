import type { HostLocalProblem } from '../../cni/host-local/range';
import { defineRule } from '../rule';
import { placeInIpam, poolsOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

export const hostLocalRanges = defineRule({
  code: 'NET520',
  name: 'host-local-ranges',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'host-local needs at least one set of ranges, and a subnet in each range.',
    why: 'Without a range there is no address to give, and every pod of the node fails.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 host-local/backend/allocator/config.go',
  },
  findings: {
    missing: ({ kind }: HostLocalProblem) => ({
      what: WHAT[kind] ?? 'no range',
      fix: 'ranges: [[{"subnet": "10.244.1.0/24"}]]',
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({
        title: 'the short form',
        ipam: { type: 'host-local', subnet: '10.244.1.0/24' },
      }),
    ],
    invalid: [
      conflistExample({ title: 'no ranges', ipam: { type: 'host-local' } }),
      conflistExample({ title: 'an empty set', ipam: { type: 'host-local', ranges: [[]] } }),
      conflistExample({
        title: 'a range without subnet',
        ipam: { type: 'host-local', ranges: [[{ rangeStart: '10.244.1.10' }]] },
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of poolsOf(conflists)) {
      for (const problem of link.pool.problems) {
        if (WHAT[problem.kind] === undefined) continue;
        const at = placeInIpam(link, problem.path);
        report('missing', problem, { at, refusedBy: ['cni-plugin'], data: { kind: problem.kind } });
      }
    }
  },
});

const WHAT: Readonly<Partial<Record<HostLocalProblem['kind'], string>>> = {
  'no-ranges': 'host-local has no ranges',
  'empty-set': 'a set of ranges is empty',
  'no-subnet': 'a range has no subnet',
};
