import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import * as path from 'node:path';
import { findHierarchies, membersOf } from './control-group';
import { clusterFolder, groupName } from './names';
import { isAlive, type ProcessIdentity } from './process-identity';
import { readState } from './state';

/** What a cluster is made of that has no name: it is remembered before the cluster goes. */
export interface Presence {
  /** Who boots it. */
  readonly owner: ProcessIdentity | undefined;
  /** Of its machines and of whatever runs on them, as links in /proc name them. */
  readonly namespaces: ReadonlySet<string>;
}

export function presenceOf(cluster: string): Presence {
  const { owner, groups = [] } = readState(cluster) ?? {};
  const own = namespacesOf('self');
  const all = groups.flatMap(membersOf).flatMap((pid) => namespacesOf(`${pid}`));
  return { owner, namespaces: new Set(all.filter((namespace) => !own.includes(namespace))) };
}

/** The words of every command that runs on one of the machines. */
export const commandsOn = ({ namespaces }: Presence): string[][] =>
  processes()
    .filter((pid) => namespacesOf(pid).some((namespace) => namespaces.has(namespace)))
    .map(commandOf);

/** What this host still has of a cluster: nothing, once it is torn down. */
export function tracesOf(cluster: string, presence: Presence): string[] {
  const { owner } = presence;
  const folder = clusterFolder(cluster);
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  return [
    ...(owner && isAlive(owner) ? [`process ${owner.pid}, which boots it`] : []),
    ...(existsSync(folder) ? [`folder ${folder}`] : []),
    ...mounts.filter((line) => line.includes(folder)).map((line) => `mount ${line}`),
    ...groupsOf(cluster).map((group) => `control group ${group}`),
    ...commandsOn(presence).map((words) => `on a machine: ${words.join(' ')}`),
  ];
}

function groupsOf(cluster: string): string[] {
  const prefix = groupName(cluster, '');
  return findHierarchies().flatMap(({ ownGroup }) =>
    readdirSync(ownGroup)
      .filter((name) => name.startsWith(prefix))
      .map((name) => path.join(ownGroup, name)),
  );
}

const processes = (): string[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

function namespacesOf(pid: string): string[] {
  try {
    const folder = `/proc/${pid}/ns`;
    return readdirSync(folder).map((name) => readlinkSync(path.join(folder, name)));
  } catch {
    // It has ended since it was listed.
    return [];
  }
}

function commandOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It has ended since it was listed.
    return [];
  }
}
