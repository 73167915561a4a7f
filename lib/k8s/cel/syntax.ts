import type { CelToken } from './tokens';

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const PREFIXES = ['!', '-', '.', '?'];

/**
 * Where the words cannot be an expression: `")"`, or `the end`. Looks at brackets, and whether a
 * value stands where one must; what passes may still be refused by the compiler.
 */
export function misplacedIn(tokens: readonly CelToken[]): string | undefined {
  const open: string[] = [];
  let wantsValue = true;
  for (const [index, token] of tokens.entries()) {
    const { text } = token;
    const isValue = isValueWord(token, tokens[index - 1]);
    if (token.kind === 'unreadable') return quoted(text);
    if (isValue) {
      if (!wantsValue) return quoted(text);
      wantsValue = false;
    } else if (Object.hasOwn(CLOSERS, text)) {
      open.push(CLOSERS[text] ?? '');
      wantsValue = true;
    } else if (Object.values(CLOSERS).includes(text)) {
      if (open.pop() !== text || !mayClose(wantsValue, tokens[index - 1])) return quoted(text);
      wantsValue = false;
    } else {
      if (wantsValue && !PREFIXES.includes(text)) return quoted(text);
      wantsValue = true;
    }
  }
  return open.length > 0 || wantsValue ? 'the end' : undefined;
}

/** `in` is an operator, save for the name of a field. */
const isValueWord = ({ kind, text }: CelToken, before: CelToken | undefined): boolean =>
  kind === 'literal' || (kind === 'identifier' && (text !== 'in' || before?.text === '.'));

/** Nothing may stand between brackets, and nothing behind the last comma. */
const mayClose = (wantsValue: boolean, before: CelToken | undefined): boolean =>
  !wantsValue || before?.text === ',' || Object.hasOwn(CLOSERS, before?.text ?? '');

const quoted = (text: string): string => JSON.stringify(text);
