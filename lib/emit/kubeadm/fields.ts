import { isObject, type Json, type JsonObject } from '../../model/document';

/** The given fields: those that are undefined, and objects with nothing in them, are left out. */
export function fields(all: Readonly<Record<string, Json | undefined>>): JsonObject {
  const given: Record<string, Json> = {};
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined && !isEmptyObject(value)) given[name] = value;
  }
  return given;
}

/** Text that kubeadm takes for absent when it is empty. */
export const joined = (texts: readonly string[]): string | undefined =>
  texts.length > 0 ? texts.join(',') : undefined;

const isEmptyObject = (value: Json): boolean => isObject(value) && Object.keys(value).length === 0;
