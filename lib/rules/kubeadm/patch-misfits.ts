import { formatPath } from '../../diag/path';
import { findMismatches, type Mismatch } from '../../k8s/schema/mismatch';
import { type Shape, shapeOf } from '../../k8s/schema/shape';
import { isObject, type Json, valueAt } from '../../model/document';
import { isOfRoot, stepsOfPointer } from '../../model/patch/json-patch';
import { mergeTypeOf } from '../../model/patch/merge-type';
import { Known, outlineAt } from '../../model/patch/outline';
import { isOverwritten, type LaterPatch, type Typing } from '../../model/patch/overwritten';
import { shapeBelow, type TargetType } from '../../model/patch/patch-target';
import { type Step, stepsThrough } from '../../model/patch/patch-walk';
import { type Patch, patchesAfter } from '../../model/patch/read-patches';
import { outlineOfTarget } from '../../model/patch/target-outline';
import { asList, textField } from '../../model/type-meta';
import type { Versions } from '../../model/versions';

export interface Misfit extends Mismatch {
  readonly kind: string;
  /** As the patched object has it. */
  readonly field: string;
}

/** One value that comes into the patched object, and where. */
export interface Part {
  readonly value: Json;
  /** In the object. */
  readonly steps: readonly string[];
  /** In the file. */
  readonly path: readonly (string | number)[];
  /** What its own patch does after it. */
  readonly later: readonly LaterPatch[];
}

export function typingOf({ apiVersion, kind }: TargetType, minor: number): Typing | undefined {
  const shape = shapeOf(apiVersion, kind, minor);
  return shape && { shape, merge: mergeTypeOf(apiVersion, kind, minor) };
}

/** A value that fits nowhere does no harm once another patch has taken its place: kubeadm reads the last. */
export function misfitsIn(
  patch: Patch,
  type: TargetType,
  versions: Versions,
  patches: readonly Patch[],
): Misfit[] {
  const typing = typingOf(type, versions.kubeadmMinor);
  if (!typing) return [];
  return partsOf(patch, versions).flatMap((part) => {
    const { value, steps, path } = part;
    const misfits = mismatchesOf(part, typing.shape).filter((mismatch) => {
      const placed = {
        steps: [...steps, ...mismatch.path.map((step) => placeOf(step, patch))],
        isMap: isObject(valueAt(value, mismatch.path)),
      };
      const later = [...part.later, ...patchesAfter(patch, patches)];
      return !isOverwritten(placed, later, typing);
    });
    return misfits.map((mismatch) => ({
      ...mismatch,
      kind: type.kind,
      field: formatPath([...steps, ...mismatch.path]),
      path: [...path, ...mismatch.path],
    }));
  });
}

/** A strategic merge puts its items among those that are there. */
const placeOf = (step: string | number, { type }: Patch): string =>
  typeof step === 'number' && type === 'strategic' ? '-' : String(step);

function mismatchesOf({ value, steps }: Part, shape: Shape): Mismatch[] {
  const inner = shapeBelow(shape, steps);
  if (!inner) return [strangerAt(steps)];
  return findMismatches(value, inner, []).filter(
    ({ path: [...below] }) => !below.some(isDirective),
  );
}

const isDirective = (step: string | number): boolean => String(step).startsWith('$');

const strangerAt = (steps: readonly string[]): Mismatch => ({
  path: [],
  problem: 'unknown-field',
  expected: '',
  got: steps.at(-1) ?? '',
  proposal: undefined,
  scalar: undefined,
});

function partsOf(patch: Patch, versions: Versions): Part[] {
  const { type, value } = patch;
  if (type !== 'json') return isObject(value) ? [{ value, steps: [], path: [], later: [] }] : [];
  const operations = asList(value);
  return stepsOf(patch, versions).flatMap(({ index, operation, before }): Part[] => {
    const later: LaterPatch[] = [{ type, value: operations.slice(index + 1) }];
    const steps = stepsOfPointer(textField(operation, 'path'));
    const op = textField(operation, 'op');
    if (op === 'move' || op === 'copy') {
      const taken = outlineAt(before, stepsOfPointer(textField(operation, 'from')));
      return taken instanceof Known
        ? [{ value: taken.value, steps, path: [index, 'path'], later }]
        : [];
    }
    if (op !== 'add' && op !== 'replace') return [];
    if (steps.length === 0 && !(isOfRoot(operation) && isObject(operation.value))) return [];
    const path = [index, operation.value === undefined ? 'path' : 'value'];
    return [{ value: operation.value ?? null, steps, path, later }];
  });
}

export const stepsOf = (
  { target, value }: Patch,
  { kubeadm, kubeadmMinor: minor }: Versions,
): readonly Step[] =>
  stepsThrough(
    asList(value),
    outlineOfTarget({ target, kubeadm, minor, extraArguments: undefined, kubelet: undefined }),
  );
