import { Chart } from 'cdk8s';
import {
  ClusterNetwork,
  type ClusterNetworkProps,
  Cni,
  Findings,
  KubeadmApp,
  KubeadmCluster,
  type KubeadmClusterProps,
  type NodeProps,
  type ReportedFinding,
} from '../../../lib';
import type { EmittedFiles } from './variant';

/** What is changed of the program in `bridge/`. */
export interface Change {
  readonly network?: Partial<ClusterNetworkProps>;
  readonly cluster?: Partial<KubeadmClusterProps>;
  /** Of the control plane cp1. */
  readonly controlPlane?: Partial<NodeProps>;
  /** Of the worker w2. */
  readonly worker?: Partial<NodeProps>;
  /** It has no workers: a cluster of its own is booted from its files. */
  readonly isAlone?: true;
  add?(chart: Chart): void;
}

/** What the checks say of the changed program. */
export const findingsOf = (change: Change): ReportedFinding[] => Findings.of(declare(change));

/** What it writes when every finding is waved through. */
export function forcedFilesOf(change: Change): EmittedFiles {
  const app = declare(change);
  const codes = new Set(Findings.of(app).map(({ code }) => code));
  for (const code of codes) Findings.ignore(app, code, 'to see it break');
  return app.renderFiles();
}

function declare(change: Change): KubeadmApp {
  const { network, cluster, controlPlane, worker, isAlone, add } = change;
  const app = new KubeadmApp();
  const declared = new KubeadmCluster(app, 'cluster', {
    kubernetesVersion: '1.36.4',
    network: new ClusterNetwork(app, 'network', {
      podCidrs: ['10.244.0.0/16'],
      serviceCidrs: ['10.96.0.0/16'],
      nodeCidrs: ['172.18.0.0/24'],
      ...network,
    }),
    cni: Cni.bridge(),
    ...cluster,
  });
  declared.addControlPlane('cp1', { address: '172.18.0.10', ...controlPlane });
  if (!isAlone) {
    declared.addWorker('w1', { address: '172.18.0.11' });
    declared.addWorker('w2', { address: '172.18.0.12', ...worker });
  }
  add?.(new Chart(app, 'broken'));
  return app;
}
