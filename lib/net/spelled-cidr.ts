import { widthBits } from './family';
import { isMapped, type Spelling, spellAddress } from './text';

/** `address/mask` as Go's `ParseCIDR` takes it apart; the address may have bits beyond the mask. */
export interface SpelledCidr {
  readonly address: Spelling;
  /** As written: `::ffff:10.96.0.0/112` has a mask of 112 bits of 128. */
  readonly maskBits: number;
  readonly maskHasLeadingZeros: boolean;
}

export type UnreadableAddress = 'not-an-address' | 'blanks' | 'zone';
export type UnreadableCidr =
  | UnreadableAddress
  | 'no-mask'
  | 'mask-not-a-number'
  | 'mask-out-of-range';

const DIGITS = /^\d+$/;

export function spellCidr(text: string): SpelledCidr | UnreadableCidr {
  const slash = text.indexOf('/');
  const addressText = slash < 0 ? text : text.slice(0, slash);
  const address = spellAddress(addressText);
  if (address === undefined) return whyUnreadable(addressText);
  if (slash < 0) return 'no-mask';
  return spellMask(address, text.slice(slash + 1));
}

function spellMask(address: Spelling, mask: string): SpelledCidr | UnreadableCidr {
  if (mask.trim() !== mask) return 'blanks';
  if (!DIGITS.test(mask)) return 'mask-not-a-number';
  const maskBits = Number(mask);
  if (maskBits > widthBits(address.family)) return 'mask-out-of-range';
  return { address, maskBits, maskHasLeadingZeros: mask.length > 1 && mask.startsWith('0') };
}

/** Everything here is refused by every reader; the finer words only help to say what to change. */
export function whyUnreadable(text: string): UnreadableAddress {
  if (text.trim() !== text && spellAddress(text.trim())) return 'blanks';
  const percent = text.indexOf('%');
  return percent > 0 && spellAddress(text.slice(0, percent)) ? 'zone' : 'not-an-address';
}

/** The bits of the network, and the family and mask length Go's `IPNet.String()` prints. */
export function networkOf({ address, maskBits }: SpelledCidr): Omit<Spelling, 'hasLeadingZeros'> & {
  readonly prefixLength: number;
} {
  const width = widthBits(address.family);
  const hostBits = BigInt(width - maskBits);
  const bits = (address.bits >> hostBits) << hostBits;
  // A mask shorter than 96 bits cuts into `::ffff`: what is left is a plain IPv6 network.
  if (!isMapped({ ...address, bits })) {
    return { family: address.family, bits, prefixLength: maskBits };
  }
  return { family: 'IPv4', bits: bits & 0xffffffffn, prefixLength: maskBits - 96 };
}
