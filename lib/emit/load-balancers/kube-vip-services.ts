import { type KubeVipProgram, kubeVipContainer } from './kube-vip-container';
import { accessRule, NAMESPACE, renderAccount } from './service-account';

/** kube-vip on every node, in plain form. */
export interface KubeVipServicesInput extends KubeVipProgram {
  readonly onControlPlanes: boolean;
}

const ACCOUNT = 'kube-vip';
const NAME = 'kube-vip-ds';
const LABELS = { 'app.kubernetes.io/name': NAME };

/** Source: kube-vip 1.2 pkg/kubevip/config_generator.go GenerateRole. */
const RULES = [
  accessRule('', ['services/status'], ['update']),
  accessRule('', ['services', 'endpoints'], ['list', 'get', 'watch', 'update']),
  accessRule('', ['nodes'], ['list', 'get', 'watch', 'update', 'patch']),
  accessRule('coordination.k8s.io', ['leases'], ['list', 'get', 'watch', 'update', 'create']),
  accessRule('discovery.k8s.io', ['endpointslices'], ['list', 'get', 'watch', 'update']),
  accessRule('', ['pods'], ['list']),
  accessRule('networking.k8s.io', ['servicecidrs'], ['list', 'get', 'watch']),
];

/** The objects that make every node a candidate for the addresses of Services. */
export const renderKubeVipServices = ({ onControlPlanes, ...program }: KubeVipServicesInput) => [
  ...renderAccount({
    name: ACCOUNT,
    role: 'system:kube-vip-role',
    binding: 'system:kube-vip-binding',
    rules: RULES,
  }),
  {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: NAME, namespace: NAMESPACE, labels: LABELS },
    spec: {
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: LABELS },
        spec: {
          serviceAccountName: ACCOUNT,
          hostNetwork: true,
          priorityClassName: 'system-node-critical',
          ...(onControlPlanes && { tolerations: [CONTROL_PLANE] }),
          containers: [kubeVipContainer(program)],
        },
      },
    },
  },
];

const CONTROL_PLANE = { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' };
