import type { Scalar } from '../../k8s/facts/schema-table';
import { LATE_BOUND_SECRETS } from '../../k8s/late-bound-secrets';
import { TEXT_PATTERNS } from '../../k8s/schema/go-scalars';
import type { Shape } from '../../k8s/schema/shape';
import type { JsonSchema } from './json-schema';

const text = (scalar: Scalar): JsonSchema => {
  const pattern = TEXT_PATTERNS[scalar]?.source;
  return { type: 'string', ...(pattern === undefined ? {} : { pattern }) };
};

const INT32: JsonSchema = { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
/** In floating point, 2^63 - 1 is 2^63 as well. */
const INT64: JsonSchema = { type: 'integer', minimum: -(2 ** 63), maximum: 2 ** 63 };

/** What stands in emitted files until it is filled in on the node. */
const TOKEN_TO_COME: JsonSchema = { enum: [LATE_BOUND_SECRETS.joinToken] };

const SCALARS: Readonly<Record<Scalar, JsonSchema>> = {
  string: text('string'),
  bool: { type: 'boolean' },
  int: INT64,
  int32: INT32,
  int64: INT64,
  uint32: { type: 'integer', minimum: 0, maximum: 2 ** 32 - 1 },
  float32: { type: 'number' },
  float64: { type: 'number' },
  duration: text('duration'),
  durationOrInteger: { anyOf: [text('duration'), INT64] },
  time: text('time'),
  quantity: { anyOf: [text('quantity'), { type: 'number' }] },
  intOrString: { anyOf: [text('string'), INT32] },
  bootstrapToken: { anyOf: [text('bootstrapToken'), TOKEN_TO_COME] },
  bytes: text('bytes'),
  any: {},
};

const orNull = (schema: JsonSchema): JsonSchema => {
  if (typeof schema.type === 'string') return { ...schema, type: [schema.type, 'null'] };
  return schema.anyOf ? { anyOf: [...schema.anyOf, { type: 'null' }] } : schema;
};

/** Turns shapes into definitions that refer to each other by name. */
export class Definitions {
  readonly schemas: Record<string, JsonSchema> = {};

  /** `prefix` keeps types of the same name and another apiVersion apart. */
  constructor(private readonly prefix: string) {}

  schemaOf(shape: Shape): JsonSchema {
    if (shape.is === 'struct') return this.reference(shape.name, shape.fields);
    if (shape.is === 'list') return orNull({ type: 'array', items: this.schemaOf(shape.item) });
    if (shape.is === 'map') {
      return orNull({ type: 'object', additionalProperties: this.schemaOf(shape.item) });
    }
    return shape.isNullable ? orNull(SCALARS[shape.scalar]) : SCALARS[shape.scalar];
  }

  private reference(name: string, fields: ReadonlyMap<string, Shape>): JsonSchema {
    const key = `${this.prefix}.${name}`;
    if (!(key in this.schemas)) {
      // Before the fields: a type may contain itself.
      this.schemas[key] = {};
      this.schemas[key] = this.structOf(fields);
    }
    return { $ref: `#/definitions/${key}` };
  }

  private structOf(fields: ReadonlyMap<string, Shape>): JsonSchema {
    const properties = [...fields].map(([name, shape]) => [name, this.schemaOf(shape)] as const);
    const struct = { type: 'object', properties: Object.fromEntries(properties) };
    return orNull({ ...struct, additionalProperties: false });
  }
}
