import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { expectSuccess } from '../../rig/command';
import type { RigNode, RunningCluster } from '../../rig/running-cluster';
import { type EmittedFiles, fileOf } from './variant';

/** A file of its own each time: variants of different stages run phases on one node at once. */
const SCRIPT =
  'file=$(mktemp) && cat > "$file" && kubeadm "$@" --config "$file"; code=$?; rm -f "$file"; exit $code';

/** One phase of the real kubeadm, of a file that was emitted for the node. */
export async function runPhase(
  node: RigNode,
  phase: readonly string[],
  kubeadmYaml: string,
): Promise<void> {
  const command = ['sh', '-c', SCRIPT, 'sh', ...phase];
  expectSuccess(command, await node.run(command, { input: kubeadmYaml, timeoutSeconds: 120 }));
}

/** The files that the cluster was booted from, as those of a variant are named. */
export function bootedFile({ output }: RunningCluster, file: string): string {
  return readFileSync(path.join(output, file), 'utf8');
}

/** The cluster is told what the variant's files say; when `ask` has ended, what its own say. */
export async function withEmitted<T>(
  cluster: RunningCluster,
  files: EmittedFiles,
  tell: (read: (file: string) => string) => Promise<void>,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    await tell((file) => fileOf(files, file));
    return await ask();
  } finally {
    await tell((file) => bootedFile(cluster, file));
  }
}
