import * as path from 'node:path';
import { metalLbDefinitions } from '../../facts/definition-files';
import { clusterFolder } from '../../rig/names';
import type { RunningCluster } from '../../rig/running-cluster';
import { synthesize } from '../../scenarios';
import { judged } from '../../tally';
import type { Check } from './check';

const PROGRAM = path.join(__dirname, '../dual-stack/load-balancers.ts');
const KUBE_VIP = 'nodes/cp1/etc/kubernetes/manifests/kube-vip.yaml';
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: metallb-system }\n';

/** What a program tells MetalLB and kube-vip is taken by a running cluster that knows MetalLB's kinds. */
export const loadBalancerObjects: Check = {
  name: 'objects of load balancers',
  appliesTo: ({ name }) => name === 'dual-stack',
  async run(cluster) {
    const output = path.join(clusterFolder(cluster.name), 'load-balancers');
    synthesize({ name: this.name, main: PROGRAM }, output);
    const defined = await define(cluster);
    const objects = await said(cluster, ['apply', '-f', path.join(output, 'manifests')]);
    const pod = ['create', '--dry-run=server', '-f', path.join(output, KUBE_VIP)];
    return [
      judged(this.name, "MetalLB's kinds are known", defined),
      judged(this.name, 'MetalLB: pools, advertisements, peers', objects),
      judged(this.name, 'kube-vip: the static pod', await said(cluster, pod)),
    ];
  },
};

async function define(cluster: RunningCluster): Promise<string | undefined> {
  const input = [NAMESPACE, ...metalLbDefinitions()].join('\n---\n');
  const applied = await said(cluster, ['apply', '--server-side', '-f', '-'], input);
  const wait = ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'];
  return applied ?? (await said(cluster, wait));
}

/** What kubectl complains of. */
async function said(cluster: RunningCluster, args: readonly string[], input?: string) {
  const { exitCode, stderr } = await cluster.kubectl(args, input === undefined ? {} : { input });
  return exitCode === 0 ? undefined : stderr;
}
