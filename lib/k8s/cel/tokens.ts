/** One word of a CEL expression. */
export interface CelToken {
  readonly kind: 'identifier' | 'literal' | 'operator' | 'unreadable';
  readonly text: string;
}

const SKIPPED = /(?:[ \t\n\f\r]|\/\/[^\n]*)+/y;

/** Source: cel-spec doc/langdef.md (grammar). Longer quotes come before shorter ones. */
const WORDS: readonly (readonly [CelToken['kind'], RegExp])[] = [
  ['literal', /(?:[rR][bB]?|[bB][rR])(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n\r]*"|'[^'\n\r]*')/y],
  ['literal', /[bB]?(?:"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?''')/y],
  ['literal', /[bB]?(?:"(?:\\.|[^"\\\n\r])*"|'(?:\\.|[^'\\\n\r])*')/y],
  ['literal', /0x[0-9a-fA-F]+[uU]?|(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?[uU]?/y],
  ['identifier', /[A-Za-z_]\w*|`[\w.\-/ ]+`/y],
  ['operator', /&&|\|\||==|!=|<=|>=|[-+*/%<>!?:.,()[\]{}]/y],
];

export function celTokens(expression: string): CelToken[] {
  const tokens: CelToken[] = [];
  let offset = skipFrom(expression, 0);
  while (offset < expression.length) {
    const token = tokenAt(expression, offset);
    tokens.push(token);
    offset = skipFrom(expression, offset + token.text.length);
  }
  return tokens;
}

function tokenAt(expression: string, offset: number): CelToken {
  for (const [kind, form] of WORDS) {
    form.lastIndex = offset;
    const text = form.exec(expression)?.[0];
    if (text !== undefined) return { kind, text };
  }
  return { kind: 'unreadable', text: expression.charAt(offset) };
}

function skipFrom(expression: string, offset: number): number {
  SKIPPED.lastIndex = offset;
  return offset + (SKIPPED.exec(expression)?.[0].length ?? 0);
}
