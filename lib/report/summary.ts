import { type Finding, SEVERITIES, type Severity } from '../diag/finding';

/** What one run looked at and found. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
  readonly documents: number;
  readonly seconds: number;
  /** Minor of the cluster, `1.36`; the first one where several clusters are checked. */
  readonly kubernetesVersion: string;
  /** True when no file and no option said a version. */
  readonly versionIsAssumed: boolean;
}

export const countOf = (findings: readonly Finding[], severity: Severity): number =>
  findings.reduce((count, finding) => count + Number(finding.severity === severity), 0);

/** True when the finding is at least that severe. */
export const reachesSeverity = (finding: Finding, severity: Severity): boolean =>
  SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(severity);

/** What a report file is made from, beside the findings and the summary. */
export interface ReportContext {
  /** Every file that was looked at. */
  readonly files: readonly string[];
  /** Where findings belong that no file is known of: the program that was run. */
  readonly program: string | null;
  /** From which severity on a finding is a failure. */
  readonly failOn: Severity;
  readonly toolVersion: string;
  /** False when something that was named could not be read. */
  readonly isComplete: boolean;
}
