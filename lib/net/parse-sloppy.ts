import { Address } from './address';
import { type WidthBits, widthBits } from './family';
import { Prefix } from './prefix';
import { type Reading, read, refused } from './reading';
import {
  networkOf,
  type SpelledCidr,
  spellCidr,
  type UnreadableAddress,
  type UnreadableCidr,
  whyUnreadable,
} from './spelled-cidr';
import { isMapped, type Spelling, spellAddress } from './text';

/** What Go's `ParseCIDR` returns: the address with its host bits, and the network around it. */
export interface Cidr {
  /** As written, host bits included. A mapped one counts as IPv4 (k8s.io/utils/net `IsIPv6CIDRString`). */
  readonly address: Address;
  /**
   * Masked, as Go's `IPNet.String()` prints it: `::ffff:10.96.0.0/112` is `10.96.0.0/16`.
   * Its family is what k8s.io/utils/net `IsIPv6CIDR` goes by: a mapped address with a mask
   * shorter than 96 bits lies in an IPv6 network.
   */
  readonly prefix: Prefix;
  /** As written: what Go's `Mask.Size()` returns first, and every check of a mask length sees. */
  readonly maskBits: number;
  /** What Go's `Mask.Size()` returns second: 128 for a mapped address. */
  readonly maskWidth: WidthBits;
  readonly isMapped: boolean;
}

/** k8s.io/utils/net `ParseIPSloppy` (Go 1.16): leading zeros are decimal, mapped addresses are IPv4. */
export function parseAddressSloppy(text: string): Reading<Address, UnreadableAddress> {
  const spelling = spellAddress(text);
  return spelling === undefined ? refused(whyUnreadable(text)) : read(asGoAddress(spelling));
}

/** k8s.io/utils/net `ParseCIDRSloppy`: like `parseAddressSloppy`, and host bits are fine. */
export function parseCidrSloppy(text: string): Reading<Cidr, UnreadableCidr> {
  const cidr = spellCidr(text);
  return typeof cidr === 'string' ? refused(cidr) : read(asGoCidr(cidr));
}

export function asGoAddress(spelling: Spelling): Address {
  if (!isMapped(spelling)) return Address.fromBits(spelling.family, spelling.bits);
  return Address.fromBits('IPv4', spelling.bits & 0xffffffffn);
}

export function asGoCidr(spelled: SpelledCidr): Cidr {
  const { family, bits, prefixLength } = networkOf(spelled);
  return {
    address: asGoAddress(spelled.address),
    prefix: Prefix.around(Address.fromBits(family, bits), prefixLength),
    maskBits: spelled.maskBits,
    maskWidth: widthBits(spelled.address.family),
    isMapped: isMapped(spelled.address),
  };
}

/** Ranges with commas between, not trimmed; undefined when one of them cannot be read. */
export function parseCidrListSloppy(text: string): Prefix[] | undefined {
  const readings = text.split(',').map(parseCidrSloppy);
  const prefixes = readings.flatMap((reading) => (reading.ok ? [reading.value.prefix] : []));
  return prefixes.length === readings.length ? prefixes : undefined;
}
