import { isObject, type Json, type JsonObject } from '../../model/document';

/** kubeadm's way to default: a field that is absent, null or an empty text gets the value. */
export function fillIn(
  fields: JsonObject,
  defaults: Readonly<Record<string, Json | undefined>>,
): JsonObject {
  const filled: Record<string, Json> = { ...fields };
  for (const [name, value] of Object.entries(defaults)) {
    if (value !== undefined && isMissing(fields[name])) filled[name] = value;
  }
  return filled;
}

/** The object in a field; an empty one where there is none. */
export function section(fields: JsonObject, name: string): JsonObject {
  const value = fields[name];
  return isObject(value) ? value : {};
}

const isMissing = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '';
