import { readdirSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { build } from '../binaries/cache';
import { kubernetesRecipe, type Recipe } from '../binaries/recipe';
import { CONFIG, furnish, type KubeadmAnswer, type KubeadmHost } from './kubeadm-host';
import { pinnedHostCommand } from './pinned-host';
import { askResident, endResident, overPipes, type Resident, startResident } from './resident';
import { makeRoot, type RootFolder } from './sandbox';

/** A few lines of ours around the real kubeadm's commands, which it runs without an end. */
export const residentKubeadmRecipe = (minor: number): Recipe => ({
  ...kubernetesRecipe('kubeadm', minor),
  program: 'resident-kubeadm',
  mainPackage: './resident-kubeadm',
  isOwn: true,
});

interface Answer extends KubeadmAnswer {
  /** The process has ended after it. */
  readonly isLast: boolean;
}

/** A configuration as kubeadm sees it before it looks into its documents. */
export interface KubeadmReading {
  readonly heads: ReadonlyArray<{ readonly group: string; readonly kind: string }>;
  /** Pieces whose head it cannot read. */
  readonly unread: readonly string[];
  /** False where it cannot tell the documents apart, so that each of its commands refuses the file. */
  readonly isCut: boolean;
}

const residents = new Map<number, Resident>();
let folder: RootFolder | undefined;

/** As `onKubeadmHost`, many times faster: the kubeadm of a minor is started once. */
export function onResidentKubeadm<T>(
  config: string,
  minor: number,
  use: (host: KubeadmHost) => T,
): T {
  const root = sharedRoot();
  empty(root);
  furnish(root, config);
  return use({ root, run: (args, seconds = 60) => run(minor, args, seconds) });
}

export const readAsKubeadm = (config: string, minor: number): KubeadmReading =>
  JSON.parse(askResident(residentOf(minor), { config })) as KubeadmReading;

function sharedRoot(): string {
  folder ??= makeRoot();
  return folder.root;
}

function empty(root: string): void {
  for (const name of readdirSync(root)) {
    if (name !== 'proc') rmSync(path.join(root, name), { recursive: true });
  }
}

function run(minor: number, args: readonly string[], seconds: number): KubeadmAnswer {
  const request = { args: [...args, '--config', CONFIG], seconds };
  const answer = JSON.parse(askResident(residentOf(minor), request)) as Answer;
  if (answer.isLast) dismiss(minor);
  return answer;
}

function residentOf(minor: number): Resident {
  const known = residents.get(minor);
  if (known) return known;
  const root = sharedRoot();
  const command = overPipes([build(residentKubeadmRecipe(minor)), root]);
  const started = startResident(pinnedHostCommand({ root, command }));
  residents.set(minor, started);
  return started;
}

/** A command without an end cannot be stopped: the next one needs a new process. */
function dismiss(minor: number): void {
  const resident = residents.get(minor);
  if (!resident) return;
  residents.delete(minor);
  endResident(resident);
}
