import { readFileSync } from 'node:fs';

/** A process for sure: numbers are given out again, a number with its start time is not. */
export interface ProcessIdentity {
  readonly pid: number;
  /** In clock ticks since the host started. */
  readonly startTime: string;
}

export function identify(pid: number): ProcessIdentity {
  return { pid, startTime: startTimeIn(readFileSync(`/proc/${pid}/stat`, 'utf8')) };
}

/** Field 22; the second one is the program's name and may hold blanks and brackets. */
export const startTimeIn = (stat: string): string =>
  stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';

export function isAlive({ pid, startTime }: ProcessIdentity): boolean {
  try {
    return identify(pid).startTime === startTime;
  } catch {
    return false;
  }
}
