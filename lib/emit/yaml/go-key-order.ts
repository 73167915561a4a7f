const LETTER = /^\p{L}$/u;
const DIGIT = /^\p{Nd}$/u;

/**
 * The order Go's YAML writer gives the keys of a mapping: letters after everything else,
 * runs of digits by their value (`a2` before `a10`).
 * Source: go.yaml.in/yaml/v2 v2.4, sorter.go (`keyList.Less`).
 */
export function compareGoKeys(left: string, right: string): number {
  if (left === right) return 0;
  return isLess([...left], [...right]) ? -1 : 1;
}

function isLess(left: readonly string[], right: readonly string[]): boolean {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    if (left[at] !== right[at]) return isLessAt(left, right, at);
  }
  return left.length < right.length;
}

function isLessAt(left: readonly string[], right: readonly string[], at: number): boolean {
  const a = left[at] ?? '';
  const b = right[at] ?? '';
  const isLetterA = LETTER.test(a);
  const isLetterB = LETTER.test(b);
  if (isLetterA && isLetterB) return codePoint(a) < codePoint(b);
  if (isLetterA || isLetterB) return isLetterB;
  const seed = (a === '0' || b === '0') && followsNonZeroDigit(left, at) ? 1n : 0n;
  const numberA = readNumber(left, at, seed);
  const numberB = readNumber(right, at, seed);
  if (numberA.value !== numberB.value) return numberA.value < numberB.value;
  if (numberA.end !== numberB.end) return numberA.end < numberB.end;
  return codePoint(a) < codePoint(b);
}

/** `100` and `10`: the zeros of a number that has begun already count. */
function followsNonZeroDigit(text: readonly string[], at: number): boolean {
  for (let index = at - 1; index >= 0 && DIGIT.test(text[index] ?? ''); index--) {
    if (text[index] !== '0') return true;
  }
  return false;
}

function readNumber(text: readonly string[], at: number, seed: bigint) {
  let value = seed;
  let end = at;
  for (; end < text.length && DIGIT.test(text[end] ?? ''); end++) {
    value = BigInt.asIntN(64, value * 10n + BigInt(codePoint(text[end] ?? '0') - 48));
  }
  return { value, end };
}

const codePoint = (character: string): number => character.codePointAt(0) ?? 0;
