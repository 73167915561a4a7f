import { isLabelValue, isQualifiedName } from '../../k8s/names';
import type { Json, Source } from '../../model/document';
import { goText } from '../../model/service-addresses';
import type { Prose } from '../rule';

/** One entry of `labels` or `selector` that breaks the syntax of label keys or values. */
export interface BadPair {
  readonly key: string;
  readonly value: string;
  readonly part: 'key' | 'value';
}

export const badKey = ({ key }: Pick<BadPair, 'key'>): Prose => ({
  what: `"${key}" is not a label key: [DNS name/] and at most 63 letters, digits, "-", "_", "."`,
  fix: `rename it, for example to "${asKey(key)}"`,
});

export const badValue = ({ key, value }: Pick<BadPair, 'key' | 'value'>): Prose => ({
  what: `"${value}" is not a label value: at most 63 letters, digits, "-", "_", ".", no edge signs`,
  fix: `${key}: "${asKey(value)}"`,
});

interface Labelled {
  readonly source: Source;
}

export type FoundPair = (labelled: Labelled, pair: BadPair) => void;

/** Calls back for every wrong key and every wrong value; values of other types are not looked at. */
export function eachBadPair(labelled: Labelled, map: Json | undefined, found: FoundPair): void {
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return;
  const pairs = map as Record<string, Json>;
  for (const key in pairs) {
    const value = goText(pairs[key]);
    if (!isGoodKey(key)) found(labelled, { key, value: value ?? '', part: 'key' });
    if (value && !isLabelValue(value)) found(labelled, { key, value, part: 'value' });
  }
}

/** Keys repeat from Service to Service; these are the first good ones seen. */
const GOOD_KEYS = new Set<string>();
const MOST_KNOWN = 200;

function isGoodKey(key: string): boolean {
  if (GOOD_KEYS.has(key)) return true;
  const isGood = isQualifiedName(key);
  if (isGood && GOOD_KEYS.size < MOST_KNOWN) GOOD_KEYS.add(key);
  return isGood;
}

const asKey = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 63)
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '') || 'web';
