import { Raw, type Tree, type TreeMap } from './tree';

/** Nobody reads these as anything but a string. */
const PLAIN = /^[a-zA-Z$][\w.$/{}-]*$/;
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** Block style, a line a scalar. */
export function renderYaml(tree: TreeMap): string {
  return mapLines(tree)
    .map((line) => `${line}\n`)
    .join('');
}

function mapLines(tree: TreeMap): string[] {
  return Object.entries(tree).flatMap(([key, value]) => entryLines(`${scalar(key)}:`, value));
}

function entryLines(start: string, value: Tree): string[] {
  if (Array.isArray(value) && value.length > 0) return [start, ...value.flatMap(itemLines)];
  if (isScalar(value)) return [`${start} ${scalar(value)}`];
  const lines = mapLines(value);
  return lines.length > 0 ? [start, ...lines.map((line) => `  ${line}`)] : [`${start} {}`];
}

function itemLines(value: Tree): string[] {
  if (isScalar(value)) return [`- ${scalar(value)}`];
  const lines = Array.isArray(value) ? value.flatMap(itemLines) : mapLines(value);
  if (lines.length === 0) return ['- {}'];
  return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

type Scalar = Exclude<Tree, TreeMap>;

const isScalar = (value: Tree): value is Scalar =>
  value === null || typeof value !== 'object' || value instanceof Raw || isEmptyList(value);

const isEmptyList = (value: Tree): boolean => Array.isArray(value) && value.length === 0;

function scalar(value: Scalar): string {
  if (value instanceof Raw) return value.text;
  if (typeof value !== 'string') return JSON.stringify(value);
  return PLAIN.test(value) && !WORDS.test(value) ? value : JSON.stringify(value);
}

/** What YAML alone can spell stays behind as a string. */
export const renderJson = (tree: TreeMap): string =>
  `${JSON.stringify(tree, (_, value) => (value instanceof Raw ? value.text : value), 2)}\n`;
