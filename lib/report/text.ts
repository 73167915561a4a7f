import type { Finding, Party } from '../diag/finding';
import { oneLine } from './one-line';
import { type Paint, PLAIN } from './paint';
import { placeOf, plural, severityWord, verdictOf } from './phrases';
import type { Summary } from './summary';

/** The report people read: at most five lines a finding, one a note, and the summary last. */
export function renderText(
  findings: readonly Finding[],
  summary: Summary,
  paint: Paint = PLAIN,
): string {
  const isNote = ({ severity }: Finding) => severity === 'info';
  const blocks = findings.filter((finding) => !isNote(finding));
  const notes = findings.filter(isNote).map((finding) => renderNote(finding, paint));
  return [
    ...blocks.map((finding) => renderFinding(finding, paint)),
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    renderSummary(summary),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Nothing is wrong, so one line is enough. */
function renderNote({ code, severity, message, subject }: Finding, paint: Paint): string {
  const place = paint.dim(placeOf(subject.location));
  return `${paint[severity](severityWord(severity))} ${paint.bold(code)}  ${oneLine(message)}  ${place}`.trimEnd();
}

function renderFinding(finding: Finding, paint: Paint): string {
  const { code, severity, message, subject, other } = finding;
  const construct = subject.location.constructPath;
  const head = `${paint[severity](severity)} ${paint.bold(code)}  ${oneLine(message)}`;
  return [
    construct ? `${head}  ${paint.dim(oneLine(construct))}` : head,
    ...alignParties([subject, ...(other ? [other] : [])]),
    `  ${verdictOf(finding)}`,
    `  fix: ${oneLine(finding.fix)}     ${paint.dim(`why: cdk8s-kubeadm explain ${code}`)}`,
  ].join('\n');
}

/** One line a side: what, its value, first – last, where; columns aligned. */
function alignParties(parties: readonly Party[]): string[] {
  const rows = parties.map(cellsOf);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    `  ${row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .filter((_, column) => column === 3 || (widths[column] ?? 0) > 0)
      .join('  ')}`.trimEnd(),
  );
}

function cellsOf(party: Party): [string, string, string, string] {
  const { first, last } = party.extent ?? { first: '', last: '' };
  const extent = first === last ? '' : `${first} – ${last}`;
  return [
    oneLine(party.location.path || party.label),
    shorten(party.value ?? ''),
    extent,
    whereOf(party),
  ];
}

function whereOf({ origin, originNote, location }: Party): string {
  if (origin === 'default') return `(${oneLine(originNote ?? 'default')})`;
  const place = placeOf(location);
  return origin === 'derived' && originNote ? `${place} (${oneLine(originNote)})` : place;
}

const LONGEST_VALUE = 60;

function shorten(value: string): string {
  const line = oneLine(value);
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE - 1)}…` : line;
}

export function renderSummary(summary: Summary): string {
  const { errors, warnings, infos, suppressed, documents, seconds, kubernetesVersion } = summary;
  const counts = [
    plural(errors, 'error'),
    plural(warnings, 'warning'),
    ...(infos > 0 ? [plural(infos, 'note')] : []),
    ...(suppressed > 0 ? [`${suppressed} ignored`] : []),
    plural(documents, 'document'),
    `${seconds.toFixed(1)} s`,
  ].join(', ');
  const assumed = summary.versionIsAssumed
    ? ' (assumed: no file and no option says a version)'
    : '';
  return `${counts}; Kubernetes ${kubernetesVersion}${assumed}`;
}
