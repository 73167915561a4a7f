import { describe, expect, it } from 'vitest';
import { readsField, unknownNameIn } from '../../lib/k8s/cel/names';
import { misplacedIn } from '../../lib/k8s/cel/syntax';
import { celTokens } from '../../lib/k8s/cel/tokens';

const misplaced = (expression: string) => misplacedIn(celTokens(expression));
const unknown = (expression: string) =>
  unknownNameIn(celTokens(expression), { user: { name: true, groups: true } });

describe('a CEL expression', () => {
  it.each([
    'a == "b"',
    "r'\\d' == a // why",
    '"""a "quoted" text""" != a',
    "a.?b.orValue('') == ''",
    'a[0].b["c"] in ["d", "e",]',
    '!(a > 1 && -b < 2u) ? 0x1f : 1.5e3',
    '{"a": 1}.a == 1',
    'a.exists(x, x in b)',
    'size([]) == 0',
    'a.in == 1',
  ])('is made of values and operators: %s', (expression) => {
    expect(misplaced(expression)).toBeUndefined();
  });

  it.each([
    ['a = 1', '"="'],
    ['a == ', 'the end'],
    ['(a', 'the end'],
    ['a)', '")"'],
    ['[a)', '")"'],
    ['a b', '"b"'],
    ["'it''s'", '"\'s\'"'],
    ["'open", '"\'"'],
    ['a; b', '";"'],
    ['* a', '"*"'],
    [' // nothing', 'the end'],
  ])('is not %s, for %s', (expression, place) => {
    expect(misplaced(expression)).toBe(place);
  });

  it.each([
    'user.name == "a"',
    'user.groups.all(g, g != "") && has(user.name)',
    'user.groups.map(i, g, g + string(i))',
    'type(user.name) == string',
    'math.greatest(1, 2) == 2',
    'Message{field: 1}.field == 1',
    'user["other"]',
  ])('reads what is declared: %s', (expression) => {
    expect(unknown(expression)).toBeUndefined();
  });

  it.each([
    ['usr.name', 'usr'],
    ['user.nmae == ""', 'user.nmae'],
    ['true ? claims : 1', 'claims'],
    ['user.?mail', 'user.mail'],
  ])('reads what nobody declares: %s', (expression, name) => {
    expect(unknown(expression)).toBe(name);
  });

  it('tells a field from a text and from the field of something else', () => {
    const reads = (text: string) => readsField(celTokens(text), ['claims', 'email']);

    expect(['claims.email', 'has(claims.email)', 'claims.?email.orValue("")'].every(reads)).toBe(
      true,
    );
    expect(
      ['"claims.email"', 'a.claims.email', 'claims["email"]', 'claims.email_verified'].some(reads),
    ).toBe(false);
  });
});
