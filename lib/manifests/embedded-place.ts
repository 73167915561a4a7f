import type { PlacedScalar } from './placed-node';

/**
 * The offset in the outer text of a character of a string that stands there. Exact for block scalars
 * and for strings on one line without escapes; otherwise the place of the string.
 */
export function outerOffset(
  outer: string,
  scalar: PlacedScalar,
  value: string,
  inner: number,
): number {
  if (scalar.style === 'literal' || scalar.style === 'folded') {
    return blockOffset(outer, scalar, value, inner) ?? scalar.start;
  }
  const quote = scalar.style === 'plain' ? 0 : 1;
  const isVerbatim = outer.slice(scalar.start + quote, scalar.end - quote) === value;
  return isVerbatim ? scalar.start + quote + inner : scalar.start;
}

/** Line n of the value is line n below the `|`, moved to the right. */
function blockOffset(
  outer: string,
  { start }: PlacedScalar,
  value: string,
  inner: number,
): number | undefined {
  const row = value.slice(0, inner).split('\n').length;
  const innerStart = value.lastIndexOf('\n', inner - 1) + 1;
  const innerLine = lineAt(value, innerStart);
  const outerStart = lineStartBelow(outer, start, row);
  const outerLine = lineAt(outer, outerStart);
  if (!outerLine.endsWith(innerLine)) return undefined;
  return outerStart + outerLine.length - innerLine.length + (inner - innerStart);
}

function lineStartBelow(text: string, offset: number, rows: number): number {
  let start = offset;
  for (let row = 0; row < rows; row += 1) {
    const newline = text.indexOf('\n', start);
    if (newline < 0) return start;
    start = newline + 1;
  }
  return start;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end);
}
