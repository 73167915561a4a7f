import { isObject, type Json, type JsonObject } from '../document';
import { attemptPatch, PatchError, type Patched } from './patch-error';

/**
 * RFC 6902 as `evanphx/json-patch` v4 applies it for kubeadm: what stands before the first slash of a
 * path does not count, `replace` makes a member that is not there, a negative index counts from the end.
 */
export const applyJsonPatch = (document: Json, patch: Json): Patched =>
  attemptPatch(() => operationsOf(patch).reduce(applyOperation, document));

export const JSON_PATCH_OPERATIONS = ['add', 'remove', 'replace', 'move', 'copy', 'test'];

function operationsOf(patch: Json): readonly JsonObject[] {
  if (patch === null) return [];
  if (!Array.isArray(patch)) throw new PatchError('a JSON patch is a list of operations');
  return patch.map((operation: Json) => {
    if (isObject(operation)) return operation;
    throw new PatchError('an operation of a JSON patch is a map');
  });
}

/** Only `replace` knows the empty path: the whole document. */
export const isOfRoot = ({ op, path }: JsonObject): boolean => op === 'replace' && path === '';

function applyOperation(document: Json, operation: JsonObject): Json {
  if (isOfRoot(operation)) return rootOf(operation);
  const path = stepsOf(operation, 'path');
  const value = operation.value ?? null;
  switch (operation.op) {
    case 'add':
      return insert(document, path, value);
    case 'remove':
      return remove(document, path);
    case 'replace':
      return replace(document, path, value);
    case 'test':
      return test(document, path, value);
    case 'move': {
      const from = stepsOf(operation, 'from');
      return insert(remove(document, from), path, find(document, from) ?? null);
    }
    case 'copy':
      return insert(document, path, find(document, stepsOf(operation, 'from')) ?? null);
    default:
      throw new PatchError(`there is no operation ${JSON.stringify(operation.op ?? '')}`);
  }
}

function rootOf({ value = null }: JsonObject): Json {
  if (typeof value === 'object' && value !== null) return value;
  throw new PatchError('the whole document is a map or a list');
}

function stepsOf(operation: JsonObject, field: 'path' | 'from'): string[] {
  const text = operation[field];
  if (typeof text !== 'string') throw new PatchError(`an operation has no ${field}`);
  const steps = stepsOfPointer(text);
  if (steps.length === 0) throw new PatchError(`${field} ${JSON.stringify(text)} has no slash`);
  return steps;
}

export function stepsOfPointer(pointer: string): string[] {
  const [, ...steps] = pointer.split('/');
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

type Change = (parent: JsonObject | readonly Json[], key: string) => Json;

/** Walks to the parent of the last step and rebuilds what lies on the way. */
function change(value: Json, steps: readonly string[], make: Change): Json {
  const [step = '', ...rest] = steps;
  if (typeof value !== 'object' || value === null) throw missing(step);
  if (rest.length === 0) return make(value, step);
  const inner = change(memberOf(value, step) ?? null, rest, make);
  return Array.isArray(value)
    ? value.with(indexIn(value, step), inner)
    : { ...(value as JsonObject), [step]: inner };
}

const insert = (document: Json, steps: readonly string[], value: Json): Json =>
  change(document, steps, (parent, key) => {
    if (isObject(parent as Json)) return { ...(parent as JsonObject), [key]: value };
    const list = parent as readonly Json[];
    const at = key === '-' ? list.length : indexIn(list, key, list.length + 1);
    return list.toSpliced(at, 0, value);
  });

const remove = (document: Json, steps: readonly string[]): Json =>
  change(document, steps, (parent, key) => {
    if (Array.isArray(parent)) return parent.toSpliced(indexIn(parent, key), 1);
    if (!Object.hasOwn(parent, key)) throw missing(key);
    return Object.fromEntries(Object.entries(parent).filter(([name]) => name !== key));
  });

const replace = (document: Json, steps: readonly string[], value: Json): Json =>
  change(document, steps, (parent, key) =>
    Array.isArray(parent) ? parent.with(indexIn(parent, key), value) : { ...parent, [key]: value },
  );

function test(document: Json, steps: readonly string[], value: Json): Json {
  const found = find(document, steps) ?? null;
  if (!isSame(found, value)) throw new PatchError(`the test of /${steps.join('/')} fails`);
  return document;
}

function find(document: Json, steps: readonly string[]): Json | undefined {
  let found: Json | undefined;
  change(document, steps, (parent, key) => {
    found = memberOf(parent as Json, key);
    return parent as Json;
  });
  return found;
}

const memberOf = (value: Json, step: string): Json | undefined =>
  Array.isArray(value) ? value[indexIn(value, step)] : isObject(value) ? value[step] : undefined;

function indexIn(list: readonly Json[], step: string, size = list.length): number {
  const index = /^[+-]?\d+$/.test(step) ? Number(step) : Number.NaN;
  const at = index < 0 ? index + size : index;
  if (!(at >= 0 && at < size)) throw new PatchError(`there is no item ${JSON.stringify(step)}`);
  return at;
}

const missing = (step: string): PatchError =>
  new PatchError(`there is nothing that holds ${JSON.stringify(step)}`);

function isSame(one: Json, other: Json): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other;
  }
  const names = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(other).length &&
    names.every(
      (name) =>
        Object.hasOwn(other, name) &&
        isSame((one as JsonObject)[name] ?? null, (other as JsonObject)[name] ?? null),
    )
  );
}
