import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { RunningCluster } from '../../rig/running-cluster';
import { documentOf } from '../../scenarios';

interface Networking {
  readonly podSubnet?: string;
  readonly serviceSubnet?: string;
}

/** The ranges that the emitted file of the first control plane tells kubeadm. */
export function rangesOf({ output, nodes }: RunningCluster, field: keyof Networking): string[] {
  const networkings = [...nodes.keys()].map((name) => {
    const text = readFileSync(path.join(output, 'nodes', name, 'kubeadm.yaml'), 'utf8');
    return documentOf(text, 'ClusterConfiguration')?.networking as Networking | undefined;
  });
  return networkings.flatMap((networking) => networking?.[field]?.split(',') ?? []);
}
