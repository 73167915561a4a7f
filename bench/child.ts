import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, YamlOutputType } from 'cdk8s';
import { type Library, SCENARIOS } from './scenario';

/** What one process measured of itself. */
export interface Measurement {
  /** By the clock. */
  readonly seconds: number;
  readonly peakMebibytes: number;
  /** Share of the synth that went into rules, and into the whole check; only for `parts`. */
  readonly rules: number;
  readonly check: number;
}

/** Plain cdk8s, the bundle that users run, or its modules, which tell the time of each part. */
export type Side = 'plain' | 'ours' | 'parts';

const LIBRARIES: Readonly<Record<string, () => Library>> = {
  ours: () => require(join(__dirname, '..', '..', '..', 'build', 'lib', 'index.js')),
  parts: () => require('../lib'),
};

/** Adds up the time of every call of one exported function. */
function timeCalls(path: string, name: string): { readonly seconds: number } {
  const total = { seconds: 0 };
  if (side !== 'parts') return total;
  const module: Record<string, (...args: unknown[]) => unknown> = require(path);
  const real = module[name];
  if (real === undefined) throw new RangeError(`${path} has no ${name}`);
  const timed = (...args: unknown[]) => {
    const start = performance.now();
    const result = real(...args);
    total.seconds += (performance.now() - start) / 1000;
    return result;
  };
  Object.defineProperty(module, name, { value: timed });
  return total;
}

const [scenario = '', side = '', size = ''] = process.argv.slice(2);
const inRules = timeCalls('../lib/rules/run-rules', 'runRules');
const inCheck = timeCalls('../lib/constructs/check-tree', 'checkTree');
// In memory where there is such a place: the speed of a disk is not what is asked.
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const outdir = join(mkdtempSync(join(scratch, 'bench-')), 'dist');
const props = { outdir, yamlOutputType: YamlOutputType.FILE_PER_CHART };
const library = LIBRARIES[side]?.();
const app = library ? new library.KubeadmApp(props) : new App(props);
SCENARIOS[scenario]?.(app, Number(size), library);

const start = performance.now();
app.synth();
const seconds = (performance.now() - start) / 1000;
const measurement: Measurement = {
  seconds,
  peakMebibytes: process.resourceUsage().maxRSS / 1024,
  rules: inRules.seconds / seconds,
  check: inCheck.seconds / seconds,
};
console.log(JSON.stringify(measurement));
rmSync(join(outdir, '..'), { recursive: true });
