import { formatPath } from '../../diag/path';
import type { FileReader } from '../../k8s/component-files';
import { findMismatches } from '../../k8s/schema/mismatch';
import { isRegisteredKind, shapeOf } from '../../k8s/schema/shape';
import { type ComponentFile, POD_ENDS } from '../../model/component-file';
import { at } from '../../model/located';
import type { Prose, Sighting, Verdict } from '../rule';
import type { Refusal } from '../setting-check';

/** Files, or parts of them, that have the types of their kind: of others, other rules speak. */
export function typedFiles(
  componentFiles: readonly ComponentFile[],
  kind: string,
): ComponentFile[] {
  return componentFiles.filter((file) => {
    const { apiVersion, value, minor } = file;
    if (file.kind !== kind || !isRegisteredKind(apiVersion, kind, minor)) return false;
    const shape = shapeOf(apiVersion, kind, minor);
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

/** Who says no to a file, or what comes of it in a pod. */
export const verdictOn = ({ judge, pod }: ComponentFile): Verdict =>
  pod ? { breaks: POD_ENDS } : { refusedBy: [judge] };

export const refusalIn = (file: ComponentFile, { path, value }: Refusal): Sighting => ({
  at: { at: at(file.source, ...path), value },
  ...verdictOn(file),
  data: { field: formatPath(path), value },
});
