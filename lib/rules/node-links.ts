import type { AddressPlan, NeighbourRange } from '../model/address-plan';
import { AddressSet } from '../net/address-set';
import type { Family } from '../net/family';
import type { Span } from '../net/span';

type Plan = Pick<AddressPlan, 'neighbours'>;

const nodeNetworks = ({ neighbours }: Plan, family: Family): NeighbourRange[] =>
  neighbours.filter(({ use, value }) => use === 'nodes' && value.family === family);

/** Written as a CIDR, a node network is what one link has; `first-last` may be a part of that. */
const isLink = ({ text }: NeighbourRange): boolean => text.includes('/');

/** The links of the nodes in one family. */
export const nodeLinks = (plan: Plan, family: Family): NeighbourRange[] =>
  nodeNetworks(plan, family).filter(isLink);

/** The node networks, when they are all known and not all of the addresses lie in them; else nothing. */
export function linksBeside(plan: Plan, addresses: Span): NeighbourRange[] {
  const networks = nodeNetworks(plan, addresses.family);
  const isOnLink = AddressSet.of(networks.map(({ value }) => value)).contains(addresses);
  return isOnLink || !networks.every(isLink) ? [] : networks;
}
