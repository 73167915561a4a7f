import type { Finding } from '../../diag/finding';
import { jsonText } from '../json-text';
import type { ReportContext } from '../summary';
import { describeResult, identityOf } from './result';
import { describeRule, type RuleText } from './rule';

/** SARIF 2.1.0, for code scanning and editors; `rules` holds at least those of the findings. */
export function renderSarif(
  findings: readonly Finding[],
  rules: readonly RuleText[],
  { program, toolVersion, isComplete }: ReportContext,
): string {
  const codes = rules.map(({ code }) => code);
  const counts = new Map<string, number>();
  const results = findings.map((finding) => {
    const identity = identityOf(finding);
    const ordinal = (counts.get(identity) ?? 0) + 1;
    counts.set(identity, ordinal);
    return describeResult(finding, { ruleIndex: codes.indexOf(finding.code), ordinal, program });
  });
  const driver = { name: 'cdk8s-kubeadm', version: toolVersion, rules: rules.map(describeRule) };
  const run = {
    tool: { driver },
    invocations: [{ executionSuccessful: isComplete }],
    columnKind: 'utf16CodeUnits',
    results,
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return jsonText(log);
}
