import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { imagesOfSuite } from '../e2e/images';
import { sigNetworkConformance } from '../e2e/suite';
import { missingPrivilege } from '../judges/sandbox';
import { type ClusterRun, type RunSettings, runCluster } from '../rig/cluster-run';
import { findHierarchies } from '../rig/control-group';
import { interruption, listenForSignals } from '../rig/interrupt';
import { renderSteps } from '../rig/steps';
import { type Result, renderTally } from '../tally';
import { CHECKS } from './checks';
import { interruptBoots } from './interrupted';

const PROGRAMS = __dirname;
const FLAGS = ['--boot-only', '--e2e', '--interrupt', '--keep', '--again', '--two'];

function namesIn(words: readonly string[]): string[] {
  const all = readdirSync(PROGRAMS).filter((name) => existsSync(mainOf(name)));
  const wanted = words.filter((word) => !word.startsWith('--'));
  const unknown = words.find((word) => !FLAGS.includes(word) && !all.includes(word));
  if (unknown) throw new Error(`"${unknown}" is none of ${[...FLAGS, ...all].join(', ')}`);
  return wanted.length > 0 ? wanted : all;
}

const mainOf = (name: string): string => path.join(PROGRAMS, name, 'main.ts');

/** What happens on a cluster that is up. */
async function workOf(words: readonly string[]): Promise<Pick<RunSettings, 'checks' | 'images'>> {
  if (words.includes('--boot-only')) return { checks: [], images: [] };
  if (!words.includes('--e2e')) return { checks: CHECKS, images: [] };
  return { checks: [sigNetworkConformance], images: await imagesOfSuite() };
}

async function main(words: readonly string[]): Promise<number> {
  const names = namesIn(words);
  expectHost();
  const results = words.includes('--interrupt')
    ? await interruptAll(names)
    : await runAll(names, words);
  console.log(`\n${renderTally(results)}`);
  return results.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

/** Says what this host lacks before anything is built. */
function expectHost(): void {
  const missing = missingPrivilege();
  if (missing) throw new Error(missing);
  findHierarchies();
}

async function interruptAll(names: readonly string[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const name of names) results.push(...(await interruptBoots(name)));
  return results;
}

async function runAll(names: readonly string[], words: readonly string[]): Promise<Result[]> {
  const queue = [...names];
  listenForSignals();
  const options = {
    ...(await workOf(words)),
    keep: words.includes('--keep') || words.includes('--again'),
    isUp: words.includes('--again'),
  };
  const runs: ClusterRun[] = [];
  const work = async () => {
    for (let name = queue.shift(); name && !interruption.aborted; name = queue.shift()) {
      const run = await runCluster({ name, main: mainOf(name) }, options);
      console.log(renderSteps(name, run.steps));
      runs.push(run);
    }
  };
  await Promise.all(words.includes('--two') ? [work(), work()] : [work()]);
  return runs.flatMap((run) => [...run.results]);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode ??= code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode ??= 1;
  },
);
