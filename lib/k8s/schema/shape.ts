import { loadSchema } from '../facts/load';
import {
  type FieldType,
  fieldsOf,
  kindsOf,
  type Scalar,
  type SchemaFile,
} from '../facts/schema-table';
import { FIRST_MINOR, NEWEST_MINOR } from '../version';
import { ACCEPTS } from './go-scalars';

/** A type of the tables with its fields looked up once; structs refer to each other by name. */
export type Shape =
  | { readonly is: 'scalar'; readonly scalar: Scalar; readonly isNullable: boolean }
  | { readonly is: 'list'; readonly item: Shape }
  | { readonly is: 'map'; readonly item: Shape }
  | { readonly is: 'struct'; readonly name: string; readonly fields: ReadonlyMap<string, Shape> };

/** The shape of one kind at one minor; undefined where no table has it. */
export function shapeOf(apiVersion: string, kind: string, minor: number): Shape | undefined {
  const key = `${apiVersion}/${kind}@${minor}`;
  const made = shapes.get(key);
  if (made) return made;
  const file = loadSchema(apiVersion);
  if (!file) return undefined;
  const [first, last] = file.minors;
  const known = Math.min(Math.max(minor, first), last);
  if (!kindsOf(file, known).includes(kind)) return undefined;
  const shape = new Shaper(file, known).struct(kind);
  shapes.set(key, shape);
  return shape;
}

/** Whether the components of a minor register the kind in that version. */
export function isRegisteredKind(apiVersion: string, kind: string, minor: number): boolean {
  const file = loadSchema(apiVersion);
  const known = Math.min(Math.max(minor, FIRST_MINOR), NEWEST_MINOR);
  if (!file || known < file.minors[0] || known > file.minors[1]) return false;
  return kindsOf(file, known).includes(kind);
}

/** Source: `*metav1.Duration` in the types of the components; all of kubeadm's are pointers. */
const POINTERS: ReadonlySet<string> = new Set([
  'KubeletConfiguration.cpuCFSQuotaPeriod',
  'KubeletConfiguration.containerLogMonitorInterval',
  'CrashLoopBackOffConfig.maxContainerRestartPeriod',
  'KubeProxyConntrackConfiguration.tcpEstablishedTimeout',
  'KubeProxyConntrackConfiguration.tcpCloseWaitTimeout',
  'KMSConfiguration.timeout',
  'DynamicResourcesArgs.bindingTimeout',
  'DynamicResourcesArgs.filterTimeout',
]);

const shapes = new Map<string, Shape>();

class Shaper {
  private readonly structs = new Map<string, Shape>();

  constructor(
    private readonly file: SchemaFile,
    private readonly minor: number,
  ) {}

  struct(name: string): Shape {
    const known = this.structs.get(name);
    if (known) return known;
    const fields = new Map<string, Shape>();
    const shape: Shape = { is: 'struct', name, fields };
    // Before the fields: a type may contain itself.
    this.structs.set(name, shape);
    for (const [field, type] of fieldsOf(this.file, name, this.minor)) {
      fields.set(field, this.shape(type, this.isNullable(`${name}.${field}`, type)));
    }
    return shape;
  }

  /** metav1.Duration that is no pointer reads null as the text "", which is no duration [run]. */
  private isNullable(field: string, type: FieldType): boolean {
    if (!('scalar' in type) || type.scalar !== 'duration') return true;
    return this.file.apiVersion.startsWith('kubeadm.k8s.io/') || POINTERS.has(field);
  }

  private shape(type: FieldType, isNullable = true): Shape {
    if ('scalar' in type) return { is: 'scalar', scalar: type.scalar, isNullable };
    if ('listOf' in type) return { is: 'list', item: this.shape(type.listOf) };
    if ('mapOf' in type) return { is: 'map', item: this.shape(type.mapOf) };
    return this.struct(type.struct);
  }
}

/** The quick answer, for the many values that have nothing wrong with them: it allocates nothing. */
export function fits(value: unknown, shape: Shape): boolean {
  if (value === null) return shape.is !== 'scalar' || shape.isNullable;
  if (shape.is === 'scalar') {
    return shape.scalar === 'string' ? typeof value === 'string' : ACCEPTS[shape.scalar](value);
  }
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return shape.is === 'list' && listFits(value, shape.item);
  if (shape.is === 'list') return false;
  const map = value as Readonly<Record<string, unknown>>;
  return shape.is === 'struct' ? structFits(map, shape.fields) : mapFits(map, shape.item);
}

function listFits(list: readonly unknown[], item: Shape): boolean {
  for (const entry of list) if (!fits(entry, item)) return false;
  return true;
}

function mapFits(map: Readonly<Record<string, unknown>>, item: Shape): boolean {
  for (const name in map) if (!fits(map[name], item)) return false;
  return true;
}

function structFits(
  value: Readonly<Record<string, unknown>>,
  fields: ReadonlyMap<string, Shape>,
): boolean {
  for (const name in value) {
    const field = fields.get(name);
    if (field === undefined || !fits(value[name], field)) return false;
  }
  return true;
}

const WHOLE: ReadonlySet<Scalar> = new Set(['int', 'int32', 'int64', 'uint32']);

type Path = readonly (string | number)[];

/** The places of all numbers that Go decodes into an integer. */
export function wholeNumbersIn(value: unknown, shape: Shape, path: Path = []): Path[] {
  if (shape.is === 'scalar') {
    return typeof value === 'number' && WHOLE.has(shape.scalar) ? [path] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) => {
    const inner = shape.is === 'struct' ? shape.fields.get(name) : shape.item;
    const step = shape.is === 'list' ? Number(name) : name;
    return inner ? wholeNumbersIn(entry, inner, [...path, step]) : [];
  });
}
