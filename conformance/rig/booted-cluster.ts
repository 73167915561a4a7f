import { copyFileSync } from 'node:fs';
import * as path from 'node:path';
import { build } from '../binaries/cache';
import { kubernetesRecipe } from '../binaries/recipe';
import { Lan } from './lan';
import { LanHost } from './lan-host';
import { clusterFolder } from './names';
import type { ClusterPlan } from './plan';
import { Node } from './rig-node';
import type { Answer, RunningCluster, RunOptions } from './running-cluster';
import { StateFile } from './state';

/** The machines of one cluster: made anew, or found again when an earlier run has kept them. */
export class BootedCluster implements RunningCluster {
  readonly name: string;
  readonly minor: number;
  readonly output: string;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly outside: LanHost;
  readonly lan: Lan;
  readonly state: StateFile;

  constructor(readonly plan: ClusterPlan) {
    const { name, minor, output, nodes } = plan;
    this.name = name;
    this.minor = minor;
    this.output = output;
    const state = new StateFile(name);
    const lan = new Lan({ cluster: name, state, addresses: nodes[0]?.addresses ?? [] });
    this.nodes = new Map(
      nodes.map((one) => [one.name, new Node({ cluster: name, plan: one, state, lan })]),
    );
    const addresses = lan.outsideAddresses;
    this.outside = new LanHost({ cluster: name, state, lan, name: 'outside', addresses });
    this.state = state;
    this.lan = lan;
  }

  /** The node that runs `kubeadm init`. */
  get first(): Node {
    const [first] = this.nodes.values();
    if (!first) throw new Error(`${this.name} has no nodes`);
    return first;
  }

  /** Starts from the machine outside: the first node may be off. */
  kubectl(args: readonly string[], options?: RunOptions): Promise<Answer> {
    const program = build(kubernetesRecipe('kubectl', this.minor));
    return this.outside.run([program, '--kubeconfig', this.kubeconfig, ...args], options);
  }

  /** Takes the administrator's file off the first node. */
  fetchKubeconfig(): void {
    copyFileSync(path.join(this.first.root, 'etc/kubernetes/admin.conf'), this.kubeconfig);
  }

  get kubeconfig(): string {
    return path.join(clusterFolder(this.name), 'admin.conf');
  }
}
