import { type Shape, shapeOf } from '../../k8s/schema/shape';
import { isObject, type Json, type JsonObject } from '../../model/document';
import { type MergeType, mergeTypeOf } from '../../model/patch/merge-type';
import { List, memberOf, type Outline } from '../../model/patch/outline';
import type { PatchTarget } from '../../model/patch/patch-name';
import { shapeBelow, typeOfTarget } from '../../model/patch/patch-target';
import { outlineOfTarget, type TargetOutline } from '../../model/patch/target-outline';
import { type Flaw, type Path, wordFor } from './patch-operations';

/** A map or a list that kubeadm writes in every cluster: in others nothing is merged, nor refused. */
interface Merging {
  readonly target: PatchTarget;
  readonly type: MergeType;
  /** Of the whole object. */
  readonly shape: Shape | undefined;
  readonly outline: Outline;
  readonly path: Path;
}

/** What makes kubeadm stop at a strategic merge patch. Source: apimachinery strategicpatch (`mergeMap`). */
export function flawsOfMerge(patch: JsonObject, described: TargetOutline): Flaw[] {
  const { target, minor } = described;
  const { apiVersion, kind } = typeOfTarget(target);
  const type = mergeTypeOf(apiVersion, kind, minor);
  const shape = shapeOf(apiVersion, kind, minor);
  return flawsInMap(patch, { target, type, shape, outline: outlineOfTarget(described), path: [] });
}

function flawsInMap(map: JsonObject, merging: Merging): Flaw[] {
  const { path } = merging;
  if (map.$patch !== undefined) return flawsOfDirective(map.$patch, [...path, '$patch']);
  return [
    ...flawsOfRetained(map, path),
    ...flawsOfNames(map, path),
    ...flawsOfOrders(map, merging),
    ...Object.entries(map).flatMap(([name, value]) => flawsOfMember(name, value, merging)),
  ];
}

function flawsOfDirective(directive: Json, path: Path): Flaw[] {
  if (directive === 'replace' || directive === 'delete') return [];
  const what = `there is no directive $patch: ${JSON.stringify(directive)}`;
  return [{ path, what, fix: '$patch: replace, or delete' }];
}

const RETAIN_KEYS = '$retainKeys';
const ELEMENT_ORDER = '$setElementOrder/';
const OF_LISTS = /^\$(?:setElementOrder|deleteFromPrimitiveList)/;

/** What a patch sets must be among what it retains. */
function flawsOfRetained(map: JsonObject, path: Path): Flaw[] {
  const keys = map[RETAIN_KEYS];
  if (keys === undefined) return [];
  if (!Array.isArray(keys)) {
    const what = `${RETAIN_KEYS} is a list of names, not ${wordFor(keys)}`;
    return [{ path: [...path, RETAIN_KEYS], what, fix: `${RETAIN_KEYS}: [name]` }];
  }
  return Object.entries(map).flatMap(([name, value]): Flaw[] => {
    if (value === null || name === RETAIN_KEYS || OF_LISTS.test(name) || keys.includes(name)) {
      return [];
    }
    const what = `${name} is set, and ${RETAIN_KEYS} does not name it`;
    return [{ path: [...path, name], what, fix: `${RETAIN_KEYS}: with ${name} as well` }];
  });
}

/** A directive for a list has the name of the list behind a slash. */
const flawsOfNames = (map: JsonObject, path: Path): Flaw[] =>
  Object.keys(map)
    .filter((name) => OF_LISTS.test(name) && !name.includes('/'))
    .map((name) => ({
      path: [...path, name],
      what: `${name} names no list`,
      fix: `${name}/ and the name of the list, or leave it out`,
    }));

function flawsOfOrders(map: JsonObject, { type, shape, path }: Merging): Flaw[] {
  const here = shape && shapeBelow(shape, path.map(String));
  return Object.entries(map).flatMap(([name, order]): Flaw[] => {
    if (!name.startsWith(ELEMENT_ORDER)) return [];
    const list = name.slice(ELEMENT_ORDER.length);
    const items = map[list] ?? (list in map ? null : []);
    const at = [...path, name];
    if (here?.is === 'struct' && !here.fields.has(list)) {
      const what = `${here.name} has no field ${list} that could be in an order`;
      return [{ path: at, what, fix: 'leave the directive out' }];
    }
    if (!Array.isArray(order)) {
      return [{ path: at, what: `an order is a list, not ${wordFor(order)}`, fix: '- name: a' }];
    }
    if (Array.isArray(items) && isInOrder(items, order, type.listOf(list).key)) return [];
    return [{ path: at, what: `${list} has not that order`, fix: 'leave the directive out' }];
  });
}

/** Every item stands in the order, behind the one before it; an empty order says nothing. */
function isInOrder(items: readonly Json[], order: readonly Json[], key: string | undefined) {
  const nameOf = (item: Json): Json | undefined =>
    key === undefined ? item : isObject(item) ? item[key] : undefined;
  const names = items.filter((item) => !isObject(item) || item.$patch === undefined).map(nameOf);
  let from = 0;
  return (
    order.length === 0 ||
    names.every((name) => {
      const at = order.findIndex((item, index) => index >= from && nameOf(item) === name);
      from = at + 1;
      return at !== -1;
    })
  );
}

function flawsOfMember(name: string, value: Json, { path, outline, ...merging }: Merging): Flaw[] {
  const member = memberOf(outline, name);
  if (member === undefined || typeof member === 'string') return [];
  const type = merging.type.below(name);
  const here = { ...merging, type, outline: member, path: [...path, name] };
  if (!(member instanceof List)) return isObject(value) ? flawsInMap(value, here) : [];
  const { isMerged, key } = merging.type.listOf(name);
  if (!Array.isArray(value) || !isMerged || key === undefined) return [];
  return flawsInList(value, key, { ...here, outline: member.items });
}

/** The outline is that of an item. */
function flawsInList(items: readonly Json[], key: string, merging: Merging): Flaw[] {
  const list = String(merging.path.at(-1));
  const own = list === 'containers' ? merging.target : undefined;
  return items.flatMap((item, index): Flaw[] => {
    const path = [...merging.path, index];
    if (!isObject(item)) {
      return [
        { path, what: `an item of ${list} is a map, not ${wordFor(item)}`, fix: `- ${key}:` },
      ];
    }
    if (item.$patch === 'replace') return [];
    if (item[key] === undefined) {
      const what = `an item of ${list} has no ${key}, so nobody knows which one is meant`;
      return [{ path, what, fix: `${key}: ${own ?? 'as kubeadm calls it'}` }];
    }
    const isThere = item[key] === own || item.$patch !== undefined;
    return isThere ? flawsInMap(item, { ...merging, path }) : [];
  });
}
