import { parsePoolEntry } from '../../model/metallb-pool';

/** Addresses for the Services of one namespace, or of all (`global`). */
export interface KubeVipPool {
  /** CIDRs and `first-last`. */
  readonly addresses: readonly string[];
  readonly interface?: string;
  readonly allowShare?: boolean;
}

/**
 * Every pool as ranges: kube-vip-cloud-provider cannot read both forms in one list, and `cidr-global`
 * hides the `range-` of a namespace.
 */
export function renderKubeVipPools(
  pools: ReadonlyMap<string, KubeVipPool>,
  descending: boolean,
): Record<string, string> {
  const entries = [...pools].flatMap(([name, pool]) => [
    [`range-${name}`, pool.addresses.map(asRange).join(',')],
    ...(pool.interface === undefined ? [] : [[`interface-${name}`, pool.interface]]),
    ...(pool.allowShare === undefined ? [] : [[`allow-share-${name}`, `${pool.allowShare}`]]),
  ]);
  return Object.fromEntries([...entries, ...(descending ? [['search-order', 'desc']] : [])]);
}

/** Stands for: ask DHCP. */
const BY_DHCP = '0.0.0.0/32';

/** What is neither a CIDR nor a range stays, for the check to find. */
function asRange(text: string): string {
  const reading = parsePoolEntry(text);
  if (!reading.ok || text === BY_DHCP) return text;
  return `${reading.value.first}-${reading.value.last}`;
}
