import type { Shape } from '../../k8s/schema/shape';
import { isObject, type Json, type JsonObject } from '../document';
import { asList, textField } from '../type-meta';
import { isOfRoot, stepsOfPointer } from './json-patch';
import type { MergeType } from './merge-type';
import type { PatchType } from './patch-name';
import { shapeBelow } from './patch-target';

/** A value that a patch has set. */
export interface Placed {
  /** In the object; `-` stands for an item whose number is not known. */
  readonly steps: readonly string[];
  readonly isMap: boolean;
}

export interface LaterPatch {
  readonly type: PatchType;
  readonly value: Json;
}

/** Of the object that is patched. */
export interface Typing {
  readonly shape: Shape;
  readonly merge: MergeType;
}

/** Whether patches that come later take a value away again, or may do so where items have no numbers. */
export const isOverwritten = (
  placed: Placed,
  later: readonly LaterPatch[],
  { shape, merge }: Typing,
): boolean =>
  later.reduce<Placed | undefined>((before, { type, value }) => {
    if (!before) return undefined;
    if (type === 'json') {
      const steps = afterOperations(before.steps, value, shape);
      return steps && { steps, isMap: before.isMap };
    }
    return isReplacedBy(value, before, type === 'strategic' ? merge : undefined)
      ? undefined
      : before;
  }, placed) === undefined;

type Steps = readonly string[];

const afterOperations = (place: Steps, patch: Json, shape: Shape): Steps | undefined =>
  asList(patch)
    .filter(isObject)
    .reduce<Steps | undefined>(
      (before, operation) => before && afterOperation(before, operation, shape),
      place,
    );

function afterOperation(place: Steps, operation: JsonObject, shape: Shape): Steps | undefined {
  if (isOfRoot(operation)) return undefined;
  const op = textField(operation, 'op');
  const path = stepsOfPointer(textField(operation, 'path'));
  if (op === 'test' || path.length === 0) return place;
  if (op === 'remove') return afterRemoval(place, path, shape);
  if (op === 'replace') return isBelow(place, path, shape) ? undefined : place;
  const from = stepsOfPointer(textField(operation, 'from'));
  const rest = op === 'move' ? afterRemoval(place, from, shape) : place;
  return rest && afterAddition(rest, path, shape);
}

function afterRemoval(place: Steps, path: Steps, shape: Shape): Steps | undefined {
  if (isBelow(place, path, shape)) return undefined;
  return isItem(path, shape) ? withItemMoved(place, path, shape) : place;
}

function afterAddition(place: Steps, path: Steps, shape: Shape): Steps | undefined {
  if (isItem(path, shape)) return withItemMoved(place, path, shape);
  return isBelow(place, path, shape) ? undefined : place;
}

const isItem = (path: Steps, shape: Shape): boolean =>
  shapeBelow(shape, path.slice(0, -1))?.is === 'list';

const isBelow = (place: Steps, path: Steps, shape: Shape): boolean =>
  path.length <= place.length &&
  path.every((step, depth) => {
    const own = place[depth] ?? '';
    return own === step || (isItem(path.slice(0, depth + 1), shape) && mayBeSameItem(own, step));
  });

/** Negative numbers count from the end. */
const mayBeSameItem = (one: string, other: string): boolean =>
  one === '-' ||
  other === '-' ||
  Number(one) === Number(other) ||
  Number(one) < 0 !== Number(other) < 0;

/** Items change their places when others of their list come or go. */
function withItemMoved(place: Steps, path: Steps, shape: Shape): Steps {
  const depth = path.length - 1;
  const own = Number(place[depth]);
  const stays = own >= 0 && (path[depth] === '-' || Number(path[depth]) > own);
  return stays || depth >= place.length || !isBelow(place, path.slice(0, -1), shape)
    ? place
    : place.with(depth, '-');
}

/** By a merge patch, or a strategic one where there is a type. */
function isReplacedBy(
  value: Json | undefined,
  { steps: [step, ...rest], isMap }: Placed,
  merge: MergeType | undefined,
): boolean {
  if (value === undefined) return false;
  if (!isObject(value)) return true;
  if (merge && value.$patch !== undefined) return true;
  if (step === undefined) return !isMap;
  const kept = merge && value.$retainKeys;
  if (Array.isArray(kept) && !kept.includes(step)) return true;
  const member = value[step];
  const [, ...below] = rest;
  const type = merge?.below(step);
  return Array.isArray(member) && rest.length > 0 && merge?.listOf(step).isMerged
    ? below.length > 0 &&
        member.some((item) => isObject(item) && isReplacedBy(item, { steps: below, isMap }, type))
    : isReplacedBy(member, { steps: rest, isMap }, type);
}
