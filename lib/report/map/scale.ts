import type { Span } from '../../net/span';
import { sizeOf } from '../../net/span';

/** A stretch of a line, in pixels or characters. */
export interface Stretch {
  readonly start: number;
  readonly length: number;
}

/**
 * Where the part of the span inside the window is drawn on a line of that length. To scale, but
 * never shorter than `least` and never beyond the ends.
 */
export function stretchOf(span: Span, window: Span, length: number, least: number): Stretch {
  const first = span.first.bits > window.first.bits ? span.first.bits : window.first.bits;
  const last = span.last.bits < window.last.bits ? span.last.bits : window.last.bits;
  const from = positionOf(first, window, length);
  const drawn = Math.max(positionOf(last + 1n, window, length) - from, least);
  const start = Math.max(0, Math.min(from, length - drawn));
  return { start: round(start), length: round(Math.min(drawn, length)) };
}

/** Whole millionths: 128 bits do not fit into a number, and their quotient has to be the same everywhere. */
const PARTS = 1_000_000n;

const positionOf = (bits: bigint, window: Span, length: number): number =>
  (Number(((bits - window.first.bits) * PARTS) / sizeOf(window)) / Number(PARTS)) * length;

const round = (value: number): number => Math.round(value * 100) / 100;
