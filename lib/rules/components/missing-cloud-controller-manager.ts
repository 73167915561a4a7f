import { externalCloud, mayHaveCloudManager } from '../../model/cloud-manager';
import type { ClusterModel } from '../../model/cluster-model';
import { workloadsOf } from '../../model/workload-index';
import { flagSide } from '../flag-side';
import { FLANNEL_CONFIG_MAP } from '../nodes/flannel-example';
import { defineRule } from '../rule';
import { workloadExample } from '../workloads/workload-example';
import { besideCloud, cloudManagerExample, IN_CLOUD } from './cloud-example';

export const missingCloudControllerManager = defineRule({
  code: 'NET781',
  name: 'missing-cloud-controller-manager',
  severity: 'warning',
  reads: ['flannels', 'nodes', 'objects'],
  docs: {
    summary: 'Nodes of an external cloud provider wait for a cloud-controller-manager.',
    why: 'The kubelet registers such a node with the taint node.cloudprovider.kubernetes.io/uninitialized, and without addresses unless node-ip gives them. Nobody but a cloud-controller-manager takes the taint away. Said only of plans that hold other parts of kube-system or the network add-on.',
    symptoms: ['pods-pending'],
    since: '0.1.0',
    source:
      'pkg/kubelet/kubelet_node_status.go (initialNode); k8s.io/cloud-provider controllers/node',
    whenToIgnore: 'when it is installed by something that is not part of the plan, such as Helm',
  },
  findings: {
    waiting: ({ nodes }: { nodes: number }) => ({
      what: `${nodes === 1 ? 'a node waits' : `${nodes} nodes wait`} for a cloud-controller-manager, and the plan has none`,
      fix: 'add the cloud-controller-manager of the cloud, or remove cloud-provider',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the kubeadm file alone', text: IN_CLOUD },
      { title: 'with one', text: cloudManagerExample(), ...besideCloud() },
      {
        title: 'a chart that may bring it',
        text: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: hcloud-ccm, namespace: argocd }
`,
        ...besideCloud(),
      },
    ],
    invalid: [
      {
        title: 'a network add-on',
        text: FLANNEL_CONFIG_MAP,
        ...besideCloud(),
      },
      {
        title: 'other parts of the cluster',
        text: workloadExample({ name: 'metrics-server', namespace: 'kube-system' }),
        ...besideCloud(),
      },
    ],
  }),
  check({ nodes, objects, flannels }, report) {
    const waiting = nodes.flatMap((node) => externalCloud(node) ?? []);
    const [first] = waiting;
    if (!first || mayHaveCloudManager(objects)) return;
    if (flannels.length === 0 && !plansKubeSystem(objects)) return;
    const data = { nodes: waiting.length };
    report('waiting', data, {
      at: flagSide('cloud-provider', first),
      breaks: 'kube-scheduler: places only pods that tolerate the taint, CoreDNS not among them',
      data,
    });
  },
});

const plansKubeSystem = (objects: ClusterModel['objects']): boolean =>
  workloadsOf(objects).some(({ namespace }) => namespace === 'kube-system');
