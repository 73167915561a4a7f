import type { Flag } from '../kubeadm/hub';

/** A cloud-controller-manager in plain form. */
export interface CloudManagerInput {
  readonly image: string;
  readonly command: readonly string[] | undefined;
  readonly args: readonly Flag[];
  readonly secretEnvs: readonly SecretEnv[];
}

export interface SecretEnv {
  readonly name: string;
  readonly secretName: string;
  readonly secretKey: string;
}

const NAME = 'cloud-controller-manager';
const NAMESPACE = 'kube-system';
const RBAC = 'rbac.authorization.k8s.io';
const SUBJECTS = [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }];

/** On every control plane, before there is a network for pods or a node without the cloud's taint. */
export const renderCloudManagerObjects = (input: CloudManagerInput) => [
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: NAME, namespace: NAMESPACE } },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    metadata: { name: `system:${NAME}` },
    rules: RULES,
  },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: `system:${NAME}` },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: `system:${NAME}` },
    subjects: SUBJECTS,
  },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: { name: `${NAME}:apiserver-authentication-reader`, namespace: NAMESPACE },
    roleRef: { apiGroup: RBAC, kind: 'Role', name: 'extension-apiserver-authentication-reader' },
    subjects: SUBJECTS,
  },
  daemonSet(input),
];

/** Source: https://kubernetes.io/docs/concepts/architecture/cloud-controller/#authorization, and its Lease. */
const RULES = [
  rule('', ['events'], ['create', 'patch', 'update']),
  rule('', ['nodes'], ['*']),
  rule('', ['nodes/status'], ['patch']),
  rule('', ['services', 'services/status'], ['get', 'list', 'patch', 'update', 'watch']),
  rule('', ['serviceaccounts', 'serviceaccounts/token'], ['create', 'get']),
  rule('', ['persistentvolumes'], ['get', 'list', 'update', 'watch']),
  rule('', ['configmaps', 'endpoints'], ['get', 'list', 'watch']),
  rule('coordination.k8s.io', ['leases'], ['create', 'get', 'list', 'update', 'watch']),
];

function rule(group: string, resources: readonly string[], verbs: readonly string[]) {
  return { apiGroups: [group], resources, verbs };
}

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';

const TOLERATIONS = [
  { key: 'node.cloudprovider.kubernetes.io/uninitialized', operator: 'Exists' },
  { key: CONTROL_PLANE, operator: 'Exists' },
  { key: 'node.kubernetes.io/not-ready', operator: 'Exists' },
];

const daemonSet = ({ image, command, args, secretEnvs }: CloudManagerInput) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: NAME, namespace: NAMESPACE, labels: { app: NAME } },
  spec: {
    selector: { matchLabels: { app: NAME } },
    template: {
      metadata: { labels: { app: NAME } },
      spec: {
        serviceAccountName: NAME,
        hostNetwork: true,
        // The names of the cluster need pods that wait for this one.
        dnsPolicy: 'Default',
        priorityClassName: 'system-cluster-critical',
        nodeSelector: { [CONTROL_PLANE]: '' },
        tolerations: TOLERATIONS,
        containers: [
          {
            name: NAME,
            image,
            ...(command && { command }),
            args: args.map(({ name, value }) => `--${name}=${value}`),
            ...(secretEnvs.length > 0 && { env: secretEnvs.map(variable) }),
          },
        ],
      },
    },
  },
});

const variable = ({ name, secretName, secretKey }: SecretEnv) => ({
  name,
  valueFrom: { secretKeyRef: { name: secretName, key: secretKey } },
});
