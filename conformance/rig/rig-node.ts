import { copyFileSync, cpSync, existsSync, renameSync } from 'node:fs';
import * as path from 'node:path';
import { build } from '../binaries/cache';
import { kubernetesRecipe } from '../binaries/recipe';
import { expectSuccess } from './command';
import { findHierarchies } from './control-group';
import type { Lan } from './lan';
import { Machine } from './machine';
import { clusterFolder, scriptPath } from './names';
import { buildNodeRoot, KUBERNETES_ON_NODE } from './node-root';
import type { NodePlan } from './plan';
import type { Answer, RigNode, RunOptions } from './running-cluster';
import type { StateFile } from './state';

export interface NodeOptions {
  readonly cluster: string;
  readonly plan: NodePlan;
  readonly state: StateFile;
  readonly lan: Lan;
}

export interface NodeImages {
  readonly minor: number;
  readonly goldenContainerd: string;
  readonly pauseImage: string;
}

/** Where a node holds what the program wrote for it. */
const EMITTED = '/root/cluster';

/** A machine with a root folder, a containerd and a kubelet of its own. */
export class Node implements RigNode {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly role: NodePlan['role'];
  readonly root: string;
  private readonly folder: string;
  private readonly machine: Machine;

  constructor(private readonly options: NodeOptions) {
    const { cluster, plan, state, lan } = options;
    this.name = plan.name;
    this.addresses = plan.addresses;
    this.role = plan.role;
    this.folder = path.join(clusterFolder(cluster), 'nodes', plan.name);
    this.root = path.join(this.folder, 'root');
    this.machine = new Machine({
      cluster,
      state,
      name: plan.name,
      command: [scriptPath('node.sh')],
      env: {
        ROOT: this.root,
        USR: path.join(this.folder, 'usr'),
        HIERARCHIES: findHierarchies()
          .map(({ option }) => option)
          .join(' '),
      },
      cable: () => lan.cable(plan.addresses),
      logFile: path.join(this.folder, 'log'),
    });
  }

  /** Builds the node and copies the emitted files onto it, unmodified. */
  async setUp({ minor, goldenContainerd, pauseImage }: NodeImages): Promise<void> {
    const { plan, lan } = this.options;
    const { folder, name, addresses } = this;
    const { resolvConf } = lan;
    await buildNodeRoot({
      ...{ folder, name, addresses, resolvConf },
      ...{ minor, goldenContainerd, pauseImage },
    });
    cpSync(plan.folder, path.join(this.root, EMITTED), { recursive: true });
    const etc = path.join(plan.folder, 'etc');
    if (existsSync(etc)) cpSync(etc, path.join(this.root, 'etc'), { recursive: true });
  }

  async install(minor: number): Promise<void> {
    const bin = path.join('/proc', `${this.machine.process1}`, 'root/usr/local/bin');
    for (const name of KUBERNETES_ON_NODE) {
      copyFileSync(build(kubernetesRecipe(name, minor)), path.join(bin, `${name}.new`));
      renameSync(path.join(bin, `${name}.new`), path.join(bin, name));
    }
  }

  async powerOn(): Promise<void> {
    await this.machine.turnOn();
    await this.expect(['sh', '-c', WAIT_FOR_CONTAINERD]);
    // The emitted script wants to run at every boot.
    if (this.holds('pod-routes.sh')) await this.expect(['sh', this.emitted('pod-routes.sh')]);
  }

  async powerOff(): Promise<void> {
    await this.machine.turnOff();
  }

  run(command: readonly string[], options?: RunOptions): Promise<Answer> {
    return this.machine.run(command, options);
  }

  /** What the command printed; throws when it fails. */
  async expect(command: readonly string[], options?: RunOptions): Promise<string> {
    return expectSuccess([`${this.name}:`, ...command], await this.run(command, options));
  }

  /** An emitted file, as the node names it. */
  emitted(file: string): string {
    return path.join(EMITTED, file);
  }

  holds(file: string): boolean {
    return existsSync(path.join(this.options.plan.folder, file));
  }
}

const WAIT_FOR_CONTAINERD = `
for _ in $(seq 300); do
  ctr version > /dev/null 2>&1 && exit 0
  sleep 0.1
done
tail -n 20 /var/log/containerd.log >&2
exit 1`;
