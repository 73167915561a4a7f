import { type CommandLine, runCommand } from '../command-line';
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
import { CLUSTERS, CLUSTERS_USE, mainOf } from './use';

type Options = CommandLine<(typeof CLUSTERS_USE)['options']>['values'];

/** What happens on a cluster that is up. */
async function workOf(options: Options): Promise<Pick<RunSettings, 'checks' | 'images'>> {
  if (options['boot-only']) return { checks: [], images: [] };
  if (!options.e2e) return { checks: CHECKS, images: [] };
  return { checks: [sigNetworkConformance], images: await imagesOfSuite() };
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

async function runAll(names: readonly string[], asked: Options): Promise<Result[]> {
  const queue = [...names];
  listenForSignals();
  const options = {
    ...(await workOf(asked)),
    keep: asked.keep === true || asked.again === true,
    isUp: asked.again === true,
  };
  const runs: ClusterRun[] = [];
  const work = async () => {
    for (let name = queue.shift(); name && !interruption.aborted; name = queue.shift()) {
      const run = await runCluster({ name, main: mainOf(name) }, options);
      console.log(renderSteps(name, run.steps));
      runs.push(run);
    }
  };
  await Promise.all(asked.two ? [work(), work()] : [work()]);
  return runs.flatMap((run) => [...run.results]);
}

runCommand(CLUSTERS_USE, async ({ values, words }) => {
  const names = words.length > 0 ? words : CLUSTERS;
  expectHost();
  const results = values.interrupt ? await interruptAll(names) : await runAll(names, values);
  console.log(`\n${renderTally(results)}`);
  return results.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
});
