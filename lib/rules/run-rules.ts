import type { Finding } from '../diag/finding';
import type { ClusterModel } from '../model/cluster-model';
import type { AnyRule } from './rule';
import { asFinding } from './sighting';

/** Everything the rules have to say about one cluster, in the order of the rules. */
export function runRules(
  model: ClusterModel,
  rules: readonly AnyRule[],
  onRule?: () => void,
): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    onRule?.();
    rule.check(model, (finding, facts, sighting) => {
      const prose = rule.findings[finding];
      if (prose) findings.push(asFinding(rule, prose(facts), sighting));
    });
  }
  return findings;
}
