import type { Finding, Severity } from '../diag/finding';
import { oneLine } from './one-line';
import { linesOf, sideLine } from './phrases';
import type { ReportContext } from './summary';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/**
 * Annotations of a GitHub workflow, one command a finding.
 * Escaping: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
export const renderGithub = (
  findings: readonly Finding[],
  { program }: Pick<ReportContext, 'program'>,
): string => findings.map((finding) => `${commandOf(finding, program)}\n`).join('');

function commandOf(finding: Finding, program: string | null): string {
  const { code, name, severity, subject, other } = finding;
  const { file, line, column } = subject.location;
  const properties = Object.entries({
    file: file ?? program,
    line: file === null ? null : line,
    col: file === null ? null : column,
    title: `${code} ${name}`,
  })
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const message = [...linesOf(finding), ...(other ? [sideLine(other)] : [])].join('\n');
  return `::${COMMANDS[severity]} ${properties.join(',')}::${escapeData(message)}`;
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(oneLine(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
