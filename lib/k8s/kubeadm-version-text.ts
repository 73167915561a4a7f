/** What kubeadm makes of `kubernetesVersion`. */
export type VersionText =
  | { readonly kind: 'version'; readonly release: Release }
  /** `stable-1`, `latest`: looked up on the internet; offline kubeadm's own version. */
  | { readonly kind: 'label' }
  | { readonly kind: 'unreadable' };

export interface Release {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly isPreRelease: boolean;
}

/** Source: kubeadm `util/version.go` (kubeReleaseRegex, kubeReleaseLabelRegex, kubeBucketPrefixes). */
const RELEASE = /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)([-\w.+]*)$/;
const LABEL = /^(?:latest|stable)+(?:-[1-9](?:\.[1-9]\d?)?)?$/;
const BUCKET = /^(?:(?:release|ci)\/)?([-\w.+]+)$/;
/** Source: apimachinery `version.ParseSemantic`. */
const SUFFIX =
  /^(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
const ZERO_PREFIXED = /(?:^|\.)0\d+(?:\.|$)/;

const UNREADABLE: VersionText = { kind: 'unreadable' };

export function parseVersionText(text: string): VersionText {
  if (text === '') return { kind: 'label' };
  if (RELEASE.test(text)) return parseRelease(text);
  const label = BUCKET.exec(text)?.[1];
  if (label === undefined) return UNREADABLE;
  if (RELEASE.test(label)) return parseRelease(label);
  return LABEL.test(label) ? { kind: 'label' } : UNREADABLE;
}

function parseRelease(text: string): VersionText {
  const [, major, minor, patch, rest = ''] = RELEASE.exec(text) ?? [];
  const suffix = SUFFIX.exec(rest);
  const preRelease = suffix?.[1];
  if (suffix === null || ZERO_PREFIXED.test(preRelease ?? '')) return UNREADABLE;
  const release = { major: Number(major), minor: Number(minor), patch: Number(patch) };
  return { kind: 'version', release: { ...release, isPreRelease: preRelease !== undefined } };
}

/** Whether it comes before `1.<minor>.0`: a pre-release of that very version does. */
export function isBeforeMinor(release: Release, minor: number): boolean {
  if (release.major !== 1) return release.major < 1;
  if (release.minor !== minor) return release.minor < minor;
  return release.patch === 0 && release.isPreRelease;
}
