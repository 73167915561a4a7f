import type { CheckOptions, CheckReport } from '../check';
import type { OptionSpecs, OptionValues } from './command';
import { type Io, UsageError } from './io';

/** Options of a command that may repair what it finds. */
export const FIX_OPTIONS = {
  fix: { type: 'boolean', help: 'make the fixes that leave no choice, and show them as a diff' },
  'dry-run': { type: 'boolean', help: 'with --fix: show the diff, change no file' },
} as const satisfies OptionSpecs;

/** Fixes the files and shows what changed; the report is about what is left. */
export function fixFiles(
  operands: readonly string[],
  options: OptionValues<typeof FIX_OPTIONS>,
  how: CheckOptions,
  show: (diff: string) => void,
): CheckReport {
  const { fixPaths, ReplaceRefused, replaceFile } =
    require('../check') as typeof import('../check');
  const { report, files } = fixPaths(operands, how);
  for (const { path, before, after, diff } of files) {
    try {
      if (!options['dry-run']) replaceFile(path, before, after);
    } catch (error) {
      throw error instanceof ReplaceRefused ? new UsageError(error.message) : error;
    }
    show(diff);
  }
  return report;
}

/** A diff goes where the report goes; beside a report for tools it goes to standard error. */
export function diffChannel(io: Io, isForPeople: boolean): (diff: string) => void {
  const { oneLine } = require('../check') as typeof import('../check');
  const safe = (diff: string) => diff.split('\n').map(oneLine).join('\n');
  if (!isForPeople) return (diff) => io.err(io.errIsTerminal ? safe(diff) : diff);
  return (diff) => io.out(`${io.isTerminal ? safe(diff) : diff}\n`);
}
