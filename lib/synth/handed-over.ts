import type { Finding } from '../diag/finding';
import { countOf, type Summary } from '../report/summary';
import { sortFindings } from '../rules/order';

/** What a program found, for the command line that ran it. */
export interface HandedOver {
  /** Which app of which process: what it says later stands for what it said before. */
  readonly key: string;
  readonly findings: readonly Finding[];
  readonly summary: Summary;
}

/** One line a report, so that programs with several apps only append. */
export const serializeHandedOver = (report: HandedOver): string => `${JSON.stringify(report)}\n`;

/** Everything that was handed over as one report; undefined when nothing was. */
export function readHandedOver(text: string): Omit<HandedOver, 'key'> | undefined {
  const lines = text.split('\n').filter((line) => line !== '');
  const reports = lines.map((line) => JSON.parse(line) as HandedOver);
  const last = [...new Map(reports.map((report) => [report.key, report])).values()];
  const [first] = last;
  if (first === undefined) return undefined;
  const findings = sortFindings(last.flatMap((report) => report.findings));
  const sum = (field: 'suppressed' | 'documents' | 'seconds') =>
    last.reduce((total, { summary }) => total + summary[field], 0);
  return {
    findings,
    summary: {
      ...first.summary,
      errors: countOf(findings, 'error'),
      warnings: countOf(findings, 'warning'),
      infos: countOf(findings, 'info'),
      suppressed: sum('suppressed'),
      documents: sum('documents'),
      seconds: Math.round(sum('seconds') * 1000) / 1000,
    },
  };
}
