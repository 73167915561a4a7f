/** A JSON Schema, or a part of an OpenAPI 2 document, which nearly is one. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

export interface OpenApi {
  readonly definitions: Readonly<Record<string, Schema>>;
}

const INT_OR_STRING = { oneOf: [{ type: 'string' }, { type: 'integer' }] };

/**
 * The schema of one kind as kubeconform's users have it: made of what the API server publishes,
 * unknown fields refused, null allowed where a field may be left out.
 */
export function schemaOf(openApi: OpenApi, definition: string): Schema {
  const definitions: Record<string, Schema> = {};
  addWithReferences(openApi, definition, definitions);
  return { ...definitions[definition], definitions };
}

/** Only what the kind is made of: the definitions of all kinds together take longer to read. */
function addWithReferences(openApi: OpenApi, name: string, to: Record<string, Schema>): void {
  const schema = openApi.definitions[name];
  if (schema === undefined || name in to) return;
  to[name] = strict(schema);
  for (const [, referred = ''] of JSON.stringify(schema).matchAll(REFERENCE)) {
    addWithReferences(openApi, referred, to);
  }
}

const REFERENCE = /"\$ref":"#\/definitions\/([^"]+)"/g;

function strict(schema: Schema): Schema {
  if (schema.format === 'int-or-string') return INT_OR_STRING;
  const converted = { ...schema };
  if (isSchema(schema.items)) converted.items = strict(schema.items);
  if (isSchema(schema.additionalProperties)) {
    converted.additionalProperties = strict(schema.additionalProperties);
  }
  if (isSchema(schema.properties)) {
    converted.properties = strictProperties(schema);
    converted.additionalProperties = false;
  }
  return converted;
}

function strictProperties({ properties, required }: Schema): Schema {
  const names = new Set(Array.isArray(required) ? required : []);
  return Object.fromEntries(
    Object.entries(properties ?? {}).map(([name, property]) => {
      const schema = strict(property);
      return [name, names.has(name) ? schema : orNull(schema)];
    }),
  );
}

function orNull(schema: Schema): Schema {
  return typeof schema.type === 'string' ? { ...schema, type: [schema.type, 'null'] } : schema;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
