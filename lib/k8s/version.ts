/** The minors this library knows: 1.28 … 1.37. */
export const FIRST_MINOR = 28;
export const NEWEST_MINOR = 37;
export const MINORS: readonly number[] = Array.from(
  { length: NEWEST_MINOR - FIRST_MINOR + 1 },
  (_, index) => FIRST_MINOR + index,
);

/** A Kubernetes version as people write it: `1.36`, `v1.36.4`, `1.36.4-rc.1`. */
export interface KubernetesVersion {
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  /** Undefined when only the minor is known. */
  readonly patch: number | undefined;
}

const VERSION =
  /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)(?:\.(0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)?$/;

/** Reads `1.36`, `v1.36.4` and pre-releases; undefined for everything else, labels included. */
export function parseKubernetesVersion(text: string): KubernetesVersion | undefined {
  const match = VERSION.exec(text);
  if (!match) return undefined;
  const patch = match[3] === undefined ? undefined : Number(match[3]);
  return { text, major: Number(match[1]), minor: Number(match[2]), patch };
}

export const isKnownMinor = (version: KubernetesVersion): boolean =>
  version.major === 1 && version.minor >= FIRST_MINOR && version.minor <= NEWEST_MINOR;

/** As messages name them all. */
export const KNOWN_MINORS = `1.${FIRST_MINOR} to 1.${NEWEST_MINOR}`;

/** `1.36`, the way minors are named in every message. */
export const nameOfMinor = (minor: number): string => `1.${minor}`;
