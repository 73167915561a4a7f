import type { Address } from '../../net/address';
import type { Family } from '../../net/family';
import { Prefix } from '../../net/prefix';
import type { PodAddress } from '../pod-address';

/** An address of a pod whose gateway is the bridge. */
export interface BridgeAddress extends PodAddress {
  readonly gateway: Address;
}

export interface BridgeClash {
  readonly range: BridgeAddress;
  /** The range whose gateway is on the bridge already; undefined: the kernel's own fe80::/64. */
  readonly earlier: BridgeAddress | undefined;
  readonly problem: 'second-address' | 'other-family' | 'unassignable';
}

const LINK_LOCAL = Prefix.of('fe80::/64');
/** Linux puts neither on a bridge; their IPv4 counterparts it does [run]. */
const UNASSIGNABLE = [Prefix.of('ff00::/8'), Prefix.of('::/127')];

/**
 * Gateways that do not fit on one bridge together: IPv4 takes one, IPv6 any number that do not
 * overlap. The plugin puts those of IPv4 there first.
 * Source: plugins v1.9.1 `bridge.go` ensureAddr [run].
 */
export function bridgeClashes(
  addresses: readonly BridgeAddress[],
  forceAddress: boolean,
): BridgeClash[] {
  const clashes: BridgeClash[] = [];
  const placed: BridgeAddress[] = [];
  for (const range of [...ofFamily(addresses, 'IPv4'), ...ofFamily(addresses, 'IPv6')]) {
    const clash = clashOf(range, placed, forceAddress);
    if (clash) clashes.push(clash);
    placed.push(range);
  }
  return clashes;
}

const ofFamily = (addresses: readonly BridgeAddress[], family: Family): BridgeAddress[] =>
  addresses.filter(({ subnet }) => subnet.family === family);

function clashOf(
  range: BridgeAddress,
  placed: readonly BridgeAddress[],
  forceAddress: boolean,
): BridgeClash | undefined {
  const { family } = range.subnet;
  if (family === 'IPv6' && range.gateway.family === 'IPv4') {
    return { range, earlier: undefined, problem: 'other-family' };
  }
  if (UNASSIGNABLE.some((reserved) => reserved.contains(range.gateway))) {
    return { range, earlier: undefined, problem: 'unassignable' };
  }
  if (forceAddress) return undefined;
  const earlier = placed.find((other) => isInTheWay(other, range));
  const meetsKernel = family === 'IPv6' && networkAt(range).overlaps(LINK_LOCAL);
  return earlier || meetsKernel ? { range, earlier, problem: 'second-address' } : undefined;
}

/** The plugin looks at the addresses on the bridge that are of the pod's family. */
function isInTheWay(other: BridgeAddress, range: BridgeAddress): boolean {
  const { family } = range.subnet;
  if (other.gateway.family !== family || isSameAddress(other, range)) return false;
  return family === 'IPv4' || networkAt(other).overlaps(networkAt(range));
}

const isSameAddress = (a: BridgeAddress, b: BridgeAddress): boolean =>
  a.gateway.equals(b.gateway) && a.subnet.length === b.subnet.length;

const networkAt = ({ gateway, subnet }: BridgeAddress): Prefix =>
  Prefix.around(gateway, subnet.length);
