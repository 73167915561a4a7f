import { isDns1123Subdomain } from '../../k8s/names';
import { isObject, type JsonObject } from '../../model/document';
import { asList, asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import { missing, type Refusal } from '../setting-check';
import { webhookRefusals } from './authorization-webhook';
import { type CelUse, reviewWith } from './cel-check';
import { refusalIn, refusedBy, typedFiles } from './file-check';
import { isFeatureOn } from './flag-gates';

const withAuthorizers = (authorizers: string): string =>
  `apiVersion: apiserver.config.k8s.io/v1\nkind: AuthorizationConfiguration\nauthorizers:\n${authorizers}`;

const NODE_AND_RBAC = '  - {type: Node, name: node}\n  - {type: RBAC, name: rbac}\n';

const withCondition = (expression: string): string => `  - type: Webhook
    name: policy
    webhook:
      timeout: 3s
      failurePolicy: Deny
      subjectAccessReviewVersion: v1
      matchConditionSubjectAccessReviewVersion: v1
      connectionInfo: {type: KubeConfigFile, kubeConfigFile: /etc/kubernetes/pki/policy.conf}
      matchConditions: [{expression: '${expression}'}]
`;

export const authorizationConfiguration = defineRule({
  code: 'NET745',
  name: 'authorization-configuration',
  severity: 'error',
  reads: ['componentFiles', 'controlPlane', 'versions'],
  docs: {
    summary:
      'Every authorizer needs a known type and a name of its own; a webhook needs all its settings.',
    why: 'kube-apiserver checks the file before it serves, and exits; a changed file that it refuses later it leaves aside. CEL expressions are not judged here.',
    since: '0.1.0',
    source:
      'apiserver pkg/apis/apiserver/validation/validation.go (ValidateAuthorizationConfiguration) [run]',
  },
  findings: refusedBy('kube-apiserver'),
  examples: () => ({
    valid: [
      { title: 'what kubeadm chooses by itself', text: withAuthorizers(NODE_AND_RBAC) },
      {
        title: 'a condition on what is asked for',
        text: withAuthorizers(
          withCondition('has(request.resourceAttributes) && request.user != "me"'),
        ),
      },
    ],
    invalid: [
      { title: 'a type in another case', text: withAuthorizers('  - {type: Rbac, name: rbac}\n') },
      { title: 'one name twice', text: withAuthorizers(NODE_AND_RBAC.replace('rbac', 'node')) },
      {
        title: 'a condition on a field that a review does not have',
        text: withAuthorizers(withCondition('request.namespace == "kube-system"')),
      },
      {
        title: 'a webhook without a failure policy',
        text: withAuthorizers(`${NODE_AND_RBAC}  - type: Webhook
    name: policy
    webhook:
      timeout: 3s
      subjectAccessReviewVersion: v1
      connectionInfo: {type: KubeConfigFile, kubeConfigFile: /etc/kubernetes/pki/policy.conf}
`),
      },
    ],
  }),
  check({ componentFiles, controlPlane: { apiServer }, versions }, report) {
    const { cluster, minor } = versions;
    const hasSelectors =
      cluster.accessReviewsHaveSelectors && isFeatureOn(apiServer, 'AuthorizeWithSelectors', minor);
    for (const file of typedFiles(componentFiles, 'AuthorizationConfiguration')) {
      for (const refusal of authorizationRefusals(file.value, reviewWith(hasSelectors))) {
        report('refused', refusal, refusalIn(file, refusal));
      }
    }
  },
});

type Path = Refusal['path'];

const TYPES = ['ABAC', 'AlwaysAllow', 'AlwaysDeny', 'Node', 'RBAC', 'Webhook'];

function authorizationRefusals(file: JsonObject, condition: CelUse): Refusal[] {
  const authorizers = asList(file.authorizers).map((entry) => (isObject(entry) ? entry : {}));
  if (authorizers.length === 0) return [missing(['authorizers'], 'at least one authorizer')];
  const types = authorizers.map(({ type }) => asText(type) ?? '');
  const names = authorizers.map(({ name }) => asText(name) ?? '');
  return authorizers.flatMap((authorizer, index) => {
    const path = ['authorizers', index];
    const type = types[index] ?? '';
    const isAgain = types.indexOf(type) < index && type !== 'Webhook';
    if (!TYPES.includes(type) || isAgain) {
      const wants = isAgain ? 'each type but Webhook once' : TYPES.join(', ');
      return [{ path: [...path, 'type'], value: type, wants }];
    }
    return [...nameRefusals(type, names, index), ...webhookOf(authorizer, path, condition)];
  });
}

/** Only webhooks choose their names. Source: kubernetes pkg/kubeapiserver/authorizer/reload.go [run]. */
function nameRefusals(type: string, names: readonly string[], index: number): Refusal[] {
  const value = names[index] ?? '';
  const path = ['authorizers', index, 'name'];
  if (value !== '' && names.indexOf(value) < index) {
    return [{ path, value, wants: 'a name of its own' }];
  }
  if (type !== 'Webhook') {
    const wants = type.toLowerCase();
    return value === wants ? [] : [{ path, value, wants }];
  }
  const wants = 'lower-case letters, digits, "-" and "."';
  return isDns1123Subdomain(value) ? [] : [{ path, value, wants }];
}

function webhookOf({ type, webhook }: JsonObject, path: Path, condition: CelUse): Refusal[] {
  const below = [...path, 'webhook'];
  if (type === 'Webhook') {
    return isObject(webhook)
      ? webhookRefusals(webhook, below, condition)
      : [missing(below, 'webhook')];
  }
  return isObject(webhook)
    ? [{ path: below, value: String(type), wants: 'no webhook with this type' }]
    : [];
}
