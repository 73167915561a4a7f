import type { Prose } from '../rule';

/** A field with a closed choice that has another value. */
export interface Unsupported {
  readonly field: string;
  readonly value: string;
  readonly allowed: readonly string[];
}

export const unsupported = ({ field, value, allowed }: Unsupported): Prose => ({
  what: `${field} "${value}" is not one of ${allowed.join(', ')}`,
  fix: `${field}: ${nearest(value, allowed)}`,
});

/** The choice that was meant: the same word in another case, else the first, which is the default. */
function nearest(value: string, allowed: readonly string[]): string {
  const lower = value.toLowerCase();
  return allowed.find((choice) => choice.toLowerCase() === lower) ?? allowed[0] ?? '';
}
