import { ApiObject, ApiObjectMetadataDefinition, type App } from 'cdk8s';
import type { Json, JsonObject } from '../../model/document';

/*
 * `ApiObject.toJson` asks three resolvers about every single value and climbs to the app for each of
 * them, which is most of a synth once the YAML is fast. For an object that holds nothing but plain
 * data, resolving changes nothing, and what is left is to drop empty values and to sort the keys.
 * Anything else (Lazy, unions, patches, subclasses, resolvers of one's own) goes to `toJson`.
 */

/** Fields of an `ApiObject` that `toJson` reads; private in cdk8s, so their shape is asked for first. */
interface Insides {
  readonly props?: unknown;
  readonly patches?: unknown;
}

/** How many resolvers an app has before a user adds one. */
const OWN_RESOLVERS = 3;

/** The JSON of objects of plain data, as `toJson` would give it. */
export class PlainObjects {
  private isTrusted: boolean;
  private isCompared = false;

  constructor(app: App) {
    this.isTrusted = app.resolvers.length === OWN_RESOLVERS && !process.env.CDK8S_DISABLE_SORT;
  }

  /** Undefined: ask the object itself. */
  render(apiObject: ApiObject): JsonObject | undefined {
    if (!this.isTrusted || !hasOwnRendering(apiObject)) return undefined;
    const json = renderPlain(apiObject);
    return json && this.agrees(apiObject, json) ? json : undefined;
  }

  /** A cdk8s to come may render differently: the first object is rendered both ways. */
  private agrees(apiObject: ApiObject, json: JsonObject): boolean {
    if (!this.isCompared) {
      this.isCompared = true;
      this.isTrusted = JSON.stringify(json) === JSON.stringify(apiObject.toJson());
    }
    return this.isTrusted;
  }
}

function hasOwnRendering(apiObject: ApiObject): boolean {
  const { patches } = apiObject as unknown as Insides;
  return (
    apiObject.toJson === ApiObject.prototype.toJson &&
    apiObject.metadata.toJson === ApiObjectMetadataDefinition.prototype.toJson &&
    Array.isArray(patches) &&
    patches.length === 0
  );
}

const FIRST_KEYS: readonly string[] = ['apiVersion', 'kind', 'metadata'];

function renderPlain(apiObject: ApiObject): JsonObject | undefined {
  try {
    const props = (apiObject as unknown as Insides).props as Record<string, unknown>;
    const json: Record<string, Json> = {};
    put(json, 'apiVersion', clean(props.apiVersion, KEEP_EMPTY));
    put(json, 'kind', clean(props.kind, KEEP_EMPTY));
    put(json, 'metadata', cleanMetadata(apiObject.metadata));
    const keys = Object.keys(props);
    sortKeys(keys);
    for (const key of keys) {
      if (!FIRST_KEYS.includes(key)) put(json, key, clean(props[key], KEEP_EMPTY));
    }
    return json;
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

function put(json: Record<string, Json>, key: string, value: Json | undefined): void {
  if (value !== undefined) json[key] = value;
}

/** The fields of `ApiObjectMetadataDefinition`; `_additionalAttributes` holds what its constructor was given. */
interface MetadataInsides {
  readonly _additionalAttributes?: object;
  readonly annotations?: unknown;
  readonly finalizers?: unknown;
  readonly labels?: unknown;
  readonly name?: unknown;
  readonly namespace?: unknown;
  readonly ownerReferences?: unknown;
}

function cleanMetadata(definition: ApiObjectMetadataDefinition): Json | undefined {
  const from = definition as unknown as MetadataInsides;
  const { annotations, finalizers, labels, name, namespace, ownerReferences } = from;
  const fields = { annotations, finalizers, labels, name, namespace, ownerReferences };
  for (const key in from._additionalAttributes) {
    if (!(key in fields)) return clean({ ...from._additionalAttributes, ...fields }, DROP_EMPTY);
  }
  return clean(fields, DROP_EMPTY);
}

/** One instance, without a stack: it only says "not this way". */
const NOT_PLAIN = new Error('not plain data');

const DROP_EMPTY = true;
const KEEP_EMPTY = false;

/** The value without empty members and with sorted keys: the very same one when it is so already. */
function clean(value: unknown, dropsEmpty: boolean): Json | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') throw NOT_PLAIN;
  return Array.isArray(value) ? cleanArray(value, dropsEmpty) : cleanObject(value, dropsEmpty);
}

function cleanArray(items: readonly unknown[], dropsEmpty: boolean): Json | undefined {
  if (dropsEmpty && items.length === 0) return undefined;
  const copy: Json[] = [];
  let isSame = true;
  for (const item of items) {
    const cleaned = clean(item, dropsEmpty);
    if (cleaned === undefined) throw NOT_PLAIN;
    if (cleaned !== item) isSame = false;
    copy.push(cleaned);
  }
  return isSame ? (items as Json) : copy;
}

function cleanObject(value: object, dropsEmpty: boolean): Json | undefined {
  if (Object.getPrototypeOf(value) !== Object.prototype) throw NOT_PLAIN;
  const from = value as Record<string, Json>;
  const keys = Object.keys(from);
  let copy: Record<string, Json> | undefined = sortKeys(keys) ? {} : undefined;
  let kept = 0;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as string;
    const cleaned = clean(from[key], dropsEmpty);
    if (cleaned === undefined || cleaned !== from[key]) copy ??= pick(from, keys.slice(0, at));
    if (cleaned === undefined) continue;
    kept++;
    if (copy !== undefined) copy[key] = cleaned;
  }
  return dropsEmpty && kept === 0 ? undefined : (copy ?? from);
}

/** Sorts in place; says whether anything moved. */
function sortKeys(keys: string[]): boolean {
  let areSorted = true;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as string;
    if (key === 'constructor' || key === '__proto__') throw NOT_PLAIN;
    if (at > 0 && key < (keys[at - 1] as string)) areSorted = false;
  }
  if (!areSorted) keys.sort();
  return !areSorted;
}

function pick(from: Readonly<Record<string, Json>>, keys: readonly string[]): Record<string, Json> {
  const copy: Record<string, Json> = {};
  for (const key of keys) copy[key] = from[key] as Json;
  return copy;
}
