import { formatPath } from '../../diag/path';
import type { FileReader } from '../../k8s/component-files';
import { findMismatches } from '../../k8s/schema/mismatch';
import { isRegisteredKind, shapeOf } from '../../k8s/schema/shape';
import type { ClusterModel } from '../../model/cluster-model';
import type { ComponentFile } from '../../model/component-file';
import { at } from '../../model/located';
import type { Prose, Sighting } from '../rule';
import type { Refusal } from '../setting-check';

/** Files, or parts of them, that have the types of their kind: of others, other rules speak. */
export function typedFiles(
  { componentFiles, versions }: Pick<ClusterModel, 'componentFiles' | 'versions'>,
  kind: string,
): ComponentFile[] {
  return componentFiles.filter((file) => {
    const { apiVersion, value } = file;
    if (file.kind !== kind || !isRegisteredKind(apiVersion, kind, versions.minor)) return false;
    const shape = shapeOf(apiVersion, kind, versions.minor);
    const mismatches = shape ? findMismatches(value, shape) : [];
    return mismatches.every(({ problem }) => problem !== 'wrong-type');
  });
}

/** What a rule about the values of a file says. */
export const refusedBy = (reader: FileReader) => ({
  refused: ({ path, value, wants }: Refusal): Prose => ({
    what:
      value === ''
        ? `${reader} misses ${formatPath(path)}`
        : `${reader} refuses ${formatPath(path)} "${value}"`,
    fix: `write ${wants}`,
  }),
});

export const refusalIn = (
  { source, judge }: ComponentFile,
  { path, value }: Refusal,
): Sighting => ({
  at: { at: at(source, ...path), value },
  refusedBy: [judge],
  data: { field: formatPath(path), value },
});
