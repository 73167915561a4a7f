import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Readable } from 'node:stream';
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
    await this.startProcess1(groups);
    this.pid = groups.slice(0, 1).flatMap(membersOf).find(isProcess1);
    state.turnedOn(name, this.process1);
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

  private async startProcess1(groups: readonly string[]): Promise<void> {
    const { command, env, cable, logFile, name } = this.options;
    const memberFiles = groups.map((group) => path.join(group, 'cgroup.procs')).join(' ');
    mkdirSync(path.dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'a');
    const child = spawn(scriptPath('plug-in.sh'), command, {
      env: { ...ENVIRONMENT, ...env, ...cableEnvironment(cable?.()), MEMBER_FILES: memberFiles },
      detached: true,
      stdio: ['ignore', log, log, 'pipe'],
    });
    closeSync(log);
    child.unref();
    await untilReady(child).catch((cause: unknown) => {
      throw new Error(`${name} did not start: ${readFileSync(logFile, 'utf8')}`, { cause });
    });
  }
}

/** Process 1 says so, on a pipe of its own, once it has set up the machine. */
function untilReady(child: ChildProcess): Promise<void> {
  const pipe = child.stdio[3];
  return new Promise<void>((resolve, reject) => {
    if (pipe instanceof Readable) pipe.once('data', () => resolve());
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`process 1 ended with ${code}`)));
  }).finally(() => pipe?.destroy());
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
  try {
    return /^NSpid:\t\d+\t1$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    // It has ended since it was listed.
    return false;
  }
}
