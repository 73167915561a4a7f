import { lastAsRead } from '../../model/component-flags';
import { isObject, valueAt } from '../../model/document';
import { isForInit } from '../../model/kubeadm-file';
import { at } from '../../model/located';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';

export const etcdEndpointsMissing = defineRule({
  code: 'NET714',
  name: 'etcd-endpoints-missing',
  severity: 'error',
  reads: ['kubeadmFiles', 'controlPlane', 'versions'],
  docs: {
    summary: 'External etcd needs at least one endpoint.',
    why: 'Up to 1.34 kubeadm accepts an empty list and starts kube-apiserver with an empty --etcd-servers, which it refuses. From 1.35 kubeadm refuses itself.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateEtcd; apiserver pkg/server/options/etcd.go [run]',
  },
  findings: {
    none: () => ({
      what: 'etcd.external has no endpoints, so kube-apiserver has no --etcd-servers',
      fix: 'endpoints: ["https://<address of etcd>:2379"]',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one endpoint',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.34.9
networking:
  podSubnet: 10.244.0.0/16
etcd:
  external:
    endpoints: ["http://192.168.1.20:2379"]
`,
      },
    ],
    invalid: [
      {
        title: 'none',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.34.9
networking:
  podSubnet: 10.244.0.0/16
etcd:
  external:
    endpoints: []
`,
      },
    ],
  }),
  check({ kubeadmFiles, controlPlane, versions }, report) {
    const cluster = kubeadmFiles.find((file) => isForInit(file) && file.cluster)?.cluster;
    if (!cluster || versions.kubeadm.kubeadmWantsAnExternalEtcdEndpoint) return;
    const external = valueAt(cluster.value, ['etcd', 'external']);
    if (!isObject(external) || asList(external.endpoints).length > 0) return;
    if (typeof external.endpoints === 'string') return;
    if (lastAsRead(controlPlane.apiServer, 'etcd-servers')?.value) return;
    report('none', undefined, {
      at: { at: at(cluster.source, 'etcd', 'external', 'endpoints'), value: '[]' },
      refusedBy: ['apiserver-start'],
    });
  },
});
