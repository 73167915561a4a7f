import type { AddressPlan, NeighbourRange, NodeAddress, PlanRange } from '../model/address-plan';
import type { KubeadmFile } from '../model/kubeadm-file';
import { isForInit } from '../model/kubeadm-file';
import type { Located } from '../model/located';
import type { Address } from '../net/address';
import type { Span } from '../net/span';
import { rangeSide } from './range-side';
import type { Side } from './rule';

/** A range of the cluster and nodes that have addresses in it. */
export interface NodeClash {
  readonly range: PlanRange;
  /** What the two have in common: `10.100.0.0/24`, or one address. */
  readonly shared: string;
  readonly other: Side;
  /** The nodes whose own address lies in the range. */
  readonly nodes: readonly string[];
}

/** First against the node networks, then against single addresses that no such network covers. */
export function nodeClashes(
  plan: Pick<AddressPlan, 'neighbours' | 'nodeAddresses'>,
  range: PlanRange,
): NodeClash[] {
  const inside = plan.nodeAddresses.filter(({ value }) => range.value.contains(value));
  const networks = plan.neighbours.filter(
    ({ use, value }) => use === 'nodes' && range.value.overlaps(value),
  );
  const alone = inside.filter(({ value }) => !networks.some((net) => net.value.contains(value)));
  const clashes = networks.map((network) => networkClash(range, network, inside));
  const [first] = alone;
  return first ? [...clashes, addressClash(range, first, alone)] : clashes;
}

function networkClash(
  range: PlanRange,
  network: NeighbourRange,
  inside: readonly NodeAddress[],
): NodeClash {
  const shared = network.value.intersect(range.value);
  return {
    range,
    shared: shared ? spanText(shared) : network.text,
    other: rangeSide(network),
    nodes: namesOf(inside.filter(({ value }) => network.value.contains(value))),
  };
}

const addressClash = (
  range: PlanRange,
  first: NodeAddress,
  all: readonly NodeAddress[],
): NodeClash => ({
  range,
  shared: `${first.value}`,
  other: addressSide(first),
  nodes: namesOf(all),
});

export const addressSide = (address: Located<Address>): Side => ({
  at: address.at,
  value: `${address.value}`,
  extent: { first: `${address.value}`, last: `${address.value}` },
  origin: address.origin,
});

const namesOf = (addresses: readonly NodeAddress[]): string[] =>
  addresses.map(({ node, value }) => node.name?.value ?? `${value}`);

export const spanText = ({ first, last }: Span): string =>
  first.equals(last) ? `${first}` : `${first}-${last}`;

/** Whether anybody says what the cluster's ranges are: kubeadm's defaults hold only for `init`. */
export const knowsCluster = (files: readonly KubeadmFile[]): boolean => files.some(isForInit);
