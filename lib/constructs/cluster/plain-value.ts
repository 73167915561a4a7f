import type { Json } from '../../model/document';

/** Whether a value is nothing but what a file can hold; one that holds itself is not. */
export function isPlainValue(value: unknown, above: readonly unknown[] = []): boolean {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || above.includes(value)) return false;
  const isList = Array.isArray(value);
  if (!isList && Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every(
    (inner) => (inner === undefined && !isList) || isPlainValue(inner, [...above, value]),
  );
}

/** Such a value without the members that are undefined, which programs use for "not said". */
export const withoutUndefined = (value: unknown): Json => JSON.parse(JSON.stringify(value));

/** An object of such values. */
export const isPlainMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && isPlainValue(value);
