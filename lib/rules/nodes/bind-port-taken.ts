import { WELL_KNOWN_PORTS } from '../../k8s/ports';
import type { ClusterModel } from '../../model/cluster-model';
import { isObject, valueAt } from '../../model/document';
import { valueSide } from '../flag-side';
import { nameOfNode } from '../node-files';
import { defineRule } from '../rule';

export const bindPortTaken = defineRule({
  code: 'NET407',
  name: 'bind-port-taken',
  severity: 'error',
  reads: ['nodes', 'kubeadmFiles'],
  docs: {
    summary: 'bindPort must not be a port that another component of the control plane listens on.',
    why: 'kube-apiserver listens on all addresses, so it shares no port with the kubelet, etcd or the other components of the node. kubeadm only looks whether the port is free before any of them runs.',
    since: '0.1.0',
    source: 'kubeadm constants.go; kubeadm preflight (Port-N checks)',
  },
  findings: {
    taken: ({ node, port, component }: { node: string; port: number; component: string }) => ({
      what: `bindPort ${port} of ${node} is the port of ${component}`,
      fix: 'bindPort: 6443',
    }),
  },
  examples: {
    valid: [
      {
        title: 'a free port',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
  bindPort: 8443
`,
      },
    ],
    invalid: [
      {
        title: 'the port of the kubelet',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
  bindPort: 10250
`,
      },
    ],
  },
  check({ nodes, kubeadmFiles }, report) {
    const isEtcdElsewhere = hasExternalEtcd(kubeadmFiles);
    for (const node of nodes) {
      const { bindPort } = node;
      const taken = WELL_KNOWN_PORTS.find(({ port }) => port === bindPort?.value);
      if (!bindPort || !taken) continue;
      if (isEtcdElsewhere && taken.component.startsWith('etcd')) continue;
      const { port, component } = taken;
      report(
        'taken',
        { node: nameOfNode(node), port, component },
        {
          at: valueSide(bindPort),
          breaks: `kube-apiserver or ${component}: whichever starts second exits, "address already in use"`,
          data: { port, component },
        },
      );
    }
  },
});

const hasExternalEtcd = (files: ClusterModel['kubeadmFiles']): boolean =>
  files.some(({ cluster }) => isObject(cluster && valueAt(cluster.value, ['etcd', 'external'])));
