import { oneLine } from '../one-line';
import { type Paint, PLAIN } from '../paint';
import { placeOf, plural } from '../phrases';
import type { FileChange, LastingChange, PlanDiff } from './plan-diff';

/** Two plans for a terminal: the texts first, then what an edited file does not change. */
export function renderDiffText({ files, changes }: PlanDiff, paint: Paint = PLAIN): string {
  if (files.length === 0) return 'no difference\n';
  return [
    ...files.map((file) => `${fileLines(file, paint).join('\n')}\n`),
    ...(changes.length > 0
      ? [`${paint.bold('settled by kubeadm init, and not changed by these files')}\n`]
      : []),
    ...changes.map((change) => `${changeLines(change, paint).join('\n')}\n`),
    `${summaryOf({ files, changes })}\n`,
  ].join('\n');
}

function fileLines({ path, status, diff }: FileChange, paint: Paint): string[] {
  if (diff.length === 0) return [`${oneLine(path)} ${status}`];
  return diff.map((line) => paintLine(showLine(line), paint));
}

/** Tabs are part of what a program reads. */
export const showLine = (line: string): string => line.split('\t').map(oneLine).join('\t');

function paintLine(line: string, paint: Paint): string {
  if (/^(---|\+\+\+) /.test(line)) return paint.bold(line);
  if (line.startsWith('-')) return paint.error(line);
  return line.startsWith('+') ? paint.info(line) : line;
}

function changeLines(change: LastingChange, paint: Paint): string[] {
  const { choice, subject, before, after, oldLocation, newLocation } = change;
  const title = subject === null ? choice.what : `${choice.what}: ${oneLine(subject)}`;
  const sides = [
    [before, placeOf(oldLocation)],
    [after, placeOf(newLocation)],
  ] as const;
  const [was, is] = sides.map(([value, place]) =>
    [oneLine(value) || '(none)', ...(place ? [paint.dim(place)] : [])].join('  '),
  );
  return [
    paint.bold(title),
    `  - ${was ?? ''}`,
    `  + ${is ?? ''}`,
    `  ${choice.keptBy}`,
    ...choice.recovery.map((step, index) => `  ${index + 1}. ${step}`),
  ];
}

/** The last line of every form. */
export function summaryOf({ files, changes }: PlanDiff): string {
  const differ = `${plural(files.length, 'file')} ${files.length === 1 ? 'differs' : 'differ'}`;
  return `${differ}; ${plural(changes.length, 'thing')} that kubeadm init settles ${changes.length === 1 ? 'is' : 'are'} among it`;
}
