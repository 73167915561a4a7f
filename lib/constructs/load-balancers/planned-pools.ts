import type { ClusterNetwork, LoadBalancerPool } from '../cluster/cluster-network';

/** The pools of a plan: entries with one name are one pool. */
export function plannedPools(network: ClusterNetwork | undefined): Map<string, string[]> {
  const pools = new Map<string, string[]>();
  for (const { name, range } of network?._props.loadBalancerPools ?? ([] as LoadBalancerPool[])) {
    pools.set(name, [...(pools.get(name) ?? []), range]);
  }
  return pools;
}
