import { defineRule } from '../rule';
import { objectExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const accessRule = defineRule({
  code: 'NET882',
  name: 'access-rule',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary: 'A role says what may be done to what; a binding names one role and whom it is for.',
    why: 'kube-apiserver refuses the object. The core group is the empty text, not v1. Paths of the server belong to no namespace.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'kube-apiserver ValidatePolicyRule, ValidateRoleBinding, ValidateClusterRoleBinding',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      {
        title: 'the core group',
        text: objectExample(
          'rbac.authorization.k8s.io/v1',
          'Role',
          'rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }]',
        ),
      },
      {
        title: 'groups are filled in',
        text: objectExample(
          'rbac.authorization.k8s.io/v1',
          'RoleBinding',
          'roleRef: { kind: Role, name: web }',
          'subjects: [{ kind: User, name: jane }]',
        ),
      },
    ],
    invalid: [
      {
        title: 'of no group',
        text: objectExample(
          'rbac.authorization.k8s.io/v1',
          'Role',
          'rules: [{ resources: [pods], verbs: [get] }]',
        ),
      },
      {
        title: 'nothing to do',
        text: objectExample(
          'rbac.authorization.k8s.io/v1',
          'Role',
          'rules: [{ apiGroups: [""], resources: [pods] }]',
        ),
      },
      {
        title: 'a path in a namespace',
        text: objectExample(
          'rbac.authorization.k8s.io/v1',
          'Role',
          'rules: [{ nonResourceURLs: [/healthz], verbs: [get] }]',
        ),
      },
      {
        title: 'a role of one namespace for all',
        text: objectExample(
          'rbac.authorization.k8s.io/v1',
          'ClusterRoleBinding',
          'roleRef: { kind: Role, name: web }',
        ),
      },
      {
        title: 'an account of no namespace',
        text: objectExample(
          'rbac.authorization.k8s.io/v1',
          'ClusterRoleBinding',
          'roleRef: { kind: ClusterRole, name: web }',
          'subjects: [{ kind: ServiceAccount, name: web }]',
        ),
      },
    ],
  }),
  check: (model, report) => reportArea('access', model, report),
});
