import { isObject, type Json, type JsonObject } from '../document';
import { attemptPatch, PatchError, type Patched } from './patch-error';

/** RFC 7386: maps are merged, null removes, everything else takes the place of what was there. */
export const applyMergePatch = (document: Json, patch: Json): Patched =>
  attemptPatch(() => {
    if (!isObject(patch)) throw new PatchError('a merge patch is a map');
    return merge(isObject(document) ? document : {}, patch);
  });

function merge(target: JsonObject, patch: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    const before = merged[name];
    if (value === null) delete merged[name];
    else if (isObject(value)) merged[name] = merge(isObject(before) ? before : {}, value);
    else merged[name] = value;
  }
  return merged;
}
