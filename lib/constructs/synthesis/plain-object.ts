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
    const metadata = copyObject(fieldsOf(apiObject.metadata), true);
    const json: Record<string, Json> = {};
    for (const key of FIRST_KEYS) put(json, key, key === 'metadata' ? metadata : props[key]);
    for (const key of Object.keys(props).sort()) {
      if (!FIRST_KEYS.includes(key)) put(json, key, props[key]);
    }
    return json;
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

function put(json: Record<string, Json>, key: string, value: unknown): void {
  const copy = key === 'metadata' ? (value as Json | undefined) : copyValue(value, false);
  if (copy !== undefined) json[key] = copy;
}

/** What the metadata's own `toJson` puts together: further attributes first, then its fields. */
function fieldsOf(definition: ApiObjectMetadataDefinition): object {
  const fields = definition as unknown as Readonly<Record<string, unknown>>;
  const { name, namespace, annotations, finalizers, ownerReferences, labels } = fields;
  const further = fields._additionalAttributes as object | undefined;
  return { ...further, name, namespace, annotations, finalizers, ownerReferences, labels };
}

/** One instance, without a stack: it only says "not this way". */
const NOT_PLAIN = new Error('not plain data');

function copyValue(value: unknown, dropsEmpty: boolean): Json | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') throw NOT_PLAIN;
  return Array.isArray(value) ? copyArray(value, dropsEmpty) : copyObject(value, dropsEmpty);
}

function copyArray(items: readonly unknown[], dropsEmpty: boolean): Json | undefined {
  if (dropsEmpty && items.length === 0) return undefined;
  return items.map((item) => {
    const copy = copyValue(item, dropsEmpty);
    if (copy === undefined) throw NOT_PLAIN;
    return copy;
  });
}

function copyObject(value: object, dropsEmpty: boolean): Record<string, Json> | undefined {
  if (Object.getPrototypeOf(value) !== Object.prototype) throw NOT_PLAIN;
  const copy: Record<string, Json> = {};
  let isEmpty = true;
  for (const key of Object.keys(value).sort()) {
    if (key === 'constructor' || key === '__proto__') throw NOT_PLAIN;
    const member = copyValue((value as Record<string, unknown>)[key], dropsEmpty);
    if (member === undefined) continue;
    copy[key] = member;
    isEmpty = false;
  }
  return dropsEmpty && isEmpty ? undefined : copy;
}
