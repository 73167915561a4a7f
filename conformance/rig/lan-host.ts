import * as path from 'node:path';
import type { Lan } from './lan';
import { Machine } from './machine';
import { clusterFolder, scriptPath } from './names';
import type { Answer, Host, RunOptions } from './running-cluster';
import type { StateFile } from './state';

export interface LanHostOptions {
  readonly cluster: string;
  readonly state: StateFile;
  readonly lan: Lan;
  readonly name: string;
  readonly addresses: readonly string[];
  /** @default - nothing runs on it */
  readonly command?: readonly string[];
}

/** A machine on the LAN that is no node and shares the test host's files. */
export class LanHost implements Host {
  readonly name: string;
  readonly addresses: readonly string[];
  private readonly machine: Machine;

  constructor(options: LanHostOptions) {
    const { cluster, state, lan, name, addresses, command = ['sleep', 'infinity'] } = options;
    this.name = name;
    this.addresses = addresses;
    this.machine = new Machine({
      cluster,
      state,
      name,
      command: [scriptPath('host.sh'), name, lan.resolvConf, ...command],
      cable: () => lan.cable(addresses),
      logFile: path.join(clusterFolder(cluster), `${name}.log`),
    });
  }

  turnOn(): Promise<void> {
    return this.machine.turnOn();
  }

  run(command: readonly string[], options?: RunOptions): Promise<Answer> {
    return this.machine.run(command, options);
  }
}
