import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../lib/rules/registry.generated';
import { FAMILIES } from '../../lib/rules/rule';
import { listRuleFiles } from '../../tools/rule-files';

describe('the rules', () => {
  it('have codes and names of their own', () => {
    expect(new Set(RULES.map((rule) => rule.code)).size).toBe(RULES.length);
    expect(new Set(RULES.map((rule) => rule.name)).size).toBe(RULES.length);
  });

  it('belong to a family', () => {
    for (const { code } of RULES) expect(Object.keys(FAMILIES)).toContain(code[3]);
  });

  it('stand in a file of their name', () => {
    const files = new Map(listRuleFiles().map(({ code, module }) => [code, basename(module)]));
    for (const { code, name } of RULES) expect(files.get(code)).toBe(name);
  });

  it.each(RULES)('$code shows both a right and a wrong input', (rule) => {
    const examples = rule.examples();
    expect(examples.valid.length).toBeGreaterThan(0);
    expect(examples.invalid.length).toBeGreaterThan(0);
  });
});
