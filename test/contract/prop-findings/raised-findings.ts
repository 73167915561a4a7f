import { checkTree } from '../../../lib/constructs/check-tree';
import { collectTree } from '../../../lib/constructs/synthesis/collect-objects';
import { treeInputs } from '../../../lib/constructs/tree-inputs';
import type { Location } from '../../../lib/diag/location';
import { formatPath, type Path } from '../../../lib/diag/path';
import { isObject, type Json, type SourceDocument, valueAt } from '../../../lib/model/document';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { RULES } from '../../../lib/rules/registry.generated';
import type { Example } from '../../../lib/rules/rule';
import { readExampleFiles, versionsOf } from '../../support/read-example';
import { everyConstruct, PROPS_AT, WAYS } from './every-construct';
import { type DeclaredProp, nameOfType, propsOf } from './prop-interfaces';
import { SAMPLES } from './sample-props';

/** What every prop can raise: it says that a value has the wrong shape, or is lost in a version. */
const OF_EVERY_PROP: readonly string[] = ['NET020', 'NET021', 'NET050', 'NET901'];

/** The codes that props raise, by `ServicePort.nodePort`. */
export function raisedFindings(): Map<string, Set<string>> {
  const raised = new Map<string, Set<string>>();
  const add = (prop: DeclaredProp | undefined, codes: Iterable<string>): void => {
    if (!prop) return;
    const known = raised.get(prop.id) ?? new Set();
    for (const code of codes) if (!OF_EVERY_PROP.includes(code)) known.add(code);
    raised.set(prop.id, known);
  };
  const ofFields = codesOfFields();
  for (const [at, sample] of SAMPLES.entries()) {
    const way = at % 2 === 0 ? WAYS[0] : WAYS[1];
    const app = everyConstruct(way, sample);
    for (const { code, subject } of checkTree(app).findings) {
      add(propAt(subject.location, way), [code]);
    }
    // Every sample has all fields: one of each way is enough.
    for (const [field, location] of at < WAYS.length ? fieldsOfProgram(app) : []) {
      add(propAt(location, way), ofFields.get(field) ?? []);
    }
  }
  return raised;
}

type Way = (typeof WAYS)[number];

/** The innermost declared prop that a place in the program names. */
function propAt({ constructPath, path }: Location, way: Way): DeclaredProp | undefined {
  const start = PROPS_AT[constructPath ?? ''];
  let props = start === undefined ? undefined : propsOf(start);
  let found: DeclaredProp | undefined;
  for (const step of path.split(/[.[\]]+/).filter((part) => !/^\d*$/.test(part))) {
    const prop = props?.get(step);
    if (!prop) break;
    found = prop;
    const made = found.id.startsWith('KubeadmClusterProps.')
      ? Object.entries(way).find(([name]) => name === step)?.[1]
      : undefined;
    const name = made ?? nameOfType(prop.type);
    props = name === undefined ? undefined : propsOf(name);
  }
  return found;
}

/** Each field that a program writes, in the words of `codesOfFields`, and the prop that it comes from. */
function* fieldsOfProgram(app: ReturnType<typeof everyConstruct>): Generator<[string, Location]> {
  for (const { chunks } of treeInputs(collectTree(app)).inputs) {
    for (const { document } of chunks) {
      if (!isObject(document?.value) || document.value.kind === undefined) continue;
      for (const path of pathsIn(document.value).filter(({ length }) => length > 0)) {
        if (document.source.originOf?.(path) === 'default') continue;
        yield [fieldOf(document, path), document.source.locate(path)];
      }
    }
  }
}

function pathsIn(value: Json, path: Path = []): Path[] {
  const inner: [string | number, Json][] = Array.isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : [];
  return [path, ...inner.flatMap(([step, item]) => pathsIn(item, [...path, step]))];
}

/** `Service spec.ports[].port`; an argument by its name: `ClusterConfiguration apiServer.extraArgs[v].value`. */
function fieldOf({ value }: SourceDocument, path: Path): string {
  const kind = isObject(value) ? value.kind : undefined;
  const steps = path.map((step, index) => {
    if (typeof step !== 'number') return step;
    const item = valueAt(value, path.slice(0, index + 1));
    const isArgument = isObject(item) && 'name' in item && 'value' in item;
    return isArgument ? `{${String(item.name)}}` : '*';
  });
  return `${String(kind)} ${steps.join('.')}`;
}

/** What the wrong examples of all rules blame. */
function codesOfFields(): Map<string, Set<string>> {
  const codes = new Map<string, Set<string>>();
  for (const { code, examples } of RULES) {
    for (const field of examples().invalid.flatMap((example) => blamedFields(code, example))) {
      codes.set(field, (codes.get(field) ?? new Set()).add(code));
    }
  }
  return codes;
}

function blamedFields(code: string, example: Example): string[] {
  const files = readExampleFiles(example);
  const { findings } = checkInputs(files, versionsOf(example));
  const documents = files.flatMap(({ chunks }) => chunks.flatMap(({ document }) => document ?? []));
  return findings
    .filter((finding) => finding.code === code)
    .flatMap(({ subject }) =>
      documents.flatMap((document) => {
        const { file, line, column, path } = subject.location;
        const blamed = pathsIn(document.value).find((one) => {
          if (formatPath(one) !== path) return false;
          const place = document.source.locate(one);
          return place.file === file && place.line === line && place.column === column;
        });
        return blamed ? [fieldOf(document, blamed)] : [];
      }),
    );
}
