import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { RIG_FOLDER } from './names';

/** Every kubelet, containerd and kube-proxy watches files: the usual 128 are gone with ten nodes. */
const INSTANCES = '/proc/sys/fs/inotify/max_user_instances';
const ENOUGH = 8192;

/** What the host had before the first cluster. */
const SAVED = path.join(RIG_FOLDER, 'max_user_instances');

/** No namespace has limits of its own for these. */
export function raiseKernelLimits(): void {
  const found = Number(readFileSync(INSTANCES, 'utf8'));
  if (found >= ENOUGH) return;
  mkdirSync(RIG_FOLDER, { recursive: true });
  writeFileSync(SAVED, `${found}`);
  writeFileSync(INSTANCES, `${ENOUGH}`);
}

/** After the last cluster of this host. */
export function restoreKernelLimits(): void {
  const clusters = path.join(RIG_FOLDER, 'clusters');
  if (!existsSync(SAVED) || (existsSync(clusters) && readdirSync(clusters).length > 0)) return;
  writeFileSync(INSTANCES, readFileSync(SAVED));
  rmSync(SAVED);
}
