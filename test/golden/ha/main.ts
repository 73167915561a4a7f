// Protects: three control planes share certificates and an endpoint; repeated arguments and volumes reach every static pod.
import {
  ClusterNetwork,
  Cni,
  type ControlPlaneNodeProps,
  Etcd,
  KubeadmApp,
  KubeadmCluster,
  KubeProxyMode,
} from '../../../lib';

const app = new KubeadmApp();

const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.244.0.0/16'],
  serviceCidrs: ['10.96.0.0/16'],
  nodeCidrs: ['192.168.59.0/24'],
});

const cluster = new KubeadmCluster(app, 'ha', {
  kubernetesVersion: '1.36.4',
  network,
  cni: Cni.flannel({ backend: 'vxlan', vni: 4096, port: 8473, directRouting: true }),
  controlPlaneEndpoint: 'api.ha.example:6443',
  apiServer: {
    certSans: ['api.ha.example', '192.168.59.100'],
    extraArgs: [
      { name: 'service-account-issuer', value: 'https://api.ha.example' },
      { name: 'service-account-issuer', value: 'https://kubernetes.default.svc.cluster.local' },
      { name: 'audit-policy-file', value: '/etc/kubernetes/audit/policy.yaml' },
      { name: 'audit-log-path', value: '-' },
    ],
    extraEnvs: [{ name: 'GOGC', value: '75' }],
    extraVolumes: [
      {
        name: 'audit',
        hostPath: '/etc/kubernetes/audit',
        mountPath: '/etc/kubernetes/audit',
        readOnly: true,
        pathType: 'DirectoryOrCreate',
      },
    ],
  },
  scheduler: { extraArgs: [{ name: 'kube-api-qps', value: '100' }] },
  etcd: Etcd.stacked({
    extraArgs: [{ name: 'quota-backend-bytes', value: '8589934592' }],
    extraEnvs: [{ name: 'ETCD_AUTO_COMPACTION_RETENTION', value: '8h' }],
    peerCertSans: ['etcd.ha.example'],
  }),
  kubelet: { serverTlsBootstrap: true, failSwapOn: false },
  kubeProxy: { mode: KubeProxyMode.NFTABLES, nodePortAddresses: ['192.168.59.0/24'] },
});

const shared: Omit<ControlPlaneNodeProps, 'address'> = {
  criSocket: 'unix:///run/crio/crio.sock',
  ignorePreflightErrors: ['NumCPU', 'Mem'],
};
cluster.addControlPlane('cp1', { address: '192.168.59.11', ...shared });
cluster.addControlPlane('cp2', { address: '192.168.59.12', ...shared });
cluster.addControlPlane('cp3', { address: '192.168.59.13', bindPort: 6444, ...shared });
cluster.addWorker('w1', { address: '192.168.59.21' });

app.synth();
