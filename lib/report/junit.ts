import type { Finding } from '../diag/finding';
import { oneLine } from './one-line';
import { linesOf, severityWord, sideLine } from './phrases';
import { type ReportContext, reachesSeverity, type Summary } from './summary';
import { element, textElement } from './xml';

type Context = Pick<ReportContext, 'files' | 'program' | 'failOn'>;

/** A suite for every file; a case for every finding, or one that passed. */
export function renderJunit(
  findings: readonly Finding[],
  summary: Summary,
  context: Context,
): string {
  const suites = [...bySuite(findings, context)];
  const failures = findings.filter((finding) => reachesSeverity(finding, context.failOn)).length;
  const tests = suites.reduce((sum, [, cases]) => sum + Math.max(1, cases.length), 0);
  const attributes = { name: 'cdk8s-kubeadm', tests, failures, errors: 0, time: summary.seconds };
  const children = suites.map(([name, cases]) => suiteOf(name, cases, context));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, children)}\n`;
}

function bySuite(findings: readonly Finding[], { files, program }: Context) {
  const suites = new Map<string, Finding[]>(files.map((file) => [file, []]));
  for (const finding of findings) {
    const name = finding.subject.location.file ?? program ?? 'program';
    const suite = suites.get(name);
    if (suite) suite.push(finding);
    else suites.set(name, [finding]);
  }
  return suites.size > 0 ? suites : suites.set(program ?? 'program', []);
}

function suiteOf(name: string, findings: readonly Finding[], { failOn }: Context): string {
  const failures = findings.filter((finding) => reachesSeverity(finding, failOn)).length;
  const attributes = { name, tests: Math.max(1, findings.length), failures, errors: 0, skipped: 0 };
  const passed = element('testcase', { name: 'no findings', classname: name });
  const cases = findings.map((finding) => caseOf(name, finding, reachesSeverity(finding, failOn)));
  return element('testsuite', attributes, cases.length > 0 ? cases : [passed]);
}

function caseOf(classname: string, finding: Finding, isFailure: boolean): string {
  const { code, name, severity, message, subject, other } = finding;
  const { line, path } = subject.location;
  const sides = [subject, ...(other ? [other] : [])].map(sideLine);
  const text = [...linesOf(finding), ...sides].join('\n');
  const head = { name: [code, name, path].filter(Boolean).join(' '), classname, file: classname };
  const result = isFailure
    ? textElement('failure', { message: oneLine(message), type: severityWord(severity) }, text)
    : textElement('system-out', {}, `${severityWord(severity)}: ${text}`);
  return element('testcase', { ...head, line }, [result]);
}
