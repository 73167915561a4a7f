import * as path from 'node:path';
import { metalLbDefinitions } from '../../facts/definition-files';
import { clusterFolder } from '../../rig/names';
import type { RunningCluster } from '../../rig/running-cluster';
import { synthesize } from '../../scenarios';
import { judged } from '../../tally';
import type { Check } from './check';
import { kubectlComplaint } from './complaint';

const PROGRAM = path.join(__dirname, '../dual-stack/add-ons.ts');
const KUBE_VIP = 'nodes/cp1/etc/kubernetes/manifests/kube-vip.yaml';
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: metallb-system }\n';

/** What a program writes for MetalLB, kube-vip and a cloud is taken by a running cluster that knows MetalLB's kinds. */
export const addOnObjects: Check = {
  name: 'objects of add-ons',
  appliesTo: ({ name }) => name === 'dual-stack',
  async run(cluster) {
    const output = path.join(clusterFolder(cluster.name), 'add-ons');
    synthesize({ name: this.name, main: PROGRAM }, output);
    const defined = await define(cluster);
    const take = (file: string) =>
      kubectlComplaint(cluster, ['create', '--dry-run=server', '-f', path.join(output, file)]);
    return [
      judged(this.name, "MetalLB's kinds are known", defined),
      judged(this.name, 'MetalLB and the cloud-controller-manager', await take('manifests')),
      judged(this.name, 'kube-vip: the static pod', await take(KUBE_VIP)),
    ];
  },
};

async function define(cluster: RunningCluster): Promise<string | undefined> {
  const input = [NAMESPACE, ...metalLbDefinitions()].join('\n---\n');
  const applied = await kubectlComplaint(cluster, ['apply', '--server-side', '-f', '-'], { input });
  const wait = ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'];
  return applied ?? (await kubectlComplaint(cluster, wait));
}
