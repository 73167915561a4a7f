import { describe, expect, it } from 'vitest';
import { checkInputs } from '../../lib/rules/check-inputs';
import { RULES } from '../../lib/rules/registry.generated';
import type { Example } from '../../lib/rules/rule';
import { readExampleFiles, versionsOf } from '../support/read-example';

const codesOf = (example: Example) =>
  checkInputs(readExampleFiles(example), versionsOf(example)).findings.map(
    ({ code, severity }) => ({
      code,
      severity,
    }),
  );

describe.each(RULES.map((rule) => ({ rule, id: `${rule.code} ${rule.name}` })))(
  '$id',
  ({ rule }) => {
    it.each(rule.examples().valid)('raises nothing: $title', (example) => {
      expect(codesOf(example)).toEqual([]);
    });

    it.each(rule.examples().invalid)('is raised, and no other error: $title', (example) => {
      const found = codesOf(example);

      expect(found.map(({ code }) => code)).toContain(rule.code);
      expect(
        found.filter(({ code, severity }) => severity === 'error' && code !== rule.code),
      ).toEqual([]);
    });
  },
);
