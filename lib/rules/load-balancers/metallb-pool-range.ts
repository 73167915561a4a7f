import { valueAt } from '../../model/document';
import { metalLbConfig } from '../../model/metallb-config';
import type { PoolEntryProblem } from '../../model/metallb-pool';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { LAB_POOL, poolExample } from './metallb-example';
import { METALLB_REFUSES, metalLbSide } from './metallb-side';

interface Entry {
  readonly pool: string;
  readonly value: string;
  readonly problem: PoolEntryProblem;
}

export const metalLbPoolRange = defineRule({
  code: 'NET857',
  name: 'metallb-pool-range',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'Every entry of an IPAddressPool is a CIDR or first-last, and there is at least one.',
    why: 'The definition takes any text. MetalLB does not: one address needs its /32 or /128, a range begins with its lower end, and both ends are of one family. Blanks are fine around the ends of a range; host bits of a CIDR do not count.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 internal/config/config.go ParseCIDR, addressPoolFromCR',
  },
  findings: {
    single: ({ value }: Entry) => ({
      what: `"${value}" is one address, where MetalLB wants a CIDR or a range`,
      fix: `write ${value}/${value.includes(':') ? 128 : 32}`,
    }),
    unreadable: ({ value }: Entry) => ({
      what: `"${value}" is neither a CIDR nor a range first-last`,
      fix: 'write 192.168.1.240/28 or 192.168.1.240-192.168.1.250',
    }),
    families: ({ value }: Entry) => ({
      what: `"${value}" begins and ends in different address families`,
      fix: 'write one range for each family',
    }),
    reversed: ({ value }: Entry) => ({
      what: `"${value}" ends before it begins`,
      fix: `write ${value
        .split('-')
        .map((end) => end.trim())
        .reverse()
        .join('-')}`,
    }),
    empty: ({ pool }: { pool: string }) => ({
      what: `IPAddressPool ${pool} has no addresses`,
      fix: 'addresses: [192.168.1.240-192.168.1.250]',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'blanks around the ends, host bits in a CIDR, both families',
        text: manyExamples(
          poolExample(
            'lab',
            'addresses: ["192.168.56.240 - 192.168.56.250", 192.168.57.9/29, "fd00:56::/120"]',
          ),
          LAB_POOL[1],
        ),
      },
    ],
    invalid: [
      { title: 'one address', text: poolExample('lab', 'addresses: [192.168.56.240]') },
      {
        title: 'the end of the range alone',
        text: poolExample('lab', 'addresses: [192.168.56.240-250]'),
      },
      {
        title: 'the higher end first',
        text: poolExample('lab', 'addresses: [192.168.56.250-192.168.56.240]'),
      },
      {
        title: 'two families',
        text: poolExample('lab', 'addresses: ["192.168.56.250-fd00:56::1"]'),
      },
      { title: 'no entry at all', text: poolExample('lab', 'addresses: []') },
    ],
  }),
  check({ objects }, report) {
    for (const { object, entries } of metalLbConfig(objects).pools) {
      const pool = object.name;
      const addresses = valueAt(object.value, ['spec', 'addresses']);
      if (Array.isArray(addresses) && asList(addresses).length === 0) {
        const at = metalLbSide(object, ['spec', 'addresses'], '[]');
        report('empty', { pool }, { at, breaks: METALLB_REFUSES, data: { pool } });
      }
      for (const { value, at, reading } of entries) {
        if (reading.ok) continue;
        const facts = { pool, value, problem: reading.problem };
        const side = { at, value };
        report(FINDINGS[reading.problem], facts, {
          at: side,
          breaks: METALLB_REFUSES,
          data: facts,
        });
      }
    }
  },
});

const FINDINGS: Readonly<
  Record<PoolEntryProblem, 'single' | 'unreadable' | 'families' | 'reversed'>
> = {
  'single-address': 'single',
  'not-a-range': 'unreadable',
  'two-families': 'families',
  reversed: 'reversed',
};
