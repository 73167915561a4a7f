/**
 * Puts what the product writes and says to the real components: `npm run conformance`.
 * Our verdicts are compared with the recorded ones at every minor; the live components are asked
 * at the minors named (`-- 36 33 30`). `-- --all` asks every judge of everything at every minor.
 * Builds what is missing, needs root and Linux; leaves nothing behind.
 */
import { setImmediate } from 'node:timers/promises';
import { build } from './binaries/cache';
import {
  CNI_PROGRAMS,
  componentRecipe,
  kubernetesRecipe,
  residentCniRecipe,
} from './binaries/recipe';
import { KUBERNETES_RELEASES } from './binaries/releases';
import { missingPrivilege, removeOrphanedRoots } from './judges/sandbox';
import { compareWithRecord } from './suites/corpus';
import { judgeHostFiles } from './suites/host-files';
import { judgeScenarios } from './suites/scenarios';
import { askAgain } from './suites/truth';
import { type Outcome, type Result, renderTally, type Suite } from './tally';

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

async function main(words: readonly string[]): Promise<number> {
  const missing = missingPrivilege();
  if (missing) throw new Error(missing);
  removeOrphanedRoots();
  const named = words.filter((word) => !word.startsWith('--')).map(Number);
  const isThorough = words.includes('--all');
  const minors = named.length > 0 ? named : isThorough ? ALL_MINORS : LIVE_MINORS;
  buildComponents(minors);
  const results = await runSuites(minors, suitesOf(isThorough));
  console.log(`\n${renderTally(results)}`);
  return results.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.on(signal, () => process.exit(code));
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
