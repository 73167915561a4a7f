import type { Contract } from '../k8s/contract';
import { type Cidr, parseCidrSloppy } from '../net/parse-sloppy';
import { lastAsRead } from './component-flags';
import type { FlagSet } from './flags';

/** Source: kube-apiserver `ServiceIPRange` (at least 8 addresses), `validateClusterIPFlags` (maxCIDRBits). */
const FEWEST_HOST_BITS = 3;
export const MOST_SERVICE_HOST_BITS = 20;

/** Why kube-apiserver exits over `--service-cluster-ip-range`, and over which of its entries. */
export type ServiceRangeProblem =
  | { readonly kind: 'unread' | 'tooSmall' | 'tooLarge'; readonly entry: string }
  | { readonly kind: 'tooMany'; readonly count: number }
  | { readonly kind: 'oneFamily' };

/** Undefined for a value it starts with, the empty one (a default of its own) included. */
export function serviceRangeProblem(
  text: string,
  apiServer: FlagSet,
  contract: Contract,
): ServiceRangeProblem | undefined {
  const entries = text === '' ? [] : text.split(',');
  const readings = entries.slice(0, 2).map(parseCidrSloppy);
  const unread = readings.findIndex(({ ok }) => !ok);
  if (unread >= 0) return { kind: 'unread', entry: entries[unread] ?? '' };
  if (entries.length > 2) return { kind: 'tooMany', count: entries.length };
  const cidrs = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
  for (const [index, cidr] of cidrs.entries()) {
    const kind = sizeProblemForServices(cidr, index, apiServer, contract);
    if (kind) return { kind, entry: entries[index] ?? '' };
  }
  const [primary, secondary] = cidrs;
  const isPair = primary && primary.prefix.family === secondary?.prefix.family;
  return isPair ? { kind: 'oneFamily' } : undefined;
}

/** The first range has a least size; both have a greatest one while the old allocator is in use. */
export function sizeProblemForServices(
  cidr: Cidr,
  index: number,
  apiServer: FlagSet,
  contract: Contract,
): 'tooSmall' | 'tooLarge' | undefined {
  if (index === 0 && isTooSmall(cidr)) return 'tooSmall';
  const isWide = serviceHostBits(cidr) > MOST_SERVICE_HOST_BITS;
  return isWide && hasCeiling(apiServer, contract) ? 'tooLarge' : undefined;
}

export const serviceHostBits = ({ maskBits, maskWidth }: Cidr): number => maskWidth - maskBits;

/** /0 and /1 overflow `RangeSize` and count as empty. */
const isTooSmall = (cidr: Cidr): boolean =>
  serviceHostBits(cidr) < FEWEST_HOST_BITS || cidr.maskBits <= 1;

/** The two gates of the new allocator lift the ceiling; both are on by default from 1.34. */
function hasCeiling(apiServer: FlagSet, contract: Contract): boolean {
  const gates = lastAsRead(apiServer, 'feature-gates')?.value ?? '';
  const dualWriteOff = /(?:^|,)DisableAllocatorDualWrite=(\w+)/.exec(gates)?.[1];
  return contract.serviceRangeCeilingIsGone ? dualWriteOff === 'false' : dualWriteOff !== 'true';
}
