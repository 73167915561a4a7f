import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, YamlOutputType } from 'cdk8s';
import { KubeadmApp } from '../lib';
import * as check from '../lib/constructs/check-tree';
import * as rules from '../lib/rules/run-rules';
import { SCENARIOS } from './scenario';

/** What one process measured of itself. */
export interface Measurement {
  /** Processor time of the synth: unlike the clock it does not depend on what else runs. */
  readonly seconds: number;
  /** By the clock. */
  readonly elapsedSeconds: number;
  readonly peakMebibytes: number;
  /** Share of the synth that went into rules, and into the whole check. */
  readonly rules: number;
  readonly check: number;
}

/** Adds up the time of every call of one exported function. */
function timeCalls<M extends object>(module: M, name: keyof M & string): { seconds: number } {
  const total = { seconds: 0 };
  const real = module[name] as (...args: unknown[]) => unknown;
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
const inRules = timeCalls(rules, 'runRules');
const inCheck = timeCalls(check, 'checkTree');
// In memory where there is such a place: the speed of a disk is not what is asked.
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const outdir = join(mkdtempSync(join(scratch, 'bench-')), 'dist');
const props = { outdir, yamlOutputType: YamlOutputType.FILE_PER_CHART };
const app = side === 'ours' ? new KubeadmApp(props) : new App(props);
SCENARIOS[scenario]?.(app, Number(size));

const clock = performance.now();
const start = process.cpuUsage();
app.synth();
const { user, system } = process.cpuUsage(start);
const seconds = (user + system) / 1e6;
const wall = (performance.now() - clock) / 1000;
const measurement: Measurement = {
  seconds,
  elapsedSeconds: wall,
  peakMebibytes: process.resourceUsage().maxRSS / 1024,
  rules: inRules.seconds / wall,
  check: inCheck.seconds / wall,
};
console.log(JSON.stringify(measurement));
rmSync(join(outdir, '..'), { recursive: true });
