import { expect, it } from 'vitest';
import { RULES } from '../../lib/rules/registry.generated';
import { SYMPTOMS, SYMPTOMS_OF_JUDGES } from '../../lib/rules/symptoms';

it('has no symptom that nothing leads to', () => {
  const named = RULES.flatMap(({ docs }) => docs.symptoms ?? []);
  const known = new Set<string>([...named, ...Object.values(SYMPTOMS_OF_JUDGES).flat()]);

  expect(Object.keys(SYMPTOMS).filter((id) => !known.has(id))).toEqual([]);
});

it.each(RULES.filter(({ docs }) => docs.symptoms).map((rule) => [rule.code, rule] as const))(
  '%s names each of its symptoms once',
  (_, { docs: { symptoms = [] } }) => {
    expect(symptoms.length).toBeGreaterThan(0);
    expect(new Set(symptoms).size).toBe(symptoms.length);
  },
);
