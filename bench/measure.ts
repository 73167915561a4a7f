import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Measurement, Side } from './child';

/** Where `tsc -p bench` puts what is measured. */
export const COMPILED = join(__dirname, '..', '.cache', 'bench');

export const median = (values: readonly number[] = []): number =>
  [...values].sort((left, right) => left - right)[values.length >> 1] ?? Number.NaN;

/** Of several times the one that was disturbed least. */
export const least = (values: readonly number[] = []): number => Math.min(...values);

/** One synth in a fresh process. */
export function synthOnce(scenario: string, side: Side, size: number): Measurement {
  const child = join(COMPILED, 'bench', 'child.js');
  return JSON.parse(run([child, scenario, side, String(size)]).stdout) as Measurement;
}

/** Wall-clock seconds of a whole process, start-up included. */
export const timeProcess = (args: readonly string[], program?: string): number =>
  run(args, program).seconds;

function run(args: readonly string[], program = process.execPath) {
  const start = performance.now();
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stderr}`);
  return { stdout, seconds };
}

/** Both sides in turn, so that a busy moment of the machine hits both. */
export function alternate<T>(rounds: number, ...sides: readonly (() => T)[]): T[][] {
  const results: T[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round++) {
    sides.forEach((side, index) => {
      results[index]?.push(side());
    });
  }
  return results;
}
