import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ask, ENVIRONMENT } from './command';
import { createGroups, findHierarchies, membersOf, removeGroups } from './control-group';
import { groupName, scriptPath } from './names';
import type { Answer, RunOptions } from './running-cluster';
import type { StateFile } from './state';

/** The cable between a machine and the LAN. */
export interface Cable {
  /** Process 1 of the LAN. */
  readonly lan: number;
  /** With prefix length, the same order as the gateways. */
  readonly addresses: readonly string[];
  readonly gateways: readonly string[];
}

export interface MachineOptions {
  readonly cluster: string;
  readonly name: string;
  readonly state: StateFile;
  /** Process 1. */
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Asked for each time the machine is turned on. */
  readonly cable?: () => Cable;
  readonly logFile: string;
}

const NAMESPACES = ['--mount', '--uts', '--ipc', '--net', '--pid', '--cgroup'];
const START_SECONDS = 20;

/** Processes with namespaces and control groups of their own: they end with process 1. */
export class Machine {
  private pid: number | undefined;

  constructor(private readonly options: MachineOptions) {
    this.pid = options.state.processOf(options.name);
  }

  get process1(): number {
    if (this.pid === undefined) throw new Error(`${this.options.name} is off`);
    return this.pid;
  }

  async turnOn(): Promise<void> {
    const { cluster, name, state } = this.options;
    const hierarchies = findHierarchies();
    const group = groupName(cluster, name);
    state.addGroups(hierarchies.map(({ ownGroup }) => path.join(ownGroup, group)));
    const groups = createGroups(group, hierarchies);
    this.spawnProcess1(groups);
    this.pid = await this.waitForProcess1(groups);
    state.turnedOn(name, this.pid);
  }

  /** As a power cut: nothing is asked to end first. */
  async turnOff(): Promise<void> {
    const { cluster, name, state } = this.options;
    await removeGroups(state.groupsNamed(groupName(cluster, name)));
    this.pid = undefined;
    state.turnedOff(name);
  }

  run(command: readonly string[], options?: RunOptions): Promise<Answer> {
    const enter = ['nsenter', '--target', `${this.process1}`, ...NAMESPACES, '--wdns=/root'];
    return ask([...enter, 'setpriv', '--pdeathsig', 'KILL', ...command], options);
  }

  private spawnProcess1(groups: readonly string[]): void {
    const { command, env, cable, logFile } = this.options;
    const memberFiles = groups.map((group) => path.join(group, 'cgroup.procs')).join(' ');
    mkdirSync(path.dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'a');
    const child = spawn(scriptPath('plug-in.sh'), command, {
      env: { ...ENVIRONMENT, ...env, ...cableEnvironment(cable?.()), MEMBER_FILES: memberFiles },
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    child.once('error', () => {});
    child.unref();
  }

  private async waitForProcess1(groups: readonly string[]): Promise<number> {
    for (let waited = 0; waited < START_SECONDS * 1000; waited += 20) {
      const found = groups.slice(0, 1).flatMap(membersOf).find(isProcess1);
      if (found) return found;
      await setTimeout(20);
    }
    throw new Error(`${this.options.name} did not start, see ${this.options.logFile}`);
  }
}

function cableEnvironment(cable: Cable | undefined): Record<string, string> {
  if (!cable) return {};
  const { lan, addresses, gateways } = cable;
  return {
    LAN: `${lan}`,
    ADDRESSES: addresses.join(' '),
    GATEWAYS: gateways.join(' '),
  };
}

/** One of a namespace right below ours: containers of a node lie a level deeper. */
function isProcess1(pid: number): boolean {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return false;
  return /^NSpid:\t\d+\t1$/m.test(readFileSync(status, 'utf8'));
}
