import type { CelToken } from './tokens';

/** Fields of an object, and theirs; `true` for what has a type that is not looked into. */
export interface CelObject {
  readonly [field: string]: CelObject | true;
}

/** Words of the language, its types, and the names in front of functions. */
const GIVEN: ReadonlySet<string> = new Set([
  ...['true', 'false', 'null', 'in'],
  ...['bool', 'bytes', 'double', 'duration', 'dyn', 'int', 'list', 'map', 'null_type', 'string'],
  ...['timestamp', 'type', 'uint', 'optional_type'],
  ...['base64', 'cel', 'google', 'json', 'k8s', 'kubernetes', 'lists', 'math', 'optional', 'regex'],
  ...['sets', 'strings', 'net', 'proto'],
]);

/**
 * The first name that the variables do not have, with what stands in front of it: `usr`,
 * `user.name`. Functions are not looked at.
 */
export function unknownNameIn(
  tokens: readonly CelToken[],
  variables: CelObject,
): string | undefined {
  if (makesMessages(tokens)) return undefined;
  const bound = boundNames(tokens);
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== 'identifier' || isFieldAt(tokens, index)) continue;
    if (tokens[index + 1]?.text === '(' || GIVEN.has(text) || bound.has(text)) continue;
    const unknown = unknownStep(pathAt(tokens, index), variables);
    if (unknown !== undefined) return unknown;
  }
  return undefined;
}

/** `.name`, `.?name` */
const isFieldAt = (tokens: readonly CelToken[], index: number): boolean =>
  tokens[tokens[index - 1]?.text === '?' ? index - 2 : index - 1]?.text === '.';

/** `Type{field: value}`: names that are no variables. */
const makesMessages = (tokens: readonly CelToken[]): boolean =>
  tokens.some(({ text }, index) => text === '{' && tokens[index - 1]?.kind === 'identifier');

/** What macros bind: `list.exists(item, …)`, `map.all(key, value, …)`. */
function boundNames(tokens: readonly CelToken[]): Set<string> {
  const textAt = (index: number) => tokens[index]?.text;
  const bound = tokens.flatMap((token, index) => {
    const isFirst = textAt(index - 1) === '(' && textAt(index + 1) === ',';
    if (!isFirst || token.kind !== 'identifier') return [];
    return textAt(index + 3) === ',' ? [token.text, textAt(index + 2) ?? ''] : [token.text];
  });
  return new Set(bound);
}

/** `a.b.c`; a function behind it is no part, nor what follows an index. */
function pathAt(tokens: readonly CelToken[], index: number): string[] {
  const path = [tokens[index]?.text ?? ''];
  for (let at = index + 1; tokens[at]?.text === '.'; at += 2) {
    if (tokens[at + 1]?.text === '?') at += 1;
    const field = tokens[at + 1];
    if (field?.kind !== 'identifier' || tokens[at + 2]?.text === '(') break;
    path.push(field.text.replaceAll('`', ''));
  }
  return path;
}

function unknownStep(path: readonly string[], variables: CelObject): string | undefined {
  let known: CelObject | true | undefined = variables;
  for (const [index, step] of path.entries()) {
    if (known === true) return undefined;
    known = Object.hasOwn(known, step) ? known[step] : undefined;
    if (known === undefined) return path.slice(0, index + 1).join('.');
  }
  return undefined;
}

/** Whether a field of a variable is read: `claims.email`, `has(claims.email)`, `claims.?email`. */
export const readsField = (
  tokens: readonly CelToken[],
  [variable, field]: readonly [string, string],
): boolean =>
  tokens.some(
    ({ text }, index) =>
      text === variable && tokens[index - 1]?.text !== '.' && pathAt(tokens, index)[1] === field,
  );

/** Nothing but a field of a variable: none of those that are declared here is a bool. */
export const isField = (tokens: readonly CelToken[]): boolean =>
  tokens[0]?.kind === 'identifier' &&
  tokens.length > 1 &&
  tokens.length === 2 * pathAt(tokens, 0).length - 1;

const MACROS = ['all', 'exists', 'exists_one', 'map', 'filter'];

/**
 * `claims.groups` in front of a macro: a value of type `any` is no range, that of a field of its own
 * is. Source: cel-go checker.go (`checkComprehension`).
 */
export function rangeOfAnyType(tokens: readonly CelToken[], variable: string): string | undefined {
  const textAt = (index: number) => tokens[index]?.text ?? '';
  for (const [index, { text }] of tokens.entries()) {
    if (text !== variable || isFieldAt(tokens, index)) continue;
    const isIndexed = textAt(index + 1) === '[' && textAt(index + 3) === ']';
    const end = isIndexed ? index + 4 : index + 3;
    const isMacro = MACROS.includes(textAt(end + 1)) && textAt(end + 2) === '(';
    if ((isIndexed || textAt(index + 1) === '.') && textAt(end) === '.' && isMacro) {
      return tokens
        .slice(index, end)
        .map((token) => token.text)
        .join('');
    }
  }
  return undefined;
}
