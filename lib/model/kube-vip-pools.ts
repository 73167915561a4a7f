import { parseGoAddress, parseGoCidr } from '../net/parse-go';
import { AddressRange } from '../net/range';
import { type Reading, read, refused } from '../net/reading';
import type { ApiObjectView } from './api-object';
import type { DeclaredRange } from './declared-plan';
import { isObject, type JsonObject } from './document';
import { at, type Located } from './located';
import { objectsOf } from './object-index';
import { remember } from './remember';
import { asText } from './type-meta';

/** The addresses of one namespace, or of all that have none of their own. */
export interface KubeVipPool extends Located<string> {
  /** `cidr-shop`, `range-global`: which of the two forms the text has does not hang on it. */
  readonly key: string;
  readonly form: string;
  /** `global` for all. */
  readonly namespace: string;
  readonly isByDhcp: boolean;
  /** The whole ConfigMap: how addresses are given away stands beside them. */
  readonly data: JsonObject;
  /** All of its ranges, or the first entry that cannot be read. */
  readonly reading: Reading<readonly AddressRange[], string>;
}

export const GLOBAL = 'global';

/** Stands for: ask DHCP. */
const BY_DHCP = '0.0.0.0/32';
const KEY = /^(cidr|range)-(.+)$/;

/** What kube-vip-cloud-provider reads in the ConfigMap `kubevip`. Source: pkg/provider, pkg/ipam. */
export const kubeVipPools = remember((objects: readonly ApiObjectView[]): readonly KubeVipPool[] =>
  objectsOf(objects, '', 'ConfigMap')
    .filter(({ name }) => name === 'kubevip')
    .flatMap(poolsIn),
);

function poolsIn({ value: { data }, source }: ApiObjectView): KubeVipPool[] {
  const texts = isObject(data) ? data : {};
  return Object.entries(texts).flatMap(([key, written]) => {
    const [, form, namespace] = KEY.exec(key) ?? [];
    if (!form || !namespace) return [];
    const value = asText(written) ?? '';
    const place = { at: at(source, 'data', key), origin: 'given' } as const;
    const isByDhcp = value === BY_DHCP;
    return [
      { key, form, namespace, value, isByDhcp, data: texts, reading: readPool(value), ...place },
    ];
  });
}

/** A slash anywhere makes all entries CIDRs. Blanks are not cut off. */
function readPool(text: string): Reading<readonly AddressRange[], string> {
  const readEntry = text.includes('/') ? cidrOf : rangeOf;
  const ranges: AddressRange[] = [];
  for (const entry of text.split(',')) {
    const range = readEntry(entry);
    if (!range || isMapped(entry, range)) return refused(entry);
    ranges.push(range);
  }
  return read(ranges);
}

/** IPv4 in the clothes of IPv6 is IPv6 to it, which no Service has. */
const isMapped = (entry: string, { family }: AddressRange): boolean =>
  family === 'IPv4' && entry.includes(':');

function cidrOf(entry: string): AddressRange | undefined {
  const cidr = parseGoCidr(entry);
  return cidr.ok && !/\/0\d/.test(entry) ? AddressRange.spanning(cidr.value.prefix) : undefined;
}

function rangeOf(entry: string): AddressRange | undefined {
  const ends = entry.split('-').map((text) => parseGoAddress(text));
  const [first, last] = ends;
  if (ends.length !== 2 || !first?.ok || !last?.ok) return undefined;
  return AddressRange.tryBetween(first.value, last.value);
}

/** Where the addresses of a Service come from: CIDRs first, those for all before any ranges. */
export const poolFor = (
  pools: readonly KubeVipPool[],
  namespace: string,
): KubeVipPool | undefined =>
  ['cidr', 'range']
    .flatMap((form) => [`${form}-${namespace}`, `${form}-${GLOBAL}`])
    .flatMap((key) => pools.find((pool) => pool.key === key) ?? [])
    .at(0);

/** The same for the address plan, as far as it can be read. */
export const parseKubeVipPools = (objects: readonly ApiObjectView[]): DeclaredRange[] =>
  kubeVipPools(objects)
    .filter(({ isByDhcp, reading }) => reading.ok && !isByDhcp)
    .flatMap(({ key: name, value, at: place }) =>
      value.split(',').map((entry): DeclaredRange => {
        const text = { value: entry, at: place, origin: 'given' } as const;
        return { use: 'load-balancer', name, text, owner: 'kube-vip' };
      }),
    );
