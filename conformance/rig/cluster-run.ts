import { existsSync, mkdirSync } from 'node:fs';
import * as path from 'node:path';
import type { Check } from '../clusters/checks/check';
import { type Program, synthesize } from '../scenarios';
import { failed, passed, type Result } from '../tally';
import { boot } from './boot';
import { BootedCluster } from './booted-cluster';
import { interruption } from './interrupt';
import { clusterFolder } from './names';
import { readPlan } from './plan';
import { type Step, Stopwatch } from './steps';
import { keepLogs, tearDown } from './tear-down';

export interface RunSettings {
  readonly checks: readonly Check[];
  /** That pods of the checks need beside what the cluster itself runs. */
  readonly images: readonly string[];
  /** Leaves the cluster running. */
  readonly keep: boolean;
  /** It was left running: it is not booted again. */
  readonly isUp: boolean;
}

export interface ClusterRun {
  readonly results: readonly Result[];
  readonly steps: readonly Step[];
}

const SUITE = 'boots from the emitted files';

/** Boots one cluster, checks it, and leaves nothing behind but the logs of a failure. */
export async function runCluster(program: Program, settings: RunSettings): Promise<ClusterRun> {
  const { name } = program;
  const watch = new Stopwatch();
  const results: Result[] = [];
  let { isUp } = settings;
  try {
    const cluster = await bringUp(program, settings, watch);
    isUp = true;
    results.push(passed(SUITE, name));
    const checks = settings.checks.filter((check) => check.appliesTo?.(cluster) ?? true);
    for (const check of checks)
      results.push(...(await watch.time(check.name, () => check.run(cluster))));
  } catch (error) {
    results.push(failed(SUITE, name, describe(error)));
  }
  const isFailed = results.some(({ outcome }) => outcome === 'failed');
  if (isFailed) console.error(`logs of ${name}: ${keepLogs(name)}`);
  const isHalf = interruption.aborted && !isUp;
  if (!settings.keep || isHalf) await watch.time('tear down', () => tearDown(name));
  return { results, steps: watch.steps };
}

async function bringUp(program: Program, { isUp, images }: RunSettings, watch: Stopwatch) {
  const { name } = program;
  const output = path.join(clusterFolder(name), 'output');
  if (!isUp) await tearDown(name);
  mkdirSync(path.dirname(output), { recursive: true });
  const scenario = await watch.time('synth', async () => synthesize(program, output));
  if (!scenario) throw new Error(`${name} rejects its own plan`);
  const plan = readPlan(name, scenario);
  const { minor } = plan;
  const imageMinors = existsSync(programAfterUpgrade(program)) ? [minor, minor + 1] : [minor];
  return isUp
    ? new BootedCluster(plan)
    : boot({ ...plan, imageMinors, extraImages: images }, watch);
}

/** Beside a program whose cluster is upgraded lies the one that it is upgraded to. */
const programAfterUpgrade = ({ main }: Program): string =>
  path.join(path.dirname(main), 'after.ts');

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
