import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import type { RunningCluster } from '../../rig/running-cluster';
import type { Check } from './check';
import { clientOn } from './client';
import { printsOneOf, runProbes } from './probe';

/** kube-proxy on Linux when nobody says anything else. */
const DEFAULT_MODE = 'iptables';

/** Every kube-proxy says that it works as the emitted files want it to. */
export const proxyMode: Check = {
  name: 'kube-proxy mode',
  run(cluster) {
    const judge = printsOneOf([wantedMode(cluster)]);
    const command = 'curl -sS --max-time 5 http://localhost:10249/proxyMode';
    const probes = [...cluster.nodes.values()].map((node) => ({
      ...{ name: 'mode', from: clientOn(node), command, judge },
    }));
    return runProbes(this.name, probes);
  },
};

function wantedMode({ output, nodes }: RunningCluster): string {
  const files = [...nodes.keys()].map((name) =>
    path.join(output, 'nodes', name, 'expected/cluster/kube-proxy.yaml'),
  );
  const file = files.find(existsSync);
  if (!file) throw new Error('the program wrote no kube-proxy.yaml');
  const { data } = parse(readFileSync(file, 'utf8')) as { readonly data: Record<string, string> };
  const { mode } = parse(data['config.conf'] ?? '') as { readonly mode?: string };
  return mode || DEFAULT_MODE;
}
