import ipaddr = require('ipaddr.js');

import type { Family } from './family';

/**
 * What a text spells, read as Go 1.16 and k8s.io/utils/net `ParseIPSloppy` read it, before anybody
 * judges it. `family` is the notation: `::ffff:10.0.0.1` is spelled as IPv6.
 */
export interface Spelling {
  readonly family: Family;
  readonly bits: bigint;
  /** An IPv4 octet with a leading zero or an IPv6 group of more than 4 digits: Go >= 1.19 refuses both. */
  readonly hasLeadingZeros: boolean;
}

const OCTETS = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/;
const ZERO_BEFORE_DIGIT = /(?:^|\.)0\d/;
const GROUP = /^[0-9a-f]+$/i;
const MAPPED_HIGH_BITS = 0xffffn;

export function spellAddress(text: string): Spelling | undefined {
  return text.includes(':') ? spellIPv6(text) : spellIPv4(text);
}

/** `::ffff:10.0.0.1`: Go holds it in the same bytes as `10.0.0.1`, so Kubernetes takes it for IPv4. */
export function isMapped(spelling: Spelling): boolean {
  return spelling.family === 'IPv6' && spelling.bits >> 32n === MAPPED_HIGH_BITS;
}

export function formatAddress(family: Family, bits: bigint): string {
  return family === 'IPv4' ? formatIPv4(Number(bits)) : formatIPv6(bits);
}

function spellIPv4(text: string): Spelling | undefined {
  const match = OCTETS.exec(text);
  if (match === null) return undefined;
  let value = 0;
  for (let i = 1; i <= 4; i++) {
    const octet = Number(match[i]);
    if (octet > 255) return undefined;
    value = value * 256 + octet;
  }
  return { family: 'IPv4', bits: BigInt(value), hasLeadingZeros: ZERO_BEFORE_DIGIT.test(text) };
}

function spellIPv6(text: string): Spelling | undefined {
  if (!text.includes('.')) return spellGroups(text);
  const tailStart = text.lastIndexOf(':') + 1;
  const tail = spellIPv4(text.slice(tailStart));
  if (tail === undefined) return undefined;
  const head = spellGroups(text.slice(0, tailStart) + asTwoGroups(tail.bits));
  return head && { ...head, hasLeadingZeros: head.hasLeadingZeros || tail.hasLeadingZeros };
}

const asTwoGroups = (bits: bigint): string =>
  `${(bits >> 16n).toString(16)}:${(bits & 0xffffn).toString(16)}`;

function spellGroups(text: string): Spelling | undefined {
  const [head, tail, ...more] = text.split('::').map(groupsOf);
  if (head === undefined || more.length > 0) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...(tail ?? [])];
  if (!groups.every(isGroup)) return undefined;
  const hex = groups.map((group) => group.slice(-4).padStart(4, '0')).join('');
  const hasLeadingZeros = groups.some((group) => group.length > 4);
  return { family: 'IPv6', bits: BigInt(`0x${hex}`), hasLeadingZeros };
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));

const isGroup = (text: string): boolean => GROUP.test(text) && Number.parseInt(text, 16) <= 0xffff;

const formatIPv4 = (value: number): string =>
  `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;

/** RFC 5952; section 5 there and Go's netip: a mapped address ends in dotted decimal. */
function formatIPv6(bits: bigint): string {
  if (bits >> 32n === MAPPED_HIGH_BITS) return `::ffff:${formatIPv4(Number(bits & 0xffffffffn))}`;
  const groups: number[] = [];
  for (let shift = 112n; shift >= 0n; shift -= 16n) groups.push(Number((bits >> shift) & 0xffffn));
  return new ipaddr.IPv6(groups).toRFC5952String();
}
