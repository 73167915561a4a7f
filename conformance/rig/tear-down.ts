import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { removeGroups } from './control-group';
import { restoreKernelLimits } from './kernel-limits';
import { clusterFolder, logFolder } from './names';
import { isAlive } from './process-identity';
import { readState } from './state';

/** Removes whatever there is of a cluster, also what a run left behind that was killed. */
export async function tearDown(cluster: string): Promise<void> {
  const state = readState(cluster);
  if (state && state.owner.pid !== process.pid && isAlive(state.owner))
    throw new Error(`cluster ${cluster} belongs to process ${state.owner.pid}, which still runs`);
  // Process 1 of every machine is in one of its groups: with it go namespaces, mounts and cables.
  await removeGroups(state?.groups ?? []);
  rmSync(clusterFolder(cluster), { recursive: true, force: true, maxRetries: 10 });
  restoreKernelLimits();
}

/** Copies the logs of a cluster away, before it is torn down; returns their folder. */
export function keepLogs(cluster: string): string {
  const target = logFolder(cluster);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const nodes = path.join(clusterFolder(cluster), 'nodes');
  for (const name of existsSync(nodes) ? readdirSync(nodes) : []) {
    const logs = path.join(nodes, name, 'root/var/log');
    if (existsSync(logs)) cpSync(logs, path.join(target, name), { recursive: true });
  }
  return target;
}
