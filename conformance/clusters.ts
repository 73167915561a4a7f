/**
 * Boots real clusters from what the programs in clusters/ write, and measures what must be true:
 * `npm run conformance:clusters [NAME…] [--boot-only | --e2e] [--keep | --again] [--two]`. Needs Linux and root.
 *
 * --boot-only  no checks
 * --e2e        Kubernetes' own specs of the network instead of our checks
 * --keep       leaves the clusters running
 * --again      checks clusters that --keep has left running
 * --two        two at a time
 */
import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { CHECKS } from './clusters/checks';
import { imagesOfSuite } from './e2e/images';
import { sigNetworkConformance } from './e2e/suite';
import { type ClusterRun, type RunSettings, runCluster } from './rig/cluster-run';
import { interruption, listenForSignals } from './rig/interrupt';
import { renderSteps } from './rig/steps';
import { renderTally } from './tally';

const PROGRAMS = path.join(__dirname, 'clusters');
const FLAGS = ['--boot-only', '--e2e', '--keep', '--again', '--two'];

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
  const queue = namesIn(words);
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
  const results = runs.flatMap((run) => run.results);
  console.log(`\n${renderTally(results)}`);
  return results.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
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
