import { accessRule, NAMESPACE, renderAccount } from './service-account';

/** kube-vip-cloud-provider in plain form. */
export interface KubeVipProviderInput {
  readonly image: string;
  /** The only class that it serves; undefined for Services without one. */
  readonly loadBalancerClass: string | undefined;
}

const ACCOUNT = 'kube-vip-cloud-controller';
const NAME = 'kube-vip-cloud-provider';
const LABELS = { app: 'kube-vip', component: NAME };
const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';

/** Source: kube-vip-cloud-provider 0.0.12 manifest/kube-vip-cloud-controller.yaml. */
const RULES = [
  accessRule('coordination.k8s.io', ['leases'], ['get', 'list', 'create', 'update']),
  accessRule('', ['configmaps', 'endpoints', 'events', 'services/status'], ['*']),
  accessRule('', ['nodes', 'services'], ['get', 'list', 'watch', 'update']),
];

/** The objects that give addresses to Services. `data` is that of its ConfigMap. */
export const renderKubeVipProvider = (input: KubeVipProviderInput, data: unknown) => [
  ...renderAccount({
    name: ACCOUNT,
    role: 'system:kube-vip-cloud-controller-role',
    binding: 'system:kube-vip-cloud-controller-binding',
    rules: RULES,
  }),
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'kubevip', namespace: NAMESPACE },
    data,
  },
  deployment(input),
];

const deployment = ({ image, loadBalancerClass }: KubeVipProviderInput) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: NAME, namespace: NAMESPACE },
  spec: {
    replicas: 1,
    selector: { matchLabels: LABELS },
    template: {
      metadata: { labels: LABELS },
      spec: {
        serviceAccountName: ACCOUNT,
        tolerations: [{ key: CONTROL_PLANE, operator: 'Exists' }],
        affinity: { nodeAffinity: PREFERS_CONTROL_PLANES },
        containers: [
          {
            name: NAME,
            image,
            command: [`/${NAME}`, `--leader-elect-resource-name=${ACCOUNT}`],
            ...(loadBalancerClass !== undefined && { env: classSettings(loadBalancerClass) }),
          },
        ],
      },
    },
  },
});

const PREFERS_CONTROL_PLANES = {
  preferredDuringSchedulingIgnoredDuringExecution: [
    {
      weight: 10,
      preference: { matchExpressions: [{ key: CONTROL_PLANE, operator: 'Exists' }] },
    },
  ],
};

const classSettings = (name: string) => [
  { name: 'KUBEVIP_ENABLE_LOADBALANCERCLASS', value: 'true' },
  { name: 'KUBEVIP_CUSTOM_LOADBALANCERCLASS_NAME', value: name },
];
