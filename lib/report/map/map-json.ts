import type { FamilyCapacity } from '../../model/plan-capacity';
import { findingJson } from '../json';
import { jsonText } from '../json-text';
import type { AddressMap, MapRange } from './address-map';
import type { Home } from './homes';

export const MAP_SCHEMA_VERSION = 1;

/** The map for tools. Counts are text: IPv6 has more addresses than a JSON number can tell apart. */
export const renderMapJson = (maps: readonly AddressMap[]): string =>
  jsonText({ schemaVersion: MAP_SCHEMA_VERSION, clusters: maps.map(clusterJson) });

const clusterJson = ({ kubernetesVersion, homes, capacity, placed, elsewhere }: AddressMap) => ({
  kubernetesVersion,
  blocks: homes.map(homeJson),
  capacity: capacity.families.map(capacityJson),
  nodePorts: capacity.nodePorts,
  plannedNodes: capacity.plannedNodes,
  findings: [
    ...placed.map(({ finding, span }) => ({ ...findingJson(finding), place: extentJson(span) })),
    ...elsewhere.map((finding) => ({ ...findingJson(finding), place: null })),
  ],
});

const homeJson = ({ window, ranges, marks, free }: Home) => ({
  family: window.family,
  range: `${window}`,
  ranges: ranges.map(rangeJson),
  addresses: marks.map(({ kind, name, address }) => ({ kind, name, address: `${address}` })),
  free: free.map((span) => ({ ...extentJson(span), size: `${span.size}` })),
});

const rangeJson = ({ use, name, text, span, where, note, blocks, staticBand }: MapRange) => ({
  use,
  name,
  range: text,
  ...extentJson(span),
  size: `${span.size}`,
  nodeBlocks: blocks && { prefixLength: blocks.length, count: `${blocks.count}` },
  staticBand: staticBand && extentJson(staticBand),
  location: where,
  note,
});

const extentJson = ({ first, last }: MapRange['span']) => ({ first: `${first}`, last: `${last}` });

const capacityJson = (one: FamilyCapacity) => ({
  family: one.family,
  nodes: one.nodes,
  nodeBlocks: countOrNull(one.nodeBlocks),
  podsPerNode: countOrNull(one.podsPerNode),
  machineAddresses: countOrNull(one.machineAddresses),
  services: one.services,
  serviceAddresses: `${one.serviceAddresses}`,
  loadBalancers: one.loadBalancers,
  poolAddresses: `${one.poolAddresses}`,
});

const countOrNull = (count: bigint | null): string | null => (count === null ? null : `${count}`);
