import {
  networkOf,
  type SpelledCidr,
  type UnreadableAddress,
  type UnreadableCidr,
} from './spelled-cidr';
import { isMapped, type Spelling } from './text';

/** Readable, and taken by Kubernetes for years, but different programs understand different things. */
export type AmbiguousAddress = 'leading-zeros' | 'ipv4-mapped';
export type AmbiguousCidr = AmbiguousAddress | 'leading-zeros-in-mask' | 'host-bits';

export type AddressProblem = UnreadableAddress | AmbiguousAddress;
export type PrefixProblem = UnreadableCidr | AmbiguousCidr;

/**
 * What apimachinery `IsValidIPForLegacyField` says with strict validation (feature gate
 * StrictIPCIDRValidation, on by default from 1.36), in its order.
 */
export function addressProblem(spelling: Spelling): AmbiguousAddress | undefined {
  if (spelling.hasLeadingZeros) return 'leading-zeros';
  return isMapped(spelling) ? 'ipv4-mapped' : undefined;
}

/** Likewise apimachinery `IsValidCIDRForLegacyField`. */
export function cidrProblem(cidr: SpelledCidr): AmbiguousCidr | undefined {
  if (cidr.address.hasLeadingZeros) return 'leading-zeros';
  if (cidr.maskHasLeadingZeros) return 'leading-zeros-in-mask';
  if (isMapped(cidr.address)) return 'ipv4-mapped';
  return networkOf(cidr).bits === cidr.address.bits ? undefined : 'host-bits';
}
