import type { Judge } from '../lib/diag/judge';
import { checkInputs } from '../lib/rules/check-inputs';
import type { AnyRule } from '../lib/rules/rule';
import { readExampleFiles, versionsOf } from '../test/support/read-example';

/** Every judge that refuses a wrong example of the rule, by the rule's own word. */
export function judgesOf(rule: AnyRule): Judge[] {
  const findings = rule.examples.invalid.flatMap(
    (example) => checkInputs(readExampleFiles(example), versionsOf(example)).findings,
  );
  const own = findings.filter(({ code }) => code === rule.code);
  return [...new Set(own.flatMap(({ refusedBy }) => refusedBy))];
}
