import type { JsonObject } from '../../model/document';

/** What a program in pods of kube-system may do in the whole cluster. */
export interface AccountInput {
  readonly name: string;
  readonly role: string;
  readonly binding: string;
  readonly rules: readonly JsonObject[];
}

export const NAMESPACE = 'kube-system';
const GROUP = 'rbac.authorization.k8s.io';

/** Its account, and the rights of that. */
export const renderAccount = ({ name, role, binding, rules }: AccountInput) => [
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: NAMESPACE } },
  { apiVersion: `${GROUP}/v1`, kind: 'ClusterRole', metadata: { name: role }, rules },
  {
    apiVersion: `${GROUP}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: binding },
    roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: role },
    subjects: [{ kind: 'ServiceAccount', name, namespace: NAMESPACE }],
  },
];

export const accessRule = (group: string, resources: string[], verbs: string[]): JsonObject => ({
  apiGroups: [group],
  resources,
  verbs,
});
