import { PRIVATE_RANGES } from '../../k8s/reserved-ranges';
import { AddressSet } from '../../net/address-set';
import { commonPrefix } from '../../net/cover';
import { FAMILIES } from '../../net/family';
import { Prefix } from '../../net/prefix';
import { AddressRange } from '../../net/range';
import { compareSpans, covers, overlaps, type Span } from '../../net/span';
import type { MapMark, MapRange } from './address-map';

/** A block of addresses that the plan takes from, and everything in it. */
export interface Home {
  readonly window: Prefix;
  readonly ranges: readonly MapRange[];
  readonly marks: readonly MapMark[];
  /** What nobody is known to have, in order. */
  readonly free: readonly AddressRange[];
}

/** The blocks around the plan's ranges, IPv4 first; ranges of others appear where they meet one. */
export function homesOf(ranges: readonly MapRange[], marks: readonly MapMark[]): Home[] {
  const own = [
    ...ranges.filter(({ use }) => use !== 'foreign').map(({ span }) => span),
    ...marks.map(({ address }) => AddressRange.of(address)),
  ];
  return windowsOf(own).map((window) => {
    const inside = ranges.filter(({ span }) => overlaps(span, window));
    return {
      window,
      ranges: inside.toSorted((a, b) => compareSpans(a.span, b.span)),
      marks: marks.filter(({ address }) => window.contains(address)),
      free: [...AddressSet.of([window]).subtract(inside.map(({ span }) => span))],
    };
  });
}

/** Never overlapping, in order. */
function windowsOf(spans: readonly Span[]): Prefix[] {
  const known = PRIVATE_RANGES.map((cidr) => Prefix.of(cidr));
  const windows: Prefix[] = [];
  for (const family of FAMILIES) {
    const groups = new Map<string, Span[]>();
    for (const span of spans.filter((one) => one.family === family)) {
      const key = `${blockAround(span, known)}`;
      groups.set(key, [...(groups.get(key) ?? []), span]);
    }
    for (const [key, group] of groups) {
      windows.push(family === 'IPv4' ? Prefix.of(key) : closeAround(group, Prefix.of(key)));
    }
  }
  return windows
    .filter((one) => !windows.some((other) => other.length < one.length && covers(other, one)))
    .sort((a, b) => a.compare(b));
}

const PUBLIC_BLOCK = { IPv4: 8, IPv6: 32 } as const;

/** The private block it lies in; of public addresses the /8, of IPv6 the /32 that a site gets. */
function blockAround(span: Span, known: readonly Prefix[]): Prefix {
  const home = known.find((block) => block.contains(span));
  if (home) return home;
  const around = commonPrefix(span, span) ?? Prefix.around(span.first, 0);
  return Prefix.around(around.first, Math.min(PUBLIC_BLOCK[span.family], around.length));
}

/** The whole of fc00::/7 would show dots: as near as whole hexadecimal digits allow, with some room. */
function closeAround(spans: readonly Span[], block: Prefix): Prefix {
  const [first = block, ...rest] = spans.toSorted(compareSpans);
  const last = rest.reduce((far, span) => (span.last.compare(far.last) > 0 ? span : far), first);
  const around = commonPrefix(first, last) ?? block;
  const length = Math.floor((around.length - 1) / DIGIT_BITS) * DIGIT_BITS;
  return length <= block.length ? block : Prefix.around(around.first, length);
}

const DIGIT_BITS = 4;
