import { advertises, type MetalLbObject, metalLbConfig } from '../../model/metallb-config';
import { type MetalLbPool, rangesOf } from '../../model/metallb-pool';
import { asList, asNumber } from '../../model/type-meta';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { bgpExample, poolExample } from './metallb-example';
import { METALLB_REFUSES, metalLbSide } from './metallb-side';

interface Conflict {
  readonly field: string;
  readonly values: string;
  readonly pool: string;
  readonly other: string;
}

const POOL = poolExample('lab', 'addresses: [192.168.56.0/24]');

export const bgpAdvertisementConflict = defineRule({
  code: 'NET862',
  name: 'bgp-advertisement-conflict',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary:
      'Two BGPAdvertisements of one pool that make the same routes must agree on localPref and asPathPrepend.',
    why: 'One route has one preference. MetalLB refuses the configuration when two advertisements of a pool have the same aggregation length, a peer and a node in common, and differ in it; those with serviceSelectors are not compared.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source:
      'MetalLB 0.16 internal/config/config.go validateBGPAdvPerPool, bgpAdvertisementsOverlap',
  },
  findings: {
    conflict: ({ field, values, pool, other }: Conflict) => ({
      what: `${field} of pool ${pool} is ${values}, here and in BGPAdvertisement ${other}`,
      fix: `give both the same ${field}, or peers of their own`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the pool as a whole, and each address less liked',
        text: manyExamples(
          POOL,
          bgpExample('whole', 'aggregationLength: 24', 'localPref: 200'),
          bgpExample('single', 'localPref: 100'),
        ),
      },
    ],
    invalid: [
      {
        title: 'two preferences of one route',
        text: manyExamples(
          POOL,
          bgpExample('a', 'localPref: 200'),
          bgpExample('b', 'localPref: 100'),
        ),
      },
    ],
  }),
  check({ objects }, report) {
    const { pools, bgpAdvertisements } = metalLbConfig(objects);
    const compared = bgpAdvertisements.filter(isCompared);
    compared.forEach((one, index) => {
      for (const other of compared.slice(0, index)) {
        const pool = pools.find(
          (each) =>
            advertises(one, each) && advertises(other, each) && makeSameRoutes(one, other, each),
        );
        const field = FIELDS.find((name) => number(one, name) !== number(other, name));
        if (!pool || !field) continue;
        const values = `${number(other, field)} and ${number(one, field)}`;
        const facts = { field, values, pool: pool.object.name, other: other.object.name };
        report('conflict', facts, {
          at: metalLbSide(one.object, ['spec', field], number(one, field)),
          other: metalLbSide(other.object, ['spec', field], number(other, field)),
          breaks: METALLB_REFUSES,
          data: facts,
        });
      }
    });
  },
});

const FIELDS = ['localPref', 'asPathPrepend'] as const;

const number = ({ spec }: MetalLbObject, field: string): number => asNumber(spec[field]) ?? 0;

/** Which nodes a selector selects is not known here. */
const isCompared = ({ spec }: MetalLbObject): boolean =>
  asList(spec.serviceSelectors).length === 0 && asList(spec.nodeSelectors).length === 0;

function makeSameRoutes(one: MetalLbObject, other: MetalLbObject, pool: MetalLbPool): boolean {
  const families = new Set(rangesOf(pool).map(({ family }) => family));
  const isEqual = (field: string, most: number) =>
    (asNumber(one.spec[field]) ?? most) === (asNumber(other.spec[field]) ?? most);
  const four = families.has('IPv4') && isEqual('aggregationLength', 32);
  const six = families.has('IPv6') && isEqual('aggregationLengthV6', 128);
  return (four || six) && sharePeers(asList(one.spec.peers), asList(other.spec.peers));
}

/** No peers stands for all. */
const sharePeers = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === 0 || others.length === 0 || some.some((peer) => others.includes(peer));
