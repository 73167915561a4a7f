// Protects: patches of all three types reach every node they concern, and the static pods and kubelets as kubeadm will patch them.
import { ClusterNetwork, Cni, KubeadmApp, KubeadmCluster, Patch, PatchTarget } from '../../../lib';

const app = new KubeadmApp();

const cluster = new KubeadmCluster(app, 'patched', {
  kubernetesVersion: '1.36.4',
  network: new ClusterNetwork(app, 'network', {
    podCidrs: ['10.244.0.0/16'],
    serviceCidrs: ['10.96.0.0/16'],
    nodeCidrs: ['192.168.64.0/24'],
  }),
  cni: Cni.flannel(),
  controlPlaneEndpoint: 'api.patched.example:6443',
  patches: [
    Patch.strategic(PatchTarget.KUBE_APISERVER, {
      spec: {
        containers: [
          {
            name: 'kube-apiserver',
            resources: { requests: { cpu: '500m', memory: '1Gi' } },
            volumeMounts: [{ name: 'audit', mountPath: '/var/log/audit' }],
          },
        ],
        volumes: [{ name: 'audit', emptyDir: { sizeLimit: '1Gi' } }],
      },
    }),
    Patch.merge(PatchTarget.KUBE_SCHEDULER, { metadata: { annotations: { 'a.example/b': 'c' } } }),
    Patch.json(PatchTarget.ETCD, [
      {
        op: 'add',
        path: '/spec/containers/0/command/-',
        value: '--quota-backend-bytes=8589934592',
      },
    ]),
    Patch.strategic(PatchTarget.KUBELET_CONFIGURATION, { maxPods: 64 }),
    Patch.strategic(PatchTarget.COREDNS_DEPLOYMENT, { spec: { replicas: 3 } }),
  ],
});
cluster.addControlPlane('cp1', { address: '192.168.64.10' });
cluster.addControlPlane('cp2', {
  address: '192.168.64.11',
  patches: [
    Patch.json(
      PatchTarget.KUBE_CONTROLLER_MANAGER,
      [{ op: 'replace', path: '/spec/containers/0/resources/requests/cpu', value: '100m' }],
      { suffix: '-small' },
    ),
  ],
});
cluster.addWorker('w1', {
  address: '192.168.64.21',
  patches: [Patch.strategic(PatchTarget.KUBELET_CONFIGURATION, { maxPods: 200 })],
});

app.synth();
