import type { Finding } from '../diag/finding';
import { escapeMarkdown, markdownCode } from './markdown-text';
import { oneLine } from './one-line';
import { partyWords, placeOf, plural, severityWord, verdictOf } from './phrases';
import type { Summary } from './summary';
import { renderSummary } from './text';

/** GitHub takes 65,536 characters a comment; the rest is for what people write around it. */
const LONGEST_TABLE = 60_000;

/** A table for a comment on a pull request. */
export function renderMarkdown(findings: readonly Finding[], summary: Summary): string {
  const { rows, left } = fitting(findings.map(rowOf));
  const table = [
    '| | Rule | What is wrong | Where | Fix |',
    '|---|---|---|---|---|',
    ...rows,
    ...(left > 0 ? ['', `… and ${left} more: run \`cdk8s-kubeadm\` to see them`] : []),
    '',
  ];
  return [
    `### cdk8s-kubeadm: ${titleOf(summary)}`,
    '',
    ...(findings.length > 0 ? table : []),
    renderSummary(summary),
    '',
  ].join('\n');
}

function titleOf({ errors, warnings, infos }: Summary): string {
  const counts = [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
    ...(infos > 0 ? [plural(infos, 'note')] : []),
  ];
  return counts.join(', ') || 'no findings';
}

function rowOf(finding: Finding): string {
  const { code, name, severity, message, subject, other, fix } = finding;
  const cells = [
    severityWord(severity),
    `${code} ${name}`,
    `${escapeMarkdown(oneLine(message))}<br>${escapeMarkdown(verdictOf(finding))}`,
    [subject, ...(other ? [other] : [])].map(sideOf).join('<br>'),
    markdownCode(oneLine(fix)),
  ];
  return `| ${cells.join(' | ')} |`;
}

function sideOf(party: Finding['subject']): string {
  const place = party.origin === 'default' ? '' : placeOf(party.location);
  const words = escapeMarkdown(partyWords(party));
  return [words, ...(place ? [markdownCode(place)] : [])].join(' ');
}

function fitting(rows: readonly string[]): { rows: readonly string[]; left: number } {
  let size = 0;
  const count = rows.findIndex((row) => {
    size += row.length + 1;
    return size > LONGEST_TABLE;
  });
  return count === -1
    ? { rows, left: 0 }
    : { rows: rows.slice(0, count), left: rows.length - count };
}
