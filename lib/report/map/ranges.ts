import { COMMON_HOST_RANGES } from '../../k8s/reserved-ranges';
import { staticAddressBand } from '../../k8s/service-allocation';
import type { NeighbourRange, PlanRange } from '../../model/address-plan';
import type { ClusterModel } from '../../model/cluster-model';
import type { NeighbourUse } from '../../model/declared-plan';
import { isForInit } from '../../model/kubeadm-file';
import type { Located } from '../../model/located';
import { isOfOneMachine, type PeerRange } from '../../model/peer-range';
import { serviceRangesOf } from '../../model/service-ranges';
import { Prefix } from '../../net/prefix';
import { AddressRange } from '../../net/range';
import { Blocks } from '../../net/split';
import type { MapRange } from './address-map';

type PlanParts = Pick<ClusterModel, 'plan' | 'objects' | 'versions' | 'kubeadmFiles'>;

/** Every range that the plan knows of, and those that lab hosts usually have. */
export function rangesOf({ plan, objects, versions, kubeadmFiles }: PlanParts): MapRange[] {
  // Without a file for `init` nobody says that kubeadm's default range is used.
  const isKnown = (range: PlanRange) => range.origin === 'given' || kubeadmFiles.some(isForInit);
  const services = serviceRangesOf(plan, objects, versions.cluster)
    .map(({ range }) => range)
    .filter(isKnown);
  return [
    ...plan.pods.map((range) => ({
      ...plainRange('pods', 'pods', range),
      blocks: plan.allocatesNodeBlocks ? blocksOf(range, plan.nodeMask) : null,
    })),
    ...services.map((range) => ({
      ...plainRange('services', 'services', range),
      staticBand: bandOf(range.value),
    })),
    ...plan.neighbours.flatMap((range) => neighbourOf(range)),
    ...plan.peers.flatMap((range) => peerOf(range)),
    ...COMMON_HOST_RANGES.map(foreignRange),
  ];
}

function neighbourOf(range: NeighbourRange): MapRange[] {
  const use = USES[range.use];
  return use === undefined ? [] : [plainRange(use, range.name, range)];
}

/** What connected clusters have is not for this one. */
const peerOf = (range: PeerRange): MapRange[] =>
  isOfOneMachine(range.use) ? [] : [plainRange('reserved', `${range.use} of ${range.peer}`, range)];

/** The others are single addresses: marks. */
const USES: Partial<Record<NeighbourUse, MapRange['use']>> = {
  nodes: 'nodes',
  'load-balancer': 'load-balancer',
  dhcp: 'dhcp',
  reserved: 'reserved',
};

function plainRange(
  use: MapRange['use'],
  name: string,
  range: (PlanRange | NeighbourRange | PeerRange) & Located<unknown>,
): MapRange {
  const { value, text, at, origin, originNote } = range;
  const isDefault = origin === 'default';
  return {
    use,
    name,
    text,
    span: AddressRange.spanning(value),
    where: isDefault ? null : at.source.locate(at.path),
    note: isDefault ? (originNote ?? 'default') : null,
    blocks: null,
    staticBand: null,
  };
}

function blocksOf(
  { value }: PlanRange,
  nodeMask: ClusterModel['plan']['nodeMask'],
): MapRange['blocks'] {
  const length = nodeMask[value.family].value;
  const blocks = Blocks.tryOf(value, length);
  return blocks ? { length, count: blocks.count } : null;
}

function bandOf(range: Prefix): AddressRange | null {
  const size = staticAddressBand(range.size);
  const last = range.first.offset(size);
  const first = range.first.next();
  return size > 0 && first && last ? AddressRange.between(first, last) : null;
}

const foreignRange = ({ cidr, owner }: (typeof COMMON_HOST_RANGES)[number]): MapRange => ({
  use: 'foreign',
  name: owner,
  text: cidr,
  span: AddressRange.spanning(Prefix.of(cidr)),
  where: null,
  note: 'often taken on such hosts',
  blocks: null,
  staticBand: null,
});
