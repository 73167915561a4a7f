import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement } from './child';
import { alternate, least, median, synthOnce, timeProcess } from './measure';

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: '×' | 'ms' | 'exponent' | 'of synth';
  /** The figures behind the value. */
  readonly note: string;
}

/** By the clock, both sides in the same minute: what a user waits for. */
const secondsOf = (runs: readonly Measurement[] = []) => least(runs.map(({ seconds }) => seconds));
const peakOf = (runs: readonly Measurement[] = []) =>
  median(runs.map(({ peakMebibytes }) => peakMebibytes));
const asSeconds = (seconds: number) => `${seconds.toFixed(3)} s`;

export function manyServices(): Row[] {
  const size = 10_000;
  const [plain, ours, parts] = alternate(
    5,
    () => synthOnce('services', 'plain', size),
    () => synthOnce('services', 'ours', size),
    () => synthOnce('services', 'parts', size),
  );
  const of = (key: 'rules' | 'check') => median(parts?.map((each) => each[key]));
  return [
    ratio('10,000 Services, all checks', secondsOf(ours), secondsOf(plain), 0.2),
    {
      what: '10,000 Services, peak memory',
      value: peakOf(ours) / peakOf(plain),
      limit: 1.2,
      unit: '×',
      note: `${peakOf(ours).toFixed(0)} MiB, plain ${peakOf(plain).toFixed(0)} MiB`,
    },
    {
      what: 'all rules together',
      value: of('rules'),
      limit: 0.1,
      unit: 'of synth',
      note: `the whole check, models included: ${of('check').toFixed(3)}`,
    },
  ];
}

export function manyCharts(): Row[] {
  const [plain, ours] = alternate(
    3,
    () => synthOnce('charts', 'plain', 3000),
    () => synthOnce('charts', 'ours', 3000),
  );
  return [ratio('3,000 charts', secondsOf(ours), secondsOf(plain), 0.03)];
}

export function chainedCharts(): Row[] {
  const [ours] = alternate(5, () => synthOnce('chain', 'ours', 10));
  const what = '10 chained charts × 20 objects';
  const value = secondsOf(ours) * 1000;
  return [{ what, value, limit: 50, unit: 'ms', note: 'plain cdk8s does not finish in a minute' }];
}

export function growth(): Row[] {
  const [small, big] = alternate(
    3,
    () => synthOnce('services', 'ours', 10_000),
    () => synthOnce('services', 'ours', 100_000),
  );
  const value = Math.log10(secondsOf(big) / secondsOf(small));
  const note = `${asSeconds(secondsOf(small))} → ${asSeconds(secondsOf(big))}, ${peakOf(big).toFixed(0)} MiB`;
  return [{ what: '10,000 → 100,000 Services', value, limit: 1.05, unit: 'exponent', note }];
}

/** What users run: the bundles that `npm run build` makes. */
export const BUILD = join(__dirname, '..', 'build');

export function startUp(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-lab-'));
  const dist = join(folder, 'dist');
  const cli = join(BUILD, 'cli.js');
  const lab = join(BUILD, 'apps', 'lab', 'main.js');
  const [synth, plus] = alternate(
    9,
    () => timeProcess([cli, 'synth', lab, '--output', dist]),
    () => timeProcess(['-e', "require('cdk8s-plus-28')"]),
  );
  const [check, bare] = alternate(
    9,
    () => timeProcess([cli, 'check', dist]),
    () => timeProcess(['-e', '0']),
  );
  rmSync(folder, { recursive: true });
  return [
    ratio("compiled lab, to require('cdk8s-plus-28')", least(synth), least(plus), 1.5),
    ratio('check of its files, to node -e 0', least(check), least(bare), 2.5),
  ];
}

export const ratio = (what: string, ours: number, plain: number, limit: number): Row => ({
  what,
  value: ours / plain,
  limit,
  unit: '×',
  note: `${asSeconds(ours)}, plain ${asSeconds(plain)}`,
});
