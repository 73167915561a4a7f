import type { Finding, Party, Severity } from '../diag/finding';
import type { Location } from '../diag/location';
import { oneLine } from './one-line';

/** How people say a severity. */
export const severityWord = (severity: Severity): string =>
  severity === 'info' ? 'note' : severity;

/** Who refuses it, or what breaks. */
export function verdictOf({ refusedBy, breaks }: Finding): string {
  if (refusedBy.length > 0) return `refused by: ${refusedBy.join(', ')}`;
  return breaks ? `accepted, then ${oneLine(breaks)}` : 'accepted by every component';
}

/** `file:line`, the form that terminals and editors make clickable. */
export function placeOf({ file, line, constructPath }: Location): string {
  if (file === null) return oneLine(constructPath ?? '');
  return line === null ? oneLine(file) : `${oneLine(file)}:${line}`;
}

/** What one side of a finding is: `serviceSubnet 10.96.0.0/12 (kubeadm default)`. */
export function partyWords({ label, value, location, origin, originNote }: Party): string {
  const note = origin === 'given' ? '' : `(${originNote ?? origin})`;
  return oneLine([location.path || label, value ?? '', note].filter(Boolean).join(' '));
}

/** One side with its place. A default was written nowhere. */
export function sideLine(party: Party): string {
  const place = party.origin === 'default' ? '' : placeOf(party.location);
  return `${partyWords(party)}${place ? ` at ${place}` : ''}`;
}

/** What is wrong, who says so and how to repair it: a line each. */
export const linesOf = (finding: Finding): string[] => [
  oneLine(finding.message),
  verdictOf(finding),
  `fix: ${oneLine(finding.fix)}`,
];

export const plural = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
