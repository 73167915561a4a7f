import type { Json } from '../model/document';

/** What plugins v1.9.1 print for VERSION, oldest first. Another text, however close, is refused [run]. */
export const CNI_VERSIONS = ['0.1.0', '0.2.0', '0.3.0', '0.3.1', '0.4.0', '1.0.0', '1.1.0'];

/** What libcni and the plugins take when nobody says a version. */
export const IMPLIED_CNI_VERSION = '0.1.0';
const NEWEST: CniVersion = [1, 1, 0];

type CniVersion = readonly [number, number, number];

const NUMBER = /^[+-]?\d+$/;

/** One to three numbers; missing ones are 0. Source: cni v1.3.0 `pkg/version/plugin.go` ParseVersion. */
export function readCniVersion(text: string): CniVersion | undefined {
  if (text === '') return [0, 1, 0];
  const parts = text.split('.');
  if (parts.length > 3 || !parts.every((part) => NUMBER.test(part))) return undefined;
  return [Number(parts[0]), Number(parts[1] ?? 0), Number(parts[2] ?? 0)];
}

/** True only when both can be read. */
export function isAtLeast(text: string, other: string): boolean {
  const [a, b] = [readCniVersion(text), readCniVersion(other)];
  return a !== undefined && b !== undefined && compare(a, b) >= 0;
}

const compare = (a: CniVersion, b: CniVersion): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/**
 * The version libcni 1.3 hands to every plugin: the highest of `cniVersions` and `cniVersion` that
 * it knows. Undefined when it refuses the list over them.
 */
export function effectiveVersion(
  cniVersion: Json | undefined,
  cniVersions: Json | undefined,
): string | undefined {
  const single = cniVersion === undefined ? '' : cniVersion;
  if (typeof single !== 'string') return undefined;
  if (cniVersions === undefined) return single;
  if (!Array.isArray(cniVersions)) return undefined;
  const all = single === '' ? [...cniVersions] : [...cniVersions, single];
  return all.every(isReadable) ? (highestKnown(all) ?? single) : undefined;
}

const isReadable = (entry: Json): entry is string =>
  typeof entry === 'string' && readCniVersion(entry) !== undefined;

/** Of two spellings of one version the earlier entry wins: Go's sort puts equal ones the other way round [run]. */
function highestKnown(versions: readonly string[]): string | undefined {
  const known = versions.flatMap((text) => {
    const version = readCniVersion(text);
    return version && compare(version, NEWEST) <= 0 ? [{ text, version }] : [];
  });
  return known.sort((a, b) => compare(b.version, a.version))[0]?.text;
}
