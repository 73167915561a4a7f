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
    for (const key of sortedKeys(props).keys) {
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

/** The fields of the metadata's own `toJson`, in the order of a sorted object. */
const METADATA_FIELDS: readonly string[] = [
  'annotations',
  'finalizers',
  'labels',
  'name',
  'namespace',
  'ownerReferences',
];

/** Its fields stand above the further attributes, which hold what the constructor was given. */
function cleanMetadata(definition: ApiObjectMetadataDefinition): Json {
  const fields = definition as unknown as Readonly<Record<string, unknown>>;
  const further = fields._additionalAttributes as Readonly<Record<string, unknown>>;
  const names = sortedKeys(further).keys.filter((key) => !METADATA_FIELDS.includes(key));
  const keys = names.length === 0 ? METADATA_FIELDS : [...METADATA_FIELDS, ...names].sort();
  const metadata: Record<string, Json> = {};
  for (const key of keys) {
    const isField = names.length === 0 || METADATA_FIELDS.includes(key);
    put(metadata, key, clean(isField ? fields[key] : further[key], DROP_EMPTY));
  }
  return metadata;
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
  const { keys, wereSorted } = sortedKeys(from);
  let copy: Record<string, Json> | undefined = wereSorted ? undefined : {};
  let kept = 0;
  keys.forEach((key, at) => {
    const cleaned = clean(from[key], dropsEmpty);
    if (cleaned === undefined || cleaned !== from[key]) copy ??= pick(from, keys.slice(0, at));
    if (cleaned === undefined) return;
    kept++;
    if (copy) copy[key] = cleaned;
  });
  return dropsEmpty && kept === 0 ? undefined : (copy ?? from);
}

function sortedKeys(value: object): { keys: string[]; wereSorted: boolean } {
  const keys = Object.keys(value);
  let wereSorted = true;
  keys.forEach((key, at) => {
    if (key === 'constructor' || key === '__proto__') throw NOT_PLAIN;
    if (at > 0 && key < (keys[at - 1] ?? '')) wereSorted = false;
  });
  return { keys: wereSorted ? keys : keys.sort(), wereSorted };
}

const pick = (from: Readonly<Record<string, Json>>, keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, from[key] as Json]));
