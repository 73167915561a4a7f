import { spawnSync } from 'node:child_process';
import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { foreignManifests } from './foreign';
import { COMPILED } from './measure';
import { chainedCharts, growth, manyCharts, manyServices, type Row, startUp } from './rows';

/**
 * Prints ratios, not seconds: both sides run on this machine, now, each in fresh processes.
 * Says whether each is within its limit; fails only when something cannot be measured at all.
 */
const GROUPS: Readonly<Record<string, () => Row[]>> = {
  services: manyServices,
  charts: manyCharts,
  chain: chainedCharts,
  growth,
  start: startUp,
  foreign: foreignManifests,
};

function compile(): void {
  const tsc = join(__dirname, '..', 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', __dirname], { encoding: 'utf8' });
  if (stdout) console.error(stdout);
  copyFacts(join(__dirname, '..', 'lib'), join(COMPILED, 'lib'));
}

/** Tables of facts are read when asked for, so the compiler does not know them. */
function copyFacts(from: string, to: string): void {
  const isWanted = (file: string) => statSync(file).isDirectory() || file.endsWith('.json');
  cpSync(from, to, { recursive: true, filter: isWanted });
}

function print(row: Row): void {
  const verdict = row.value <= row.limit ? 'ok' : 'over';
  const value = `${row.value.toFixed(row.unit === 'ms' ? 0 : 3)} ${row.unit}`;
  const cells = [
    row.what.padEnd(46),
    value.padEnd(16),
    `≤ ${row.limit}`.padEnd(8),
    verdict.padEnd(5),
  ];
  console.log([...cells, row.note].join(' '));
}

const asked = process.argv.slice(2);
compile();
for (const [name, measure] of Object.entries(GROUPS)) {
  if (asked.length === 0 || asked.includes(name)) measure().forEach(print);
}
