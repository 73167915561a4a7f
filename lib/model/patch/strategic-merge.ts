import { isObject, type Json, type JsonObject } from '../document';
import type { MergeType } from './merge-type';
import { attemptPatch, PatchError, type Patched } from './patch-error';

const DIRECTIVE = '$patch';
const RETAIN_KEYS = '$retainKeys';
/** Directives that `kubectl apply` makes; people do not write them. */
const UNUSUAL = /^\$(?:setElementOrder|deleteFromPrimitiveList)\//;

/**
 * A strategic merge patch as kubeadm applies it: as a merge patch, but lists of maps with a merge key
 * are merged item by item. Source: apimachinery strategicpatch StrategicMergePatch.
 */
export const applyStrategicMerge = (document: Json, patch: Json, type: MergeType): Patched =>
  attemptPatch(() => {
    if (patch === null) return document;
    if (!isObject(patch)) throw new PatchError('a strategic merge patch is a map');
    return mergeMap(isObject(document) ? document : {}, patch, type);
  });

function mergeMap(target: JsonObject, patch: JsonObject, type: MergeType): JsonObject {
  const directive = patch[DIRECTIVE];
  if (directive === 'delete') return {};
  if (directive === 'replace') return without(patch, DIRECTIVE);
  if (directive !== undefined) throw unknownDirective(directive);
  const merged: Record<string, Json> = { ...retained(target, patch[RETAIN_KEYS]) };
  for (const [name, value] of Object.entries(without(patch, RETAIN_KEYS))) {
    if (UNUSUAL.test(name)) throw new PatchError(`${name} is not for people to write`);
    const result = value === null ? undefined : mergeValue(merged[name], value, type, name);
    if (result === undefined) delete merged[name];
    else merged[name] = result;
  }
  return merged;
}

/** Undefined: nothing is left. */
function mergeValue(
  before: Json | undefined,
  value: Json,
  type: MergeType,
  name: string,
): Json | undefined {
  if (isObject(before) && isObject(value)) {
    return mergeMap(before, value, type.below(name));
  }
  if (Array.isArray(before) && Array.isArray(value)) {
    const { isMerged, key } = type.listOf(name);
    return isMerged ? mergeList(before, value, key, type.below(name)) : value;
  }
  return withoutDirectives(value);
}

function mergeList(
  before: readonly Json[],
  patch: readonly Json[],
  key: string | undefined,
  type: MergeType,
): readonly Json[] {
  if (key === undefined) return [...new Set([...before, ...patch])];
  const items = patch.map((item) => keyed(item, key));
  if (items.some((item) => item[DIRECTIVE] === 'replace')) {
    return items.filter((item) => item[DIRECTIVE] === undefined);
  }
  const deleted = items.filter((item) => item[DIRECTIVE] === 'delete').map((item) => item[key]);
  const kept = before.filter(isObject).filter((item) => !deleted.includes(item[key]));
  const given = items.filter((item) => item[DIRECTIVE] === undefined);
  const merged = given.map((item) => {
    const found = kept.find((other) => other[key] === item[key]);
    return found ? mergeMap(found, item, type) : item;
  });
  const untouched = kept.filter((item) => !given.some((other) => other[key] === item[key]));
  return inOrder(untouched, merged, kept, key);
}

/** A directive is no item that needs a key, unless it deletes one. */
function keyed(item: Json, key: string): JsonObject {
  if (!isObject(item)) throw new PatchError('a list of maps is merged with something else');
  const directive = item[DIRECTIVE];
  if (directive === 'replace') return item;
  if (directive !== undefined && directive !== 'delete') throw unknownDirective(directive);
  if (item[key] === undefined) throw new PatchError(`an item of the list has no ${key}`);
  return item;
}

/** Items of the patch come as early as they can: new ones before those that it does not name. */
function inOrder(
  untouched: readonly JsonObject[],
  patched: readonly JsonObject[],
  before: readonly JsonObject[],
  key: string,
): JsonObject[] {
  const placeOf = (item: JsonObject) => before.findIndex((other) => other[key] === item[key]);
  const [left, right] = [[...untouched], [...patched]];
  const ordered: JsonObject[] = [];
  while (left.length > 0 && right.length > 0) {
    const [one, other] = [left[0], right[0]].map((item) => (item ? placeOf(item) : -1));
    const isLeftFirst = other !== -1 && (one ?? -1) < (other ?? -1);
    const next = (isLeftFirst ? left : right).shift();
    if (next) ordered.push(next);
  }
  return [...ordered, ...left, ...right];
}

function retained(target: JsonObject, keys: Json | undefined): JsonObject {
  if (keys === undefined) return target;
  if (!Array.isArray(keys)) throw new PatchError(`${RETAIN_KEYS} is a list of names`);
  return Object.fromEntries(Object.entries(target).filter(([name]) => keys.includes(name)));
}

/** In what is new there is nothing to merge with: nulls go, and maps with a directive. */
function withoutDirectives(value: Json): Json | undefined {
  if (Array.isArray(value)) {
    return value.map(withoutDirectives).filter((item) => item !== undefined);
  }
  if (!isObject(value)) return value;
  if (value[DIRECTIVE] !== undefined) return undefined;
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    inner === null ? undefined : withoutDirectives(inner),
  ]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

const without = (map: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(map).filter(([other]) => other !== name));

const unknownDirective = (directive: Json): PatchError =>
  new PatchError(`there is no directive $patch: ${JSON.stringify(directive)}`);
