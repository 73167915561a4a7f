import type { ApiObjectView } from '../../model/api-object';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { type At, at, below } from '../../model/located';
import { objectsOf } from '../../model/object-index';
import { asList, asNumber, asText } from '../../model/type-meta';
import { parseCidrSloppy } from '../../net/parse-sloppy';
import type { Prefix } from '../../net/prefix';

/** What Calico refuses of one pool, whatever the cluster is like. */
export interface PoolProblem {
  readonly at: At;
  readonly value: string;
  readonly what: string;
  readonly fix: string;
}

/** A pool in either of its two spellings: IPPool, or an entry of `ipPools` of Installation. */
interface WrittenPool {
  readonly value: JsonObject;
  readonly at: At;
  readonly cidr: string;
}

/** Source: Calico libcalico-go validator/v3 and the CRD of IPPool; tigera/operator validatePools. */
export const calicoPoolProblems = (objects: readonly ApiObjectView[]): PoolProblem[] =>
  writtenPools(objects).flatMap((pool) => {
    const reading = parseCidrSloppy(pool.cidr);
    if (!reading.ok)
      return [problem(pool, 'cidr', 'is no CIDR', 'write a range such as 10.244.0.0/16')];
    const { prefix, address } = reading.value;
    return [
      ...(address.equals(prefix.first)
        ? []
        : [problem(pool, 'cidr', 'is not written with its first address', `cidr: ${prefix}`)]),
      ...blockProblems(pool, prefix),
      ...encapsulationProblems(pool, prefix),
    ];
  });

function writtenPools(objects: readonly ApiObjectView[]): WrittenPool[] {
  const path = ['spec', 'calicoNetwork', 'ipPools'];
  const entries = objectsOf(objects, 'operator.tigera.io', 'Installation').flatMap(
    ({ source, value }) =>
      asList(valueAt(value, path)).map((entry, index) => ({
        value: entry,
        at: at(source, ...path, index),
      })),
  );
  const pools = ['projectcalico.org', 'crd.projectcalico.org']
    .flatMap((group) => objectsOf(objects, group, 'IPPool'))
    .map(({ source, value }) => ({ value: value.spec, at: at(source, 'spec') }));
  return [...entries, ...pools].flatMap(({ value, at: place }) => {
    const cidr = isObject(value) ? asText(value.cidr) : undefined;
    return isObject(value) && cidr !== undefined ? [{ value, at: place, cidr }] : [];
  });
}

const BLOCKS = {
  IPv4: { usual: 26, first: 20, last: 32 },
  IPv6: { usual: 122, first: 116, last: 128 },
} as const;

function blockProblems(pool: WrittenPool, { family, length }: Prefix): PoolProblem[] {
  const { usual, first, last } = BLOCKS[family];
  const size = asNumber(pool.value.blockSize) || usual;
  if (size < first || size > last) {
    const what = `is not between ${first} and ${last}`;
    return [problem(pool, 'blockSize', what, `blockSize: ${usual}`)];
  }
  if (length <= size) return [];
  const what = `is smaller than one block of /${size}`;
  return [
    problem(
      pool,
      'cidr',
      what,
      length <= last ? `blockSize: ${length}, or a larger pool` : 'take a larger pool',
    ),
  ];
}

function encapsulationProblems(pool: WrittenPool, { family }: Prefix): PoolProblem[] {
  const isOn = (field: string) => (asText(pool.value[field]) || 'Never') !== 'Never';
  const ipip = isOn('ipipMode')
    ? 'ipipMode'
    : asText(pool.value.encapsulation)?.startsWith('IPIP')
      ? 'encapsulation'
      : undefined;
  return [
    ...(isOn('ipipMode') && isOn('vxlanMode')
      ? [problem(pool, 'vxlanMode', 'stands beside ipipMode', 'keep one of ipipMode and vxlanMode')]
      : []),
    ...(ipip && family === 'IPv6'
      ? [
          problem(
            pool,
            ipip,
            'is IPIP, which IPv6 has not',
            ipip === 'ipipMode' ? 'vxlanMode: Always' : 'encapsulation: VXLAN',
          ),
        ]
      : []),
  ];
}

const problem = (
  { value, at: place }: WrittenPool,
  field: string,
  what: string,
  fix: string,
): PoolProblem => ({
  at: below(place, field),
  value: String(value[field] ?? ''),
  what: `${field} ${JSON.stringify(value[field] ?? '')} ${what}`,
  fix,
});
