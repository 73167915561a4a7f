import type { PlacedEntry, PlacedMap, PlacedNode, PlacedScalar, PlacedText } from './placed-node';
import { TextFailure } from './text-failure';

type Package = typeof import('toml-eslint-parser', { with: { 'resolution-mode': 'import' }});
type Program = ReturnType<Package['parseTOML']>;
type TableNode = Extract<Program['body'][0]['body'][number], { type: 'TOMLTable' }>;
type Pair = TableNode['body'][number];
type Key = Pair['key']['keys'][number];
type Content = Pair['value'];
type Scalar = Extract<Content, { type: 'TOMLValue' }>;

/** One TOML 1.0 document with the place of every value. Throws TextFailure. */
export function parseTomlDocument(text: string): PlacedText {
  const [document] = parse(text).body;
  const root = newTable(document.range[0]);
  for (const node of document.body) {
    if (node.type === 'TOMLKeyValue') addPair(root, node, text);
    else addTable(root, node, text);
  }
  return { root: root.entries.size > 0 ? root : null, duplicates: [] };
}

/** Loaded with the first file: most checks see none. */
function parse(text: string): Program {
  const toml = require('toml-eslint-parser') as Package;
  try {
    return toml.parseTOML(text, { tomlVersion: '1.0' });
  } catch (error) {
    if (error instanceof toml.ParseError) {
      throw new TextFailure('invalid-toml', error.message, error.index);
    }
    throw error;
  }
}

/** A table while it is filled; the parser has seen that nothing is there twice. */
interface Table extends PlacedMap {
  readonly entries: Map<string, PlacedEntry>;
}

interface TableList {
  readonly kind: 'list';
  readonly start: number;
  readonly end: number;
  readonly items: Table[];
}

const newTable = (start: number): Table => ({
  kind: 'map',
  start,
  end: start + 1,
  entries: new Map(),
});

function addTable(root: Table, node: TableNode, text: string): void {
  const keys = node.key.keys;
  const last = keys.at(-1);
  if (!last) return;
  const parent = keys.slice(0, -1).reduce(stepInto, root);
  const table = node.kind === 'array' ? nextItem(parent, last, node) : stepInto(parent, last);
  for (const pair of node.body) addPair(table, pair, text);
}

/** The last item of a list of tables, or a table, which is made where there is none. */
function stepInto(parent: Table, key: Key): Table {
  const known = parent.entries.get(nameOf(key))?.value;
  const inner = known && isTableList(known) ? known.items.at(-1) : known;
  if (inner && isTable(inner)) return inner;
  const table = newTable(key.range[0]);
  parent.entries.set(nameOf(key), { keyStart: key.range[0], value: table });
  return table;
}

function nextItem(parent: Table, key: Key, { range: [start] }: TableNode): Table {
  const known = parent.entries.get(nameOf(key))?.value;
  const table = newTable(start);
  if (known && isTableList(known)) known.items.push(table);
  else {
    const list: TableList = { kind: 'list', start, end: start, items: [table] };
    parent.entries.set(nameOf(key), { keyStart: key.range[0], value: list });
  }
  return table;
}

function addPair(table: Table, { key, value }: Pair, text: string): void {
  const last = key.keys.at(-1);
  if (!last) return;
  const parent = key.keys.slice(0, -1).reduce(stepInto, table);
  parent.entries.set(nameOf(last), { keyStart: last.range[0], value: nodeOf(value, text) });
}

function nodeOf(node: Content, text: string): PlacedNode {
  const [start, end] = node.range;
  if (node.type === 'TOMLValue') return scalarOf(node, text);
  if (node.type === 'TOMLArray') {
    return { kind: 'list', start, end, items: node.elements.map((item) => nodeOf(item, text)) };
  }
  const table: Table = { kind: 'map', start, end, entries: new Map() };
  for (const pair of node.body) addPair(table, pair, text);
  return table;
}

function scalarOf(node: Scalar, text: string): PlacedScalar {
  const [start, end] = node.range;
  const spelling = text.slice(start, end);
  const place = { kind: 'scalar', start, end, text: spelling } as const;
  if (node.kind === 'string') {
    const style = node.style === 'basic' ? 'double-quoted' : 'single-quoted';
    return { ...place, value: node.value, style };
  }
  return { ...place, value: plainValue(node, spelling), style: 'plain' };
}

/** JSON has no dates, no `inf` and no `nan`: they stay what was written. */
function plainValue(
  node: Exclude<Scalar, { kind: 'string' }>,
  spelling: string,
): PlacedScalar['value'] {
  if (node.kind === 'boolean') return node.value;
  const isNumber = node.kind === 'integer' || node.kind === 'float';
  return isNumber && Number.isFinite(node.value) ? node.value : spelling;
}

const nameOf = (key: Key): string => (key.type === 'TOMLBare' ? key.name : key.value);

const isTable = (node: PlacedNode): node is Table => node.kind === 'map';
const isTableList = (node: PlacedNode): node is TableList =>
  node.kind === 'list' && node.items.every(isTable);
