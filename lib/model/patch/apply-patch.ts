import type { Json } from '../document';
import { applyJsonPatch } from './json-patch';
import { applyMergePatch } from './merge-patch';
import { mergeTypeOf } from './merge-type';
import type { Patched } from './patch-error';
import type { PatchTarget, PatchType } from './patch-name';
import { typeOfTarget } from './patch-target';
import { applyStrategicMerge } from './strategic-merge';

/** One patch of a target. */
export interface Step {
  readonly target: PatchTarget;
  readonly type: PatchType;
  readonly value: Json;
}

/** What patches make of a value, one after the other; the first that cannot be applied ends it. */
export const applyPatches = (value: Json, steps: readonly Step[], minor: number): Patched =>
  steps.reduce<Patched>((before, step) => (before.ok ? apply(before.value, step, minor) : before), {
    ok: true,
    value,
  });

function apply(before: Json, { target, type, value }: Step, minor: number): Patched {
  const { apiVersion, kind } = typeOfTarget(target);
  return APPLY[type](before, value, mergeTypeOf(apiVersion, kind, minor));
}

const APPLY: Readonly<Record<PatchType, typeof applyStrategicMerge>> = {
  json: applyJsonPatch,
  merge: applyMergePatch,
  strategic: applyStrategicMerge,
};
