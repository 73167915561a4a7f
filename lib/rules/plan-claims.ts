import type { AddressPlan, NeighbourRange, NodeAddress, PlanRange } from '../model/address-plan';
import type { NeighbourUse } from '../model/declared-plan';
import { AddressRange } from '../net/range';
import { covers } from '../net/span';
import { addressSide } from './node-clash';
import { rangeSide } from './range-side';
import type { Side } from './rule';

/** What addresses are taken for. Node networks claim none of theirs: pools and gateways live in them. */
export type ClaimUse = 'pods' | 'services' | 'node' | Exclude<NeighbourUse, 'nodes'>;

/** Addresses that belong to somebody. */
export interface Claim {
  readonly use: ClaimUse;
  readonly value: AddressRange;
  readonly text: string;
  /** How messages call it: `DHCP range 192.168.1.50-192.168.1.99`. */
  readonly said: string;
  readonly side: Side;
  /** What it was made from, to tell it from others. */
  readonly from: PlanRange | NodeAddress | NeighbourRange;
}

type Plan = Pick<AddressPlan, 'pods' | 'nodeAddresses' | 'neighbours'>;

/** Everything that an address of a pool must stay clear of. */
export const claimsOf = (plan: Plan, services: readonly PlanRange[]): Claim[] => [
  ...plan.pods.map((range) => rangeClaim('pods', range)),
  ...services.map((range) => rangeClaim('services', range)),
  ...nodeClaims(plan),
  ...localClaims(plan),
];

/** What the plan says of the networks around the cluster. */
export const neighbourClaims = ({ neighbours }: Pick<Plan, 'neighbours'>): Claim[] =>
  neighbours.flatMap((range) => (range.use === 'nodes' ? [] : [rangeClaim(range.use, range)]));

/** The same without the LAN that the nodes stand in: what single addresses are held against. */
export const localClaims = (plan: Plan): Claim[] =>
  neighbourClaims({ neighbours: plan.neighbours.filter((range) => !isOwnNetwork(plan, range)) });

const SAID: Readonly<Record<ClaimUse, string>> = {
  pods: 'pod range',
  services: 'service range',
  node: 'node address',
  'load-balancer': 'pool',
  virtual: 'virtual address',
  endpoint: 'API endpoint',
  gateway: 'gateway',
  dhcp: 'DHCP range',
  dns: 'name server',
  reserved: 'reserved network',
};

function rangeClaim(use: ClaimUse, range: PlanRange | NeighbourRange): Claim {
  const { value, text } = range;
  const owner = use === 'reserved' && 'name' in range ? ` (${range.name})` : '';
  return {
    use,
    value: AddressRange.spanning(value),
    text,
    said: `${SAID[use]} ${text}${owner}`,
    side: rangeSide(range),
    from: range,
  };
}

export const nodeClaims = ({ nodeAddresses }: Pick<Plan, 'nodeAddresses'>): Claim[] =>
  nodeAddresses.map((address) => ({
    use: 'node',
    value: AddressRange.of(address.value),
    text: `${address.value}`,
    said: `${SAID.node} ${address.value}`,
    side: addressSide(address),
    from: address,
  }));

/**
 * A reserved network around the nodes is the LAN they stand in: it keeps pods and Services out, and
 * says nothing of single addresses. One inside a node network is a part set aside.
 */
function isOwnNetwork(plan: Plan, { use, value }: NeighbourRange): boolean {
  if (use !== 'reserved') return false;
  const networks = plan.neighbours.filter((other) => other.use === 'nodes');
  if (networks.some((network) => covers(value, network.value))) return true;
  if (networks.some((network) => network.value.overlaps(value))) return false;
  return plan.nodeAddresses.some((address) => value.contains(address.value));
}
