import { Chart } from 'cdk8s';
import {
  ClusterNetwork,
  Cni,
  type KubeadmApp,
  KubeadmCluster,
  NodePortService,
} from 'cdk8s-kubeadm';
import { Cpu, Deployment } from 'cdk8s-plus-28';

/** One control plane, two workers, flannel, and a web server that every node serves on port 30080. */
export function declareLab(app: KubeadmApp): void {
  const network = new ClusterNetwork(app, 'network', {
    podCidrs: ['10.244.0.0/16'],
    serviceCidrs: ['10.96.0.0/12'],
    nodeCidrs: ['192.168.56.0/24'],
  });
  const cluster = new KubeadmCluster(app, 'lab', {
    kubernetesVersion: '1.36.4',
    network,
    cni: Cni.flannel(),
  });
  cluster.addControlPlane('cp1', { address: '192.168.56.10' });
  cluster.addWorker('w1', { address: '192.168.56.11' });
  cluster.addWorker('w2', { address: '192.168.56.12' });

  const web = new Chart(app, 'web');
  const deployment = new Deployment(web, 'deployment', {
    replicas: 2,
    containers: [
      {
        image: 'nginxinc/nginx-unprivileged:1.29',
        portNumber: 8080,
        resources: { cpu: { request: Cpu.millis(50) } },
      },
    ],
  });
  new NodePortService(web, 'web', {
    metadata: { name: 'web' },
    selector: deployment,
    ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }],
  });
}
