import { widthBits } from '../net/family';
import { Prefix } from '../net/prefix';
import type { PodAddress } from './pod-address';

export type PtpProblem =
  | 'missing'
  | 'other-family'
  | 'broadcast'
  | 'no-route'
  | 'unassignable'
  | 'twice';

/** Linux makes no route of its own for these, and ptp fails to remove it [run]. */
const WITHOUT_ROUTE = [Prefix.of('0.0.0.0/8'), Prefix.of('224.0.0.0/4')];
const UNASSIGNABLE = [Prefix.of('ff00::/8'), Prefix.of('::/127')];

/**
 * Why ptp cannot make its routes through the gateway of an address: it replaces the one of the kernel.
 * Source: plugins v1.9.1 `plugins/main/ptp/ptp.go` setupContainerVeth, setupHostVeth [run].
 */
export function ptpProblem(
  { subnet, gateway }: PodAddress,
  earlier: readonly PodAddress[],
): PtpProblem | undefined {
  if (!gateway) return 'missing';
  if (gateway.family !== subnet.family) return 'other-family';
  if (earlier.some((other) => other.gateway?.equals(gateway))) return 'twice';
  return subnet.family === 'IPv4' ? ofIPv4(subnet, gateway) : ofIPv6(gateway);
}

/** Where ptp makes a route to in the main table, after those of the list: the kernel keeps the first one [run]. */
export const ptpDestinations = ({ subnet, gateway }: PodAddress): Prefix[] =>
  gateway ? [subnet, Prefix.around(gateway, widthBits(gateway.family))] : [subnet];

type Gateway = NonNullable<PodAddress['gateway']>;

function ofIPv4(subnet: Prefix, gateway: Gateway): PtpProblem | undefined {
  const isRouteless =
    subnet.length === 32 || WITHOUT_ROUTE.some((range) => range.contains(subnet.first));
  if (isRouteless) return 'no-route';
  return subnet.length < 31 && gateway.equals(subnet.last) ? 'broadcast' : undefined;
}

const ofIPv6 = (gateway: Gateway): PtpProblem | undefined =>
  UNASSIGNABLE.some((range) => range.contains(gateway)) ? 'unassignable' : undefined;
