import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** One control group hierarchy of version 1, and the group that we are in. */
export interface Hierarchy {
  /** As the mount option names it: `cpu`, `cpu,cpuacct`, `name=systemd`. */
  readonly option: string;
  readonly ownGroup: string;
}

/** The hierarchies that are mounted, from /proc/self/mountinfo and /proc/self/cgroup. */
export function parseHierarchies(mountInfo: string, ownGroups: string): Hierarchy[] {
  const groupOf = new Map(
    ownGroups.split('\n').map((line) => {
      const [, option = '', ...group] = line.split(':');
      return [option, group.join(':')];
    }),
  );
  return mountInfo.split('\n').flatMap((line) => {
    const [mount = '', kind = ''] = line.split(' - ');
    const [root = '', mountPoint = ''] = mount.split(' ').slice(3);
    const options = kind.split(' ')[2]?.split(',') ?? [];
    const option = [...groupOf.keys()].find((names) => isMountOf(names, options));
    if (!kind.startsWith('cgroup ') || option === undefined) return [];
    const ownGroup = path.join(mountPoint, path.relative(root, groupOf.get(option) ?? '/'));
    return [{ option, ownGroup }];
  });
}

const isMountOf = (names: string, options: readonly string[]): boolean =>
  names !== '' && names.split(',').every((name) => options.includes(name));

export function findHierarchies(): Hierarchy[] {
  const read = (name: string) => readFileSync(`/proc/self/${name}`, 'utf8');
  const found = parseHierarchies(read('mountinfo'), read('cgroup'));
  const missing = missingIn(found, read('mountinfo'));
  if (missing) throw new Error(missing);
  return found;
}

/** Why no node can run on a host with these hierarchies; undefined when it can. */
export function missingIn(found: readonly Hierarchy[], mountInfo: string): string | undefined {
  if (found.some(({ option }) => option.split(',').includes('memory'))) return undefined;
  const hasVersion2 = / - cgroup2 /.test(mountInfo);
  return `clusters need control groups of version 1 with the memory controller: ${hasVersion2 ? ONLY_VERSION_2 : 'this host has none'}`;
}

/** Source: systemd NEWS 256 and 258. */
const ONLY_VERSION_2 =
  'this host has version 2 only. A systemd before 258 takes version 1 when the kernel is started with ' +
  'systemd.unified_cgroup_hierarchy=0, from 256 on also with SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1';

/** Makes a child of our own group in every hierarchy; returns the folders. */
export function createGroups(name: string, hierarchies: readonly Hierarchy[]): string[] {
  return hierarchies.map(({ ownGroup, option }) => {
    const folder = path.join(ownGroup, name);
    mkdirSync(folder, { recursive: true });
    if (option.split(',').includes('cpuset')) copyCpuset(ownGroup, folder);
    return folder;
  });
}

/** A new group has no processor and no memory node: nothing can be moved into it. */
function copyCpuset(from: string, to: string): void {
  for (const file of ['cpuset.cpus', 'cpuset.mems'])
    writeFileSync(path.join(to, file), readFileSync(path.join(from, file)));
}

/** Processes of a group and of the groups below it. */
export function membersOf(folder: string): number[] {
  return groupsBelow(folder).flatMap((group) => {
    const list = readFileSync(path.join(group, 'cgroup.procs'), 'utf8');
    return list.split('\n').filter(Boolean).map(Number);
  });
}

/** Deepest first, the folder itself last. */
function groupsBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const children = readdirSync(folder).map((name) => path.join(folder, name));
  const groups = children.filter((child) => statSync(child).isDirectory());
  return [...groups.flatMap(groupsBelow), folder];
}

const ATTEMPTS = 100;
const PAUSE_MILLISECONDS = 50;

/** Kills whoever is in one of the groups, then removes them. */
export async function removeGroups(folders: readonly string[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      for (const pid of new Set(folders.flatMap(membersOf))) kill(pid);
      for (const group of folders.flatMap(groupsBelow)) rmdirSync(group);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await setTimeout(PAUSE_MILLISECONDS);
    }
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
