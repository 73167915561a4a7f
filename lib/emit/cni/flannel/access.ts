import { FLANNEL_NAMESPACE } from '../../../cni/flannel/release';
import type { PlainObject } from './objects';

const LABELS = { 'k8s-app': 'flannel' } as const;
const RBAC = 'rbac.authorization.k8s.io';

/** Who flanneld is and what it may do; nodes get, list and watch since v0.20. */
export const renderAccess = (): PlainObject[] => [
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: FLANNEL_NAMESPACE,
      // It runs on the host's network, which the admission of pods allows only here.
      labels: { ...LABELS, 'pod-security.kubernetes.io/enforce': 'privileged' },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'flannel', namespace: FLANNEL_NAMESPACE, labels: LABELS },
  },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    metadata: { name: 'flannel', labels: LABELS },
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
      { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['nodes/status'], verbs: ['patch'] },
    ],
  },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: 'flannel', labels: LABELS },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'flannel' },
    subjects: [{ kind: 'ServiceAccount', name: 'flannel', namespace: FLANNEL_NAMESPACE }],
  },
];
