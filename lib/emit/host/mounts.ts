import type { JsonObject } from '../../model/document';
import type { ExtraVolume } from './component-settings';

/** One folder or file of the host inside a static pod. */
export interface HostMount {
  readonly name: string;
  readonly hostPath: string;
  readonly mountPath: string;
  readonly readOnly: boolean;
  readonly type: string;
}

export const readOnlyFolder = (name: string, path: string): HostMount => ({
  name,
  hostPath: path,
  mountPath: path,
  readOnly: true,
  type: 'DirectoryOrCreate',
});

export const writableFolder = (name: string, path: string): HostMount => ({
  ...readOnlyFolder(name, path),
  readOnly: false,
});

export const readOnlyFile = (name: string, path: string): HostMount => ({
  ...readOnlyFolder(name, path),
  type: 'FileOrCreate',
});

/** A volume of the user replaces a default one of the same name (`volumes.go` AddExtraHostPathMounts). */
export function mergeMounts(
  defaults: readonly HostMount[],
  extras: readonly ExtraVolume[],
): HostMount[] {
  const byName = new Map(defaults.map((mount) => [mount.name, mount]));
  for (const { pathType, ...extra } of extras) byName.set(extra.name, { ...extra, type: pathType });
  return sortedByName([...byName.values()]);
}

export const sortedByName = (mounts: readonly HostMount[]): HostMount[] =>
  mounts.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));

export const renderVolumes = (mounts: readonly HostMount[]): JsonObject[] =>
  mounts.map(({ name, hostPath, type }) => ({ hostPath: { path: hostPath, type }, name }));

export const renderVolumeMounts = (mounts: readonly HostMount[]): JsonObject[] =>
  mounts.map(({ name, mountPath, readOnly }) => ({
    mountPath,
    name,
    ...(readOnly && { readOnly }),
  }));
