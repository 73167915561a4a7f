import type { GoShape } from '../../cni/go-shape';
import type { JsonSchema } from './json-schema';

type Fields = Readonly<Record<string, GoShape>>;

/** Addresses are texts; what they hold is for the rules. */
const TYPES: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  integer: 'integer',
  uint32: 'integer',
  uint64: 'integer',
};

/** What a Go struct of a CNI plugin takes. Go matches keys in any case, so no key is unknown. */
export function schemaOfGoShape(shape: GoShape): JsonSchema {
  if (shape === 'any') return {};
  if (shape === 'cidr') return { type: 'string' };
  if (typeof shape === 'string') return { type: [TYPES[shape] ?? 'string', 'null'] };
  if ('list' in shape) return { type: ['array', 'null'], items: schemaOfGoShape(shape.list) };
  if ('map' in shape) {
    return { type: ['object', 'null'], additionalProperties: schemaOfGoShape(shape.map) };
  }
  return { type: ['object', 'null'], properties: propertiesOf(shape.fields) };
}

export const propertiesOf = (fields: Fields): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(Object.entries(fields).map(([name, shape]) => [name, schemaOfGoShape(shape)]));
