import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { form } from '../../rig/boot';
import { clusterFolder } from '../../rig/names';
import { readPlan } from '../../rig/plan';
import type { Answer, RunningCluster } from '../../rig/running-cluster';
import { Stopwatch } from '../../rig/steps';
import { tearDown } from '../../rig/tear-down';
import { readScenario } from '../../scenarios';
import { TEST_IMAGE } from '../workloads';
import { type EmittedFiles, fileOf } from './variant';

/** What a variant adds to the program. */
const MANIFEST = 'manifests/broken.k8s.yaml';

export const applyEmitted = (cluster: RunningCluster, files: EmittedFiles): Promise<Answer> =>
  cluster.kubectl(['apply', '-f', '-'], { input: fileOf(files, MANIFEST) });

/** A cluster booted from a variant's files, whatever they say of it; it lives as long as `ask` runs. */
export async function withOwnCluster<T>(
  name: string,
  files: EmittedFiles,
  ask: (cluster: RunningCluster) => Promise<T>,
): Promise<T> {
  await tearDown(name);
  const output = path.join(clusterFolder(name), 'output');
  write(output, files);
  const plan = readPlan(name, readScenario(name, output));
  try {
    // The images of the cluster beside it, so that they are there already.
    return await ask(await form({ ...plan, extraImages: [TEST_IMAGE] }, new Stopwatch()));
  } finally {
    await tearDown(name);
  }
}

function write(folder: string, files: EmittedFiles): void {
  for (const [name, content] of Object.entries(files)) {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}
