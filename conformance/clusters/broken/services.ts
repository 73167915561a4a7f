import { ClusterIPService, NodePortService } from '../../../lib';
import type { RunningCluster } from '../../rig/running-cluster';
import { unlessOneMatches } from './forcing';
import { type BrokenVariant, type EmittedFiles, fileOf } from './variant';

const MANIFEST = 'manifests/broken.k8s.yaml';

export const addressOfDns: BrokenVariant = {
  name: 'a clusterIP that kube-dns has',
  change: {
    add: (chart) =>
      new ClusterIPService(chart, 'taken', {
        metadata: { name: 'taken' },
        clusterIP: '10.96.0.10',
        ports: [{ port: 80 }],
      }),
  },
  code: 'NET330',
  verdict: /apiserver-admission/,
  stage: 'API server',
  force: (cluster, files) => isRefused(cluster, files, /provided IP is already allocated/),
};

export const nodePortTaken: BrokenVariant = {
  name: 'one nodePort for two Services',
  change: {
    add: (chart) => {
      for (const name of ['first', 'second']) {
        new NodePortService(chart, name, {
          metadata: { name },
          ports: [{ port: 80, nodePort: 30070 }],
        });
      }
    },
  },
  code: 'NET328',
  verdict: /apiserver-admission/,
  stage: 'API server',
  force: (cluster, files) => isRefused(cluster, files, /provided port is already allocated/),
};

async function isRefused(cluster: RunningCluster, files: EmittedFiles, says: RegExp) {
  const input = fileOf(files, MANIFEST);
  const { exitCode, stderr } = await cluster.kubectl(['apply', '-f', '-'], { input });
  await cluster.kubectl(['delete', '--ignore-not-found', '-f', '-'], { input });
  return exitCode === 0 ? 'the API server took it' : unlessOneMatches([stderr], says);
}
