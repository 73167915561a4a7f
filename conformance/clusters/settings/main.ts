// Little is as kubeadm sets it up: what kube-apiserver reads, containerd, a kubelet of its own, a second scheduler.
import { Chart } from 'cdk8s';
import { ClusterNetwork, Cni, KubeadmApp, KubeadmCluster } from '../../../lib';
import { addWorkloads } from '../workloads';
import { API_SERVER, AUDIT_RECEIVER } from './api-server';
import { addAuditReceiver, addPodOf } from './pods';

const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.244.0.0/16'],
  serviceCidrs: ['10.96.0.0/16'],
  nodeCidrs: ['172.18.0.0/24'],
});
const cluster = new KubeadmCluster(app, 'cluster', {
  kubernetesVersion: '1.36.4',
  network,
  cni: Cni.bridge(),
  apiServer: API_SERVER,
  // A node of the rig has no systemd.
  kubelet: { cgroupDriver: 'cgroupfs', maxPods: 60, podPidsLimit: 4096 },
  containerd: { version: '2.4' },
});
cluster.addControlPlane('cp1', { address: '172.18.0.10' });
cluster.addWorker('w1', {
  address: AUDIT_RECEIVER.address,
  kubelet: {
    maxPods: 40,
    systemReserved: { cpu: '50m', memory: '64Mi' },
    containerLogMaxFiles: 3,
    serializeImagePulls: false,
    maxParallelImagePulls: 2,
    evictionSoft: { 'memory.available': '1Mi' },
    evictionSoftGracePeriod: { 'memory.available': '1m30s' },
  },
});
const { schedulerName } = cluster.addScheduler('packing');
addWorkloads(app, 'w1');
const chart = new Chart(app, 'witnesses');
addAuditReceiver(chart);
addPodOf(schedulerName, chart);
app.synth();
