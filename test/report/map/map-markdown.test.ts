import { lexer, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { renderMap } from '../../../lib/check';
import { DUAL_STACK, HOSTILE_NAMES, mapOf, planText } from './maps';

const tokensOf = (plan: string): Token[] =>
  lexer(renderMap('markdown', [mapOf(plan)], { width: 0 }));

const tablesOf = (plan: string): Tokens.Table[] =>
  tokensOf(plan).filter((token): token is Tokens.Table => token.type === 'table');

const inlineTypes = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token) => [
    token.type,
    ...('tokens' in token && token.tokens ? inlineTypes(token.tokens) : []),
    ...(token.type === 'list'
      ? (token as Tokens.List).items.flatMap(({ tokens }) => inlineTypes(tokens))
      : []),
    ...(token.type === 'table'
      ? (token as Tokens.Table).rows.flat().flatMap(({ tokens }) => inlineTypes(tokens))
      : []),
  ]);

/** Markdown that does more than show text. */
const ACTIVE = ['link', 'image', 'strong', 'em', 'del', 'codespan', 'html', 'code'];

const countActive = (plan: string) => {
  const types = inlineTypes(tokensOf(plan));
  return ACTIVE.map((active) => [active, types.filter((type) => type === active).length]);
};

describe('the map in Markdown', () => {
  it('has a table for each block, with bars of one length', () => {
    const tables = tablesOf(DUAL_STACK);
    const bars = tables
      .flatMap(({ rows }) => rows)
      .flatMap((row) => /[·█]+/.exec(row.at(-1)?.text ?? '')?.[0] ?? []);

    expect(tables).toHaveLength(3);
    expect(bars.length).toBeGreaterThan(15);
    expect(new Set(bars.map(({ length }) => length))).toEqual(new Set([24]));
  });

  it('says findings first, with their place', () => {
    const plan = planText({ reserved: [['warehouse', '10.100.0.0/16']] });
    const [, list] = tokensOf(plan).filter(({ type }) => type !== 'space');

    expect(list?.raw).toMatch(/^- error NET207: .*10\.100\.0\.0-10\.100\.255\.255/);
  });

  it('fits into a comment', () => {
    const reserved = Array.from(
      { length: 2000 },
      (_, index) => [`lan ${index}`, `10.${index >> 8}.${index & 255}.0/24`] as const,
    );

    expect(
      renderMap('markdown', [mapOf(planText({ reserved }))], { width: 0 }).length,
    ).toBeLessThan(65_536);
  });

  it.each(HOSTILE_NAMES)('shows %s in names as text', (_, name) => {
    const planWith = (text: string) =>
      planText({ pools: [[text, '192.168.10.240/29']], reserved: [[text, '10.100.0.0/16']] });

    expect(countActive(planWith(name))).toEqual(countActive(planWith('harmless')));
    expect(tablesOf(planWith(name)).map(({ rows }) => rows.length)).toEqual(
      tablesOf(planWith('harmless')).map(({ rows }) => rows.length),
    );
  });
});
