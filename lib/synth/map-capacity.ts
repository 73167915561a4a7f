import type { ClusterModel } from '../model/cluster-model';
import { countNodes } from '../model/node-count';
import { capacityOf, takesAddressOf } from '../model/service-demand';
import { clusterFamilies, serviceRangesOf } from '../model/service-ranges';
import { FAMILIES, type Family } from '../net/family';
import type { FamilyCapacity } from '../report/map/address-map';
import { maxPodsOf } from '../rules/max-pods';
import { nodeBlocks, podAddressesPerNode } from '../rules/node-blocks';

/** What fits into the plan, for each family that has pods or Services. */
export const capacitiesOf = (model: ClusterModel): FamilyCapacity[] =>
  FAMILIES.filter((family) => familiesOf(model).has(family)).map((family) => ({
    family,
    nodes: countNodes(model.nodes),
    nodeBlocks: blocksFor(model, family),
    podsPerNode: podsPerNode(model, family),
    ...servicesOf(model, family),
  }));

const familiesOf = ({ plan }: ClusterModel): Set<Family> =>
  new Set([...plan.pods, ...plan.services].map(({ value }) => value.family));

function blocksFor({ plan }: ClusterModel, family: Family): bigint | null {
  const pods = plan.pods.find(({ value }) => value.family === family);
  return pods && plan.allocatesNodeBlocks ? (nodeBlocks(plan, pods) ?? null) : null;
}

/** The smallest of what the kubelets take and what a node block has. */
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

function servicesOf(model: ClusterModel, family: Family) {
  const { plan, objects, versions, services } = model;
  const ranges = serviceRangesOf(plan, objects, versions.cluster);
  const families = clusterFamilies(plan);
  const takers = services.filter((service) => takesAddressOf(service, family, families));
  return { services: takers.length, serviceAddresses: capacityOf(ranges, family) };
}
