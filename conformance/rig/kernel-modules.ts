import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const SETTINGS = '/proc/sys/net/bridge';

/** With it Services work between pods of one bridge; other modules load by themselves when they are needed. */
export function loadBridgeFilter(): void {
  if (existsSync(SETTINGS)) return;
  spawnSync('modprobe', ['br_netfilter']);
  if (!existsSync(SETTINGS)) throw new Error('clusters need the kernel module br_netfilter');
}
