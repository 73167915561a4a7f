import * as path from 'node:path';
import { build } from '../binaries/cache';
import { CNI_PROGRAMS, componentRecipe, residentCniRecipe } from '../binaries/recipe';
import { pinnedHostCommand } from './pinned-host';
import { askResident, overPipes, type Resident, startResident } from './resident';
import { PINNED_NETWORK } from './sandbox';

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

let resident: Resident | undefined;

/**
 * libcni reads a list; then the real plugins add pods one after the other to its network, on a host
 * of its own, and delete them.
 */
export function addPods(list: string, pods: number): PodNetwork {
  resident ??= startCni();
  const answer = JSON.parse(askResident(resident, { list, pods })) as PodNetwork;
  return { ...answer, says: timeless(answer.says) };
}

/** Without places in memory and on this machine. */
const timeless = (says: string): string =>
  says
    .replace(/in path \[.*?\]/g, 'in CNI_PATH')
    .replace(/0x[0-9a-f]{9,}/g, '0x...')
    .trim();

function startCni(): Resident {
  const programs = CNI_PROGRAMS.map((program) => build(componentRecipe(program)));
  const CNI_PATH = programs.map((program) => path.dirname(program)).join(':');
  return startResident(
    pinnedHostCommand({
      root: '/',
      command: overPipes([build(residentCniRecipe())]),
      env: { CNI_PATH, NETWORK: PINNED_NETWORK },
    }),
  );
}
