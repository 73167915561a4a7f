import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { build } from '../binaries/cache';
import { CNI_PROGRAMS, componentRecipe } from '../binaries/recipe';
import { runSandboxed, withRoot } from './sandbox';

/** What the plugins returned for one pod: the parts of a CNI result that are compared. */
export interface CniResult {
  readonly interfaces?: ReadonlyArray<{ readonly name: string; readonly mtu?: number }>;
  readonly ips?: ReadonlyArray<{ readonly address: string; readonly gateway?: string }>;
  readonly routes?: ReadonlyArray<{ readonly dst: string; readonly gw?: string }>;
}

export interface PodNetwork {
  readonly succeeded: boolean;
  readonly says: string;
  /** One result a pod, in the order the pods were added. */
  readonly results: readonly CniResult[];
}

/** What the runtime's own folders would keep lives in memory here, and dies with the namespace. */
const ADD_PODS = `
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /var/lib
for pod in $(seq "$PODS"); do
  ip netns add "pod$pod"
  "$CNITOOL" add "$LIST" "/run/netns/pod$pod"
  printf "\\n---\\n"
done
for pod in $(seq "$PODS"); do "$CNITOOL" del "$LIST" "/run/netns/pod$pod"; done`;

/** Adds pods one after the other to the network of a list, by the real plugins, and deletes them. */
export function addPods(list: string, pods: number): PodNetwork {
  return withRoot((folder) => {
    writeFileSync(path.join(folder, '10-judged.conflist'), list);
    const env = { ...cniEnvironment(folder, nameOf(list)), PODS: String(pods) };
    const { status, stdout, stderr } = runSandboxed({
      root: '/',
      command: ['sh', '-ec', ADD_PODS],
      env,
    });
    const succeeded = status === 0;
    const says = `${stdout}${stderr}`.replace(/in path \[.*?\]/g, 'in CNI_PATH').trim();
    return { succeeded, says, results: succeeded ? resultsIn(stdout) : [] };
  });
}

function cniEnvironment(folder: string, list: string) {
  const programs = CNI_PROGRAMS.map((program) => build(componentRecipe(program)));
  return {
    CNI_PATH: programs.map((program) => path.dirname(program)).join(':'),
    CNITOOL: build(componentRecipe('cnitool')),
    NETCONFPATH: folder,
    LIST: list,
  };
}

/** A list that is not JSON has no name; cnitool then says itself that it cannot be loaded. */
function nameOf(list: string): string {
  try {
    return String((JSON.parse(list) as { name?: unknown }).name);
  } catch {
    return 'unreadable';
  }
}

function resultsIn(stdout: string): CniResult[] {
  const parts = stdout.split(/^---$/m).slice(0, -1);
  return parts.map((part) => JSON.parse(part) as CniResult);
}
