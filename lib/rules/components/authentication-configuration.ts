import { lastAsRead, nameAsRead } from '../../model/component-flags';
import { isObject, type JsonObject } from '../../model/document';
import type { FlagSet } from '../../model/flags';
import { serviceAccountIssuers } from '../../model/service-account-issuers';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';
import type { Refusal } from '../setting-check';
import { type AuthenticationSettings, jwtRefusals } from './authentication-jwt';
import { refusalIn, refusedBy, typedFiles } from './file-check';
import { isFeatureOn } from './flag-gates';

const withIssuer = (
  issuer: string,
  username = '{claim: sub, prefix: ""}',
): string => `apiVersion: apiserver.config.k8s.io/v1
kind: AuthenticationConfiguration
jwt:
  - issuer: ${issuer}
    claimMappings:
      username: ${username}
`;

const ISSUER = '{url: "https://login.example.com", audiences: [kubernetes]}';

export const authenticationConfiguration = defineRule({
  code: 'NET744',
  name: 'authentication-configuration',
  severity: 'error',
  reads: ['componentFiles', 'controlPlane', 'kubeadmFiles', 'versions'],
  docs: {
    summary:
      'Every issuer of tokens needs an https URL of its own, audiences, and a claim for the name of the user.',
    why: 'kube-apiserver checks the file before it serves, and exits; a changed file that it refuses later it leaves aside. CEL expressions are not judged here.',
    since: '0.1.0',
    source:
      'apiserver pkg/apis/apiserver/validation/validation.go (ValidateAuthenticationConfiguration) [run]',
  },
  findings: refusedBy('kube-apiserver'),
  examples: () => ({
    valid: [
      {
        title: 'one audience, names without a prefix',
        text: withIssuer(ISSUER),
      },
      {
        title: 'several audiences, of which one must match',
        text: withIssuer(
          '{url: "https://login.example.com", audiences: [a, b], audienceMatchPolicy: MatchAny}',
        ),
      },
    ],
    invalid: [
      {
        title: 'http',
        text: withIssuer('{url: "http://login.example.com", audiences: [kubernetes]}'),
      },
      {
        title: 'a claim without a prefix',
        text: withIssuer(ISSUER, '{claim: sub}'),
      },
      {
        title: 'an expression over something that is not there',
        text: withIssuer(ISSUER, '{expression: claim.sub}'),
      },
      {
        title: 'an address that nobody verified',
        text: withIssuer(ISSUER, '{expression: claims.email}'),
      },
      { title: 'for nobody', text: withIssuer('{url: "https://login.example.com"}') },
    ],
  }),
  check({ componentFiles, controlPlane: { apiServer }, kubeadmFiles, versions }, report) {
    const { minor, cluster } = versions;
    const settings: AuthenticationSettings = {
      contract: cluster,
      hasEgressSelector: isFeatureOn(
        apiServer,
        'StructuredAuthenticationConfigurationEgressSelector',
        minor,
      ),
      hasProxies: lastAsRead(apiServer, 'egress-selector-config-file') !== undefined,
      serviceAccountIssuers: serviceAccountIssuers(apiServer, kubeadmFiles),
      reservesKubernetesDomains: cluster.authenticationReservesKubernetesDomains,
    };
    const hasConditions = isFeatureOn(apiServer, 'AnonymousAuthConfigurableEndpoints', minor);
    for (const file of typedFiles(componentFiles, 'AuthenticationConfiguration')) {
      const refusals = [
        ...jwtRefusals(asList(file.value.jwt), settings),
        ...anonymousRefusals(file.value, apiServer, hasConditions),
        ...providerRefusals(apiServer),
      ];
      for (const refusal of refusals) report('refused', refusal, refusalIn(file, refusal));
    }
  },
});

function anonymousRefusals(
  { anonymous }: JsonObject,
  apiServer: FlagSet,
  isThere: boolean,
): Refusal[] {
  if (!isObject(anonymous)) return [];
  const path = ['anonymous'];
  const isOff = anonymous.enabled !== true;
  const conditions = asList(anonymous.conditions);
  return [
    ...(isThere
      ? []
      : [
          {
            path,
            value: 'anonymous',
            wants: 'the feature gate AnonymousAuthConfigurableEndpoints as well',
          },
        ]),
    ...(isOff && conditions.length > 0
      ? [
          {
            path: [...path, 'conditions'],
            value: `${conditions.length} conditions`,
            wants: 'enabled: true beside them',
          },
        ]
      : []),
    ...(lastAsRead(apiServer, 'anonymous-auth')
      ? [{ path, value: 'anonymous', wants: 'either it or the argument anonymous-auth' }]
      : []),
  ];
}

/** The file stands for these arguments. */
function providerRefusals({ flags }: FlagSet): Refusal[] {
  const given = flags.find(({ value }) => nameAsRead(value).startsWith('oidc-'));
  if (!given) return [];
  const value = nameAsRead(given.value);
  return [
    { path: ['jwt'], value, wants: 'the issuer here, and no argument that begins with oidc-' },
  ];
}
