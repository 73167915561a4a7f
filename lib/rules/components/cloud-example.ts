import { workloadExample } from '../workloads/workload-example';
import { withKubeletArgument } from './argument-example';

/** A kubeadm file for a node that a cloud-controller-manager is to look after. */
export const IN_CLOUD = withKubeletArgument('cloud-provider', 'external').replace(
  'kubernetesVersion: v1.36.4\n',
  'kubernetesVersion: v1.36.4\nnetworking: { podSubnet: 10.244.0.0/16 }\n',
);

export const ON_PREMISES = withKubeletArgument('v', '2');

export const besideCloud = (kubeadm: string = IN_CLOUD) => ({
  beside: [{ file: 'kubeadm.yaml', text: kubeadm }],
});

const TOLERATES =
  'tolerations: [{ key: node.cloudprovider.kubernetes.io/uninitialized, value: "true", effect: NoSchedule }]';

interface ManagerParts {
  readonly args?: readonly string[];
  /** Lines below `spec:` of its pods. */
  readonly podSpec?: readonly string[];
}

/** A cloud-controller-manager as the manifests of clouds have it. */
export const cloudManagerExample = ({ args = [], podSpec = [TOLERATES] }: ManagerParts = {}) =>
  `${workloadExample({
    kind: 'DaemonSet',
    name: 'cloud-controller-manager',
    namespace: 'kube-system',
    podSpec: ['hostNetwork: true', ...podSpec],
  })}          args: ${JSON.stringify(args)}
`;
