import { isDns1123Subdomain } from '../../k8s/names';
import { entriesAt } from '../../model/network-policy';
import { asList, textField } from '../../model/type-meta';
import { field, ifMissing } from './field-check';
import { SELECTOR } from './label-selector-check';
import { FINE, problemAt, type StructCheck, type StructChecks } from './struct-check';
import { isUnset, notEmpty, oneOf, pathSegment, required } from './value-check';

const GROUP = 'rbac.authorization.k8s.io';

/** Source: kube-apiserver ValidatePolicyRule. */
const rule: StructCheck = (written, { object: { kind } }) => {
  const { nonResourceURLs, apiGroups, resources, resourceNames } = written;
  const has = (list: typeof resources) => asList(list).length > 0;
  if (!has(nonResourceURLs)) {
    if (!has(apiGroups)) return [problemAt(['apiGroups'], 'is empty', 'apiGroups: [""]')];
    return has(resources) ? FINE : [problemAt(['resources'], 'is empty', 'resources: [pods]')];
  }
  if (kind === 'Role')
    return [problemAt(['nonResourceURLs'], 'belongs to no namespace', 'kind: ClusterRole')];
  return has(apiGroups) || has(resources) || has(resourceNames)
    ? [problemAt(['nonResourceURLs'], 'stands beside resources', 'two rules, one for each')]
    : FINE;
};

/** A cluster-wide binding grants cluster-wide rights alone. */
const roleKind: StructCheck = ({ kind }, { object }) => {
  if (
    typeof kind !== 'string' ||
    kind === 'ClusterRole' ||
    (kind === 'Role' && object.kind === 'RoleBinding')
  )
    return FINE;
  const kinds = object.kind === 'RoleBinding' ? 'neither Role nor ClusterRole' : 'not ClusterRole';
  return [problemAt(['kind'], `is "${kind}", ${kinds}`, 'kind: ClusterRole')];
};

const ROLE_REF: readonly StructCheck[] = [
  field('apiGroup', oneOf(GROUP)),
  field('kind', required('ClusterRole')),
  roleKind,
  field('name', required('the name of the role'), pathSegment),
];

/** Groups are filled in where they are not said. Source: kube-apiserver ValidateRoleBindingSubject. */
const subject: StructCheck = (written, { object }) => {
  const name = textField(written, 'name');
  const group = textField(written, 'apiGroup');
  if (written.kind !== 'ServiceAccount') {
    return group === '' || group === GROUP
      ? FINE
      : [problemAt(['apiGroup'], `is "${group}", not ${GROUP}`, `apiGroup: ${GROUP}`)];
  }
  if (name !== '' && !isDns1123Subdomain(name))
    return [problemAt(['name'], `is "${name}", no name of a ServiceAccount`, 'name: default')];
  if (group !== '')
    return [
      problemAt(
        ['apiGroup'],
        `is "${group}", though a ServiceAccount is of the core group`,
        'apiGroup: ""',
      ),
    ];
  return object.kind === 'ClusterRoleBinding' && isUnset(written.namespace)
    ? [problemAt(['namespace'], 'is missing', 'namespace: default')]
    : FINE;
};

/** Source: kube-apiserver ValidateClusterRole. */
const selectors: StructCheck = ({ clusterRoleSelectors }, scope) =>
  entriesAt({ clusterRoleSelectors: clusterRoleSelectors ?? [] }, ['clusterRoleSelectors']).flatMap(
    ({ path, value }) =>
      SELECTOR.flatMap((check) => check(value, scope)).map((problem) => ({
        ...problem,
        path: [...path, ...problem.path],
      })),
  );

/** Source: kube-apiserver ValidateRole, ValidateRoleBinding and their cluster-wide brothers. */
export const ACCESS: StructChecks = {
  PolicyRule: [field('verbs', notEmpty('[get]')), rule],
  AggregationRule: [field('clusterRoleSelectors', notEmpty('[{matchLabels: …}]')), selectors],
  RoleBinding: [ifMissing('roleRef', ...ROLE_REF)],
  ClusterRoleBinding: [ifMissing('roleRef', ...ROLE_REF)],
  RoleRef: ROLE_REF,
  Subject: [
    field('kind', required('ServiceAccount'), oneOf('ServiceAccount', 'User', 'Group')),
    field('name', required('default')),
    subject,
  ],
};
