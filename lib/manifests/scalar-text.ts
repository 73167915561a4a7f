import type { ScalarStyle } from './placed-node';
import { resolvePlain } from './scalar';

/** What needs no quotes anywhere, a flow list included. */
const BARE = /^[A-Za-z0-9./_-][A-Za-z0-9./:_-]*$/;

/**
 * A value in the style of the scalar it takes the place of; in double quotes where it would be read
 * as something else. Undefined for styles that fill lines of their own.
 */
export function scalarText(value: string | number, style: ScalarStyle): string | undefined {
  if (style === 'literal' || style === 'folded') return undefined;
  if (typeof value === 'number') return `${value}`;
  if (style === 'single-quoted') return `'${value.replaceAll("'", "''")}'`;
  return style === 'plain' && isBare(value) ? value : JSON.stringify(value);
}

const isBare = (text: string): boolean =>
  BARE.test(text) && !text.endsWith(':') && resolvePlain(text).tag === 'str';
