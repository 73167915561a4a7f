import {
  ClusterNetwork,
  Cni,
  KubeadmApp,
  KubeadmCluster,
  type KubeadmClusterProps,
} from '../../../lib';
import { addWorkloads } from '../workloads';

type Versions = Pick<KubeadmClusterProps, 'kubernetesVersion' | 'upgradeFrom'>;

/** One program, of which nothing changes but the versions. */
export function declare(versions: Versions): KubeadmApp {
  const app = new KubeadmApp();
  const network = new ClusterNetwork(app, 'network', {
    podCidrs: ['10.244.0.0/16'],
    serviceCidrs: ['10.96.0.0/16'],
    nodeCidrs: ['172.18.0.0/24'],
  });
  const cluster = new KubeadmCluster(app, 'cluster', { ...versions, network, cni: Cni.bridge() });
  cluster.addControlPlane('cp1', { address: '172.18.0.10' });
  cluster.addWorker('w1', { address: '172.18.0.11' });
  addWorkloads(app, 'w1');
  return app;
}
