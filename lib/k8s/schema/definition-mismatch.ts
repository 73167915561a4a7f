import type { DefinitionSchema } from '../facts/definition-schema';
import { describe, type Mismatch, type Path } from './mismatch';
import { nearestName } from './nearest-name';

/** A value of the right type that the schema does not take, or one that it misses. */
export interface Limit {
  readonly path: Path;
  readonly problem: 'range' | 'enum' | 'missing';
  /** What belongs there: `1-255`, `internal or external`. */
  readonly expected: string;
  readonly got: string;
}

/** What kube-apiserver has against an object of a CustomResourceDefinition. */
export interface DefinitionMismatches {
  readonly misfits: readonly Mismatch[];
  readonly limits: readonly Limit[];
}

/** apiVersion, kind and metadata are those of every object, and the status is not for people. */
const OF_EVERY_OBJECT = ['apiVersion', 'kind', 'metadata', 'status'];

export function findDefinitionMismatches(
  object: Readonly<Record<string, unknown>>,
  schema: DefinitionSchema,
): DefinitionMismatches {
  const entries = Object.entries(object).filter(([name]) => !OF_EVERY_OBJECT.includes(name));
  const walk = new Walk();
  walk.object(Object.fromEntries(entries), schema, []);
  return { misfits: walk.misfits, limits: walk.limits };
}

class Walk {
  readonly misfits: Mismatch[] = [];
  readonly limits: Limit[] = [];

  object(value: Readonly<Record<string, unknown>>, schema: DefinitionSchema, path: Path): void {
    const { properties = {}, additionalProperties, required = [] } = schema;
    for (const name of required) {
      if (value[name] === undefined || value[name] === null) {
        this.limits.push({ path, problem: 'missing', expected: name, got: '' });
      }
    }
    for (const [name, entry] of Object.entries(value)) {
      // kube-apiserver takes it for unset (PruneNonNullableNullsWithoutDefaults).
      if (entry === null) continue;
      const inner = properties[name] ?? additionalProperties;
      const place = [...path, name];
      if (inner) this.value(entry, inner, place);
      else this.unknown(place, Object.keys(properties));
    }
  }

  private value(value: unknown, schema: DefinitionSchema, path: Path): void {
    if (!isOfType(value, schema)) this.wrongType(value, schema, path);
    else if (Array.isArray(value)) this.items(value, schema.items, path);
    else if (typeof value === 'object' && value !== null) {
      this.object(value as Readonly<Record<string, unknown>>, schema, path);
    } else this.scalar(value as number | string | boolean, schema, path);
  }

  private items(list: readonly unknown[], schema: DefinitionSchema | undefined, path: Path): void {
    if (!schema) return;
    for (const [index, item] of list.entries()) this.value(item, schema, [...path, index]);
  }

  private scalar(value: number | string | boolean, schema: DefinitionSchema, path: Path): void {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    const got = `${value}`;
    if (typeof value === 'number' && (value < minimum || value > maximum)) {
      this.limits.push({ path, problem: 'range', expected: rangeText(schema), got });
    }
    if (typeof value === 'string' && schema.enum && !schema.enum.includes(value)) {
      this.limits.push({ path, problem: 'enum', expected: schema.enum.join(' or '), got });
    }
  }

  private unknown(path: Path, names: readonly string[]): void {
    const got = String(path.at(-1));
    this.misfits.push({
      path,
      problem: 'unknown-field',
      expected: names.join(', '),
      got,
      proposal: nearestName(got, names),
      scalar: undefined,
    });
  }

  private wrongType(value: unknown, { type = 'object' }: DefinitionSchema, path: Path): void {
    this.misfits.push({
      path,
      problem: 'wrong-type',
      expected: TYPE_WORDS[type],
      got: describe(value),
      proposal: undefined,
      scalar: type === 'string' ? 'string' : undefined,
    });
  }
}

function isOfType(value: unknown, { type }: DefinitionSchema): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

const TYPE_WORDS = {
  object: 'a map',
  array: 'a list',
  string: 'a string',
  integer: 'a whole number',
  boolean: 'true or false',
} as const;

const rangeText = ({ minimum, maximum }: DefinitionSchema): string => {
  if (maximum === undefined) return `${minimum} or more`;
  return minimum === undefined ? `at most ${maximum}` : `${minimum}-${maximum}`;
};
