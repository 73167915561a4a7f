import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { clusterFolder } from './names';
import { identify, isAlive, type ProcessIdentity } from './process-identity';

/** What has to be known to remove a cluster whose run was killed, or to use one that was kept. */
export interface ClusterState {
  readonly owner: ProcessIdentity;
  /** Control groups of all its machines. */
  readonly groups: readonly string[];
  /** Process 1 of each machine that is on, by name. */
  readonly machines: Readonly<Record<string, ProcessIdentity>>;
}

const stateFile = (cluster: string): string => path.join(clusterFolder(cluster), 'state.json');

export function readState(cluster: string): ClusterState | undefined {
  const file = stateFile(cluster);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ClusterState) : undefined;
}

/** Remembers the machines of one cluster, on disk before they start. */
export class StateFile {
  private state: ClusterState;

  constructor(private readonly cluster: string) {
    const known = readState(cluster);
    if (known && known.owner.pid !== process.pid && isAlive(known.owner))
      throw new Error(`cluster ${cluster} belongs to process ${known.owner.pid}, which still runs`);
    this.state = known ?? { owner: identify(process.pid), groups: [], machines: {} };
  }

  addGroups(groups: readonly string[]): void {
    this.write({ groups: [...new Set([...this.state.groups, ...groups])] });
  }

  groupsNamed(name: string): string[] {
    return this.state.groups.filter((group) => path.basename(group) === name);
  }

  /** Process 1 of a machine that is on. */
  processOf(machine: string): number | undefined {
    const identity = this.state.machines[machine];
    return identity && isAlive(identity) ? identity.pid : undefined;
  }

  turnedOn(machine: string, pid: number): void {
    this.write({ machines: { ...this.state.machines, [machine]: identify(pid) } });
  }

  turnedOff(machine: string): void {
    const { [machine]: _off, ...machines } = this.state.machines;
    this.write({ machines });
  }

  private write(change: Partial<ClusterState>): void {
    this.state = { ...this.state, ...change, owner: identify(process.pid) };
    const file = stateFile(this.cluster);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(this.state, null, 2));
    renameSync(`${file}.new`, file);
  }
}
