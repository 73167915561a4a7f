import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Answer, RigNode, RunningCluster } from '../../rig/running-cluster';
import { type Scenario, synthesize } from '../../scenarios';
import { failed, judged, type Result } from '../../tally';
import type { Check } from './check';
import { eventually } from './eventually';
import { compareHostFiles } from './host-files';
import { list, type NodeObject } from './objects';

const AFTER = path.join(__dirname, '../upgrade/after.ts');
const LONGEST = { timeoutSeconds: 900 };
/** On the node, out of the way of kubeadm's own files. */
const FILE = '/root/upgrade.yaml';

/** By the emitted files alone: `upgrade apply` on the first control plane, `upgrade node` elsewhere. */
export const upgraded: Check = {
  name: 'upgrade to the next minor',
  appliesTo: ({ name }) => name === 'upgrade',
  async run(cluster) {
    const folder = mkdtempSync(path.join(tmpdir(), 'upgrade-'));
    try {
      const target = synthesize({ name: 'upgrade', main: AFTER }, folder);
      if (!target) return [failed(this.name, 'the program', 'rejects its own plan')];
      const results: Result[] = [];
      for (const [name, node] of cluster.nodes) {
        const complaint = await upgradeNode(node, target);
        results.push(judged(this.name, name, complaint));
        if (complaint) return results;
      }
      // A restarted API server forbids everything until it has read its roles.
      const ask = () => olderNodes(cluster, target.minor).catch(String);
      const complaint = await eventually(ask, { seconds: 180 });
      results.push(judged(this.name, 'every node runs the new version', complaint));
      return [
        ...results,
        ...(await compareHostFiles(this.name, [...cluster.nodes.values()], folder)),
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function upgradeNode(node: RigNode, target: Scenario): Promise<string | undefined> {
  const file = path.join(target.folder, 'nodes', node.name, 'upgrade.yaml');
  const input = readFileSync(file, 'utf8');
  await node.run(['sh', '-c', `cat > ${FILE}`], { input });
  await node.install(target.minor);
  const command = /^apply:/m.test(input) ? ['apply', '--yes'] : ['node'];
  const preflight = '--ignore-preflight-errors=SystemVerification';
  const steps = [
    ['kubeadm', 'upgrade', ...command, '--config', FILE, preflight],
    ['systemctl', 'restart', 'kubelet'],
  ];
  for (const step of steps) {
    const complaint = complaintOf(step, await node.run(step, LONGEST));
    if (complaint) return complaint;
  }
  return undefined;
}

const complaintOf = (step: readonly string[], { exitCode, stdout, stderr }: Answer) =>
  exitCode === 0 ? undefined : `${step.join(' ')}\n${stdout.slice(-500)}${stderr.slice(-1500)}`;

async function olderNodes(cluster: RunningCluster, minor: number): Promise<string | undefined> {
  const nodes = await list<NodeObject>(cluster, 'nodes');
  const older = nodes.filter(
    ({ status }) =>
      !status.nodeInfo.kubeletVersion.startsWith(`v1.${minor}.`) ||
      !status.conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
  );
  if (older.length === 0) return undefined;
  return older
    .map(({ metadata, status }) => `${metadata.name} ${status.nodeInfo.kubeletVersion}`)
    .join();
}
