import { type Finding, SEVERITIES } from '../diag/finding';

/** What has no file comes after everything that has one. */
const LAST = '\uffff';

/** Errors first, then by file, line and code: the same input gives the same report. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      compare(a.subject.location.file ?? LAST, b.subject.location.file ?? LAST) ||
      (a.subject.location.line ?? 0) - (b.subject.location.line ?? 0) ||
      compare(a.code, b.code) ||
      compare(a.subject.location.constructPath ?? '', b.subject.location.constructPath ?? '') ||
      compare(a.subject.location.path, b.subject.location.path),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
