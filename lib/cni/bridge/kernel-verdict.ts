import type { Address } from '../../net/address';
import { Prefix } from '../../net/prefix';
import type { PodAddress } from '../pod-address';
import type { PodRoute } from './pod-route';

export type RouteProblem =
  | 'host-bits'
  | 'other-family'
  | 'off-link'
  | 'own-address'
  | 'broadcast'
  | 'narrow-scope'
  | 'duplicate';

export interface RouteVerdict {
  readonly problem: RouteProblem;
  /** The route that was there first. */
  readonly other?: PodRoute;
}

const LINK_LOCAL = Prefix.of('fe80::/10');
/** Where the kernel sees no host to send to, though it gives such addresses to an interface [run]. */
const NO_HOSTS = [Prefix.of('0.0.0.0/8'), Prefix.of('224.0.0.0/4'), Prefix.of('::/128')];
/** Kernel `rtnetlink.h`: 253 is "link", and a gateway must be nearer than the route. */
const SCOPE_LINK = 253;
/** Kernel `IP6_RT_PRIO_USER`: what priority 0 means in IPv6. */
const IPV6_PRIORITY = 1024;
const MAIN_TABLE = 254;
/** RFC 3021: two addresses, both of hosts. */
const POINT_TO_POINT = 31;

/** Why the kernel refuses a route of a pod that has these addresses; every line was seen [run]. */
export function judgeRoute(
  route: PodRoute,
  earlier: readonly PodRoute[],
  addresses: readonly PodAddress[],
): RouteVerdict | undefined {
  if (route.family === 'IPv4' && route.hasHostBits) return { problem: 'host-bits' };
  const problem = judgeGateway(route, addresses);
  if (problem) return { problem };
  const other = earlier.find((candidate) => keyOf(candidate) === keyOf(route));
  return other && { problem: 'duplicate', other };
}

function judgeGateway(
  { family, via, scope }: PodRoute,
  addresses: readonly PodAddress[],
): RouteProblem | undefined {
  if (via === undefined || isNone(via)) return undefined;
  if (via.family !== family) return 'other-family';
  if (family === 'IPv4' && scope >= SCOPE_LINK) return 'narrow-scope';
  // Linux takes any IPv4 address that the pod has itself, and no IPv6 one.
  if (addresses.some(({ address }) => address.equals(via))) {
    return family === 'IPv6' ? 'own-address' : undefined;
  }
  const subnet = addresses.find((range) => range.subnet.contains(via))?.subnet;
  if (NO_HOSTS.some((range) => range.contains(via))) return 'off-link';
  if (!subnet) return family === 'IPv6' && LINK_LOCAL.contains(via) ? undefined : 'off-link';
  const hasBroadcast = family === 'IPv4' && subnet.length < POINT_TO_POINT;
  return hasBroadcast && via.equals(subnet.last) ? 'broadcast' : undefined;
}

/** Two routes with one key exclude each other; another gateway makes it a second path. */
const keyOf = (route: PodRoute): string =>
  `${route.destination} ${route.via ?? ''} ${tableOf(route)} ${metricOf(route)}`;

const tableOf = ({ table }: PodRoute): number => (table === 0 ? MAIN_TABLE : table);

const metricOf = ({ family, priority }: PodRoute): number =>
  family === 'IPv6' && priority === 0 ? IPV6_PRIORITY : priority;

/** It excludes every route to the same destination that is added without a table and a priority. */
export const isPlain = (route: PodRoute): boolean =>
  tableOf(route) === MAIN_TABLE &&
  metricOf(route) === (route.family === 'IPv6' ? IPV6_PRIORITY : 0);

/** To the kernel an IPv4 gateway of all zeros is none. */
const isNone = (via: Address): boolean => via.family === 'IPv4' && via.bits === 0n;
