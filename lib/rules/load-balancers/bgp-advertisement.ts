import { communityProblem } from '../../k8s/bgp-community';
import { isObject } from '../../model/document';
import {
  advertises,
  type MetalLbConfig,
  type MetalLbObject,
  metalLbConfig,
  textsIn,
} from '../../model/metallb-config';
import type { MetalLbPool } from '../../model/metallb-pool';
import { asList, asNumber, asText } from '../../model/type-meta';
import { prefixesOf } from '../../net/cover';
import type { Family } from '../../net/family';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { REFUSED } from '../services/service-side';
import { bgpExample, poolExample } from './metallb-example';
import { METALLB_REFUSES, metalLbSide } from './metallb-side';

interface Aggregation {
  readonly field: string;
  readonly length: number;
}

const POOL = poolExample('lab', 'addresses: [192.168.56.0/24]');

export const bgpAdvertisement = defineRule({
  code: 'NET861',
  name: 'bgp-advertisement',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary:
      'The aggregation length of a BGPAdvertisement lies between the prefixes of its pools and a single address, its localPref is not negative, and its communities are known.',
    why: 'A route shorter than the pool would draw traffic for addresses of others, so MetalLB refuses the configuration. A range first-last needs one prefix in it that is as short as the aggregation length. The definition allows a negative localPref, and MetalLB cannot read it. A community is 16 bits:16 bits, large: and three numbers of 32 bits, or an alias.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 internal/config/config.go bgpAdvertisementFromCR, validateBGPAdvPerPool',
  },
  findings: {
    length: ({ field, length, most }: Aggregation & { most: number }) => ({
      what: `${field} ${length} is more than ${most}`,
      fix: `${field}: ${most}`,
    }),
    shorter: ({ field, length, pool, entry, least }: Aggregation & Shorter) => ({
      what: `${field} ${length} is shorter than ${entry} of pool ${pool}, which is a /${least}`,
      fix: `${field}: ${least}`,
    }),
    selectors: ({ field, length }: Aggregation) => ({
      what: `serviceSelectors and ${field} ${length} exclude each other`,
      fix: `remove ${field}`,
    }),
    negative: ({ value }: { value: number }) => ({
      what: `localPref ${value} is negative`,
      fix: 'localPref: 0',
    }),
    community: ({ value, problem }: { value: string; problem: string }) => ({
      what: `community "${value}" ${problem}`,
      fix: 'write 64500:100, large:64500:1:2, or the name of an alias in a Community',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one route for the whole pool',
        text: manyExamples(
          POOL,
          bgpExample('lab', 'aggregationLength: 24', 'communities: ["64500:100"]'),
        ),
      },
    ],
    invalid: [
      {
        title: 'a route that covers more than the pool',
        text: manyExamples(POOL, bgpExample('lab', 'aggregationLength: 16')),
      },
      {
        title: 'more bits than an address has',
        text: manyExamples(POOL, bgpExample('lab', 'aggregationLength: 33')),
      },
      {
        title: 'some Services in one route',
        text: manyExamples(
          POOL,
          bgpExample(
            'lab',
            'aggregationLength: 24',
            'serviceSelectors: [{ matchLabels: { app: web } }]',
          ),
        ),
      },
      {
        title: 'a preference below zero',
        text: manyExamples(POOL, bgpExample('lab', 'localPref: -1')),
      },
      {
        title: 'a community of more than 16 bits',
        text: manyExamples(POOL, bgpExample('lab', 'communities: ["4200000000:1"]')),
      },
    ],
  }),
  check({ objects }, report) {
    const config = metalLbConfig(objects);
    for (const advertisement of config.bgpAdvertisements) {
      const { object, spec } = advertisement;
      for (const { field, family, most } of FIELDS) {
        const length = asNumber(spec[field]) ?? most;
        const at = metalLbSide(object, ['spec', field], length);
        const facts = { field, length };
        if (asList(spec.serviceSelectors).length > 0 && length !== most) {
          report('selectors', facts, { at, ...REFUSED, data: facts });
        } else if (length > most) {
          const data = { ...facts, most };
          report('length', data, { at, breaks: METALLB_REFUSES, data });
        } else {
          const shorter = shorterThan(config, advertisement, family, length);
          if (!shorter) continue;
          const data = { ...facts, ...shorter };
          report('shorter', data, { at, breaks: METALLB_REFUSES, data });
        }
      }
      const value = asNumber(spec.localPref) ?? 0;
      if (value < 0) {
        const at = metalLbSide(object, ['spec', 'localPref'], value);
        report('negative', { value }, { at, breaks: METALLB_REFUSES, data: { value } });
      }
      for (const { text, path } of textsIn(advertisement, 'communities')) {
        if (aliasesIn(config).has(text)) continue;
        const problem = communityProblem(text);
        if (problem === undefined) continue;
        const facts = { value: text, problem };
        const at = metalLbSide(object, path, text);
        report('community', facts, { at, breaks: METALLB_REFUSES, data: facts });
      }
    }
  },
});

const FIELDS: readonly {
  readonly field: string;
  readonly family: Family;
  readonly most: number;
}[] = [
  { field: 'aggregationLength', family: 'IPv4', most: 32 },
  { field: 'aggregationLengthV6', family: 'IPv6', most: 128 },
];

interface Shorter {
  readonly pool: string;
  readonly entry: string;
  readonly least: number;
}

/** The first entry of a pool none of whose prefixes is as short as the route would be. */
function shorterThan(
  { pools }: MetalLbConfig,
  advertisement: MetalLbObject,
  family: Family,
  length: number,
): Shorter | undefined {
  return pools
    .filter((pool) => advertises(advertisement, pool))
    .flatMap((pool) => leastOf(pool, family))
    .find(({ least }) => length < least);
}

const leastOf = ({ object, entries }: MetalLbPool, family: Family): Shorter[] =>
  entries.flatMap(({ value: entry, reading }) => {
    if (!reading.ok || reading.value.family !== family) return [];
    const lengths = [...prefixesOf(reading.value)].map((prefix) => prefix.length);
    return [{ pool: object.name, entry, least: Math.min(...lengths) }];
  });

const aliasesIn = ({ communities }: MetalLbConfig): ReadonlySet<string | undefined> =>
  new Set(
    communities.flatMap(({ spec }) =>
      asList(spec.communities).map((alias) => (isObject(alias) ? asText(alias.name) : undefined)),
    ),
  );
