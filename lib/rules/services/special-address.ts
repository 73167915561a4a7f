import type { Address } from '../../net/address';
import { Prefix } from '../../net/prefix';

const SPECIAL: readonly { readonly prefix: Prefix; readonly kind: string }[] = [
  { prefix: Prefix.of('0.0.0.0/32'), kind: 'unspecified' },
  { prefix: Prefix.of('::/128'), kind: 'unspecified' },
  { prefix: Prefix.of('127.0.0.0/8'), kind: 'loopback' },
  { prefix: Prefix.of('::1/128'), kind: 'loopback' },
  { prefix: Prefix.of('169.254.0.0/16'), kind: 'link-local' },
  { prefix: Prefix.of('fe80::/10'), kind: 'link-local' },
  { prefix: Prefix.of('224.0.0.0/24'), kind: 'link-local multicast' },
];

/** Go `IsLinkLocalMulticast`: scope 2, whatever the four flag bits before it. */
const isLinkLocalMulticast = ({ family, bits }: Address): boolean =>
  family === 'IPv6' && bits >> 120n === 0xffn && ((bits >> 112n) & 0xfn) === 2n;

/** kube-apiserver `ValidateEndpointIP`: addresses that nobody behind a Service can have. */
export function specialKindOf(address: Address): string | undefined {
  if (isLinkLocalMulticast(address)) return 'link-local multicast';
  return SPECIAL.find(({ prefix }) => prefix.contains(address))?.kind;
}
