import type { Json, JsonObject } from './document';

/** A field of a Go struct, under the key it was written with. */
export interface GoField {
  readonly key: string;
  readonly value: Json;
}

/** Equal for the keys that encoding/json takes for one: in any case, and U+017F and U+212A are letters of it. */
export const goKey = (key: string): string => key.replaceAll('\u017f', 's').toLowerCase();

/**
 * The keys that Go's encoding/json takes for the field `name`, in the order in which it meets them:
 * libcni and sigs.k8s.io/yaml read a document into a map first and hand it on sorted by key.
 */
export function goFields(object: JsonObject, name: string): GoField[] {
  const wanted = goKey(name);
  return Object.keys(object)
    .filter((key) => goKey(key) === wanted)
    .sort()
    .flatMap((key) => {
      const value = object[key];
      return value === undefined ? [] : [{ key, value }];
    });
}

/** The field that a decoder ends up with: keys match in any case, the last one wins, null changes nothing. */
export const goField = (object: JsonObject, name: string): GoField | undefined =>
  goFields(object, name).findLast(({ value }) => value !== null);

/** A text field, or `''` when it is absent or not a string, as Go has it. */
export function goText(object: JsonObject, name: string): string {
  const value = goField(object, name)?.value;
  return typeof value === 'string' ? value : '';
}

/** A boolean field; false when it is absent. */
export const goFlag = (object: JsonObject, name: string): boolean =>
  goField(object, name)?.value === true;
