import * as path from 'node:path';
import { makeRoot } from '../judges/sandbox';
import { warningsIn } from '../product';
import { findPrograms, type Scenario, synthesize } from '../scenarios';
import { failed, judged, type Result } from '../tally';
import { judgeConflists } from './conflists';
import { runPodRoutes } from './pod-routes';
import { judgeKubeadmFiles } from './scenario-files';
import { compareStaticPods } from './static-pods';

const QUESTIONS = [
  checkOurselves,
  judgeKubeadmFiles,
  compareStaticPods,
  judgeConflists,
  runPodRoutes,
];

/** Everything that the example programs write, put to the components that read it. */
export function* judgeScenarios(): Iterable<Result> {
  for (const program of findPrograms()) {
    const { root, remove } = makeRoot();
    try {
      const scenario = synthesize(program, path.join(root, 'dist'));
      if (scenario) yield* judgeAll(scenario);
    } catch (error) {
      yield failed('programs', program.name, String(error));
    } finally {
      remove();
    }
  }
}

function* judgeAll(scenario: Scenario): Iterable<Result> {
  for (const ask of QUESTIONS) yield* ask(scenario);
}

/** The folder that a program wrote passes our own check. */
function* checkOurselves({ name, folder }: Scenario): Iterable<Result> {
  const warnings = warningsIn(folder).join('\n');
  yield judged('emitted files: our own check', name, warnings || undefined);
}
