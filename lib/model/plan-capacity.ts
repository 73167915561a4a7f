import { AddressSet } from '../net/address-set';
import { FAMILIES, type Family } from '../net/family';
import { AddressRange } from '../net/range';
import { covers } from '../net/span';
import type { ClusterModel } from './cluster-model';
import { loadBalancerRequests } from './load-balancer-request';
import { maxPodsOf } from './max-pods';
import { nodeBlocks, podAddressesPerNode } from './node-blocks';
import { countNodes } from './node-count';
import { capacityOf, takesAddressOf } from './service-demand';
import { servicesOfOtherTypes } from './service-index';
import { countNodePorts } from './service-node-ports';
import { clusterFamilies, serviceRangesOf } from './service-ranges';

/** How much fits into the ranges of one family. */
export interface FamilyCapacity {
  readonly family: Family;
  readonly nodes: number;
  /** Null where nobody cuts node blocks. */
  readonly nodeBlocks: bigint | null;
  /** What the kubelets take, or the addresses of a node block where those are fewer. */
  readonly podsPerNode: bigint | null;
  /** Addresses of the node networks that nobody else has; null where none is declared. */
  readonly machineAddresses: bigint | null;
  readonly services: number;
  readonly serviceAddresses: bigint;
  readonly loadBalancers: number;
  readonly poolAddresses: bigint;
}

/** What fits into a plan, and what is taken of it. */
export interface PlanCapacity {
  readonly families: readonly FamilyCapacity[];
  readonly nodePorts: { readonly taken: number; readonly total: number };
  /** How many nodes there are to be; null when nobody said. */
  readonly plannedNodes: number | null;
}

export const planCapacity = (model: ClusterModel): PlanCapacity => ({
  families: FAMILIES.filter((family) => familiesOf(model).has(family)).map((family) =>
    capacityIn(model, family),
  ),
  nodePorts: {
    taken: servicesOfOtherTypes(model.services).reduce((sum, one) => sum + countNodePorts(one), 0),
    total: model.plan.nodePorts.value.size,
  },
  plannedNodes: model.plannedNodes?.value ?? null,
});

const familiesOf = ({ plan }: ClusterModel): Set<Family> =>
  new Set([...plan.pods, ...plan.services].map(({ value }) => value.family));

function capacityIn(model: ClusterModel, family: Family): FamilyCapacity {
  const { plan, nodes, services, objects, versions } = model;
  const families = clusterFamilies(plan);
  const ranges = serviceRangesOf(plan, objects, versions.cluster);
  const requests = loadBalancerRequests(services, families);
  return {
    family,
    nodes: countNodes(nodes),
    nodeBlocks: blocksFor(model, family),
    podsPerNode: podsPerNode(model, family),
    machineAddresses: machineAddresses(plan, family),
    services: services.filter((service) => takesAddressOf(service, family, families)).length,
    serviceAddresses: capacityOf(ranges, family),
    loadBalancers: requests.filter((request) => request.families.includes(family)).length,
    poolAddresses: spansOf(plan, family, ({ use }) => use === 'load-balancer').size,
  };
}

function blocksFor({ plan }: ClusterModel, family: Family): bigint | null {
  const pods = plan.pods.find(({ value }) => value.family === family);
  return pods && plan.allocatesNodeBlocks ? (nodeBlocks(plan, pods) ?? null) : null;
}

function podsPerNode(model: ClusterModel, family: Family): bigint | null {
  const { plan } = model;
  if (blocksFor(model, family) === null) return null;
  const { value: mask, at } = plan.nodeMask[family];
  const limits = [
    podAddressesPerNode(family, mask),
    ...maxPodsOf(model, at).map(({ value }) => BigInt(Math.trunc(value))),
  ];
  return limits.reduce((least, limit) => (limit < least ? limit : least));
}

type Plan = ClusterModel['plan'];

/** Without the first and the last address of each network, and without what others have in them. */
export function machineAddresses(plan: Plan, family: Family): bigint | null {
  const networks = spansOf(plan, family, ({ use }) => use === 'nodes');
  if (networks.isEmpty) return null;
  const edges = networks.ranges
    .flatMap(({ first, last }) => [first, last])
    .map((one) => AddressRange.of(one));
  // A reserved network around one is the LAN it belongs to.
  const isInside = (range: AddressRange) => !networks.ranges.some((one) => covers(range, one));
  const others = spansOf(plan, family, ({ use, value }) => use !== 'nodes' && isInside(value));
  return networks.subtract([...edges, ...others]).size;
}

const spansOf = (
  { neighbours }: Plan,
  family: Family,
  isMeant: (range: Plan['neighbours'][number]) => boolean,
): AddressSet =>
  AddressSet.of(
    neighbours.flatMap((range) =>
      range.value.family === family && isMeant(range) ? [range.value] : [],
    ),
  );
