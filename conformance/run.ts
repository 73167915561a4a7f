import { setImmediate } from 'node:timers/promises';
import { build } from './binaries/cache';
import {
  CNI_PROGRAMS,
  componentRecipe,
  kubernetesRecipe,
  residentCniRecipe,
} from './binaries/recipe';
import { KUBERNETES_RELEASES } from './binaries/releases';
import { minorOf, runCommand } from './command-line';
import { missingPrivilege, removeOrphanedRoots } from './judges/sandbox';
import { compareWithRecord } from './suites/corpus';
import { judgeHostFiles } from './suites/host-files';
import { judgeScenarios } from './suites/scenarios';
import { askAgain } from './suites/truth';
import { type Outcome, type Result, renderTally, type Suite } from './tally';

const USE = `npm run conformance -- [--all] [MINOR…]

Puts what the product writes and says to the real components. Our verdicts are compared with the
recorded ones at every minor; the live components are asked at the minors named, else at 36, 33, 30.
Builds what is missing. Needs Linux and root; leaves nothing behind.

--all  asks every judge of everything, at every minor unless minors are named`;

const ALL_MINORS = KUBERNETES_RELEASES.map(({ minor }) => minor);
const LIVE_MINORS = [36, 33, 30];

const suitesOf = (isThorough: boolean): readonly Suite[] => [
  judgeScenarios,
  judgeHostFiles(isThorough),
  () => compareWithRecord(ALL_MINORS),
  askAgain(isThorough),
];

const MARKS: Readonly<Record<Outcome, string>> = { passed: '.', failed: 'F', skipped: 's' };

function buildComponents(minors: readonly number[]): void {
  for (const minor of minors) build(kubernetesRecipe('kubeadm', minor));
  for (const program of CNI_PROGRAMS) build(componentRecipe(program));
  build(residentCniRecipe());
}

async function runSuites(minors: readonly number[], suites: readonly Suite[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const suite of suites) {
    for (const result of suite(minors)) {
      process.stderr.write(MARKS[result.outcome]);
      results.push(result);
      await setImmediate();
    }
  }
  return results;
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.on(signal, () => process.exit(code));
}

runCommand({ use: USE, options: { all: { type: 'boolean' } } }, async ({ values, words }) => {
  const isThorough = values.all === true;
  const minors = words.length > 0 ? words.map(minorOf) : isThorough ? ALL_MINORS : LIVE_MINORS;
  const missing = missingPrivilege();
  if (missing) throw new Error(missing);
  removeOrphanedRoots();
  buildComponents(minors);
  const results = await runSuites(minors, suitesOf(isThorough));
  console.log(`\n${renderTally(results)}`);
  return results.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
});
