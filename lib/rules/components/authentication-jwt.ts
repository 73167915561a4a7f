import type { Contract } from '../../k8s/contract';
import { parseGoUrl } from '../../k8s/go-url';
import { isObject, type Json, type JsonObject } from '../../model/document';
import { asList, asText } from '../../model/type-meta';
import { missing, type Refusal } from '../setting-check';
import { claimRefusals } from './authentication-claims';

/** What a release, and the gates of the cluster, make of the file. */
export interface AuthenticationSettings {
  readonly contract: Contract;
  readonly hasEgressSelector: boolean;
  /** Whether a file says which proxies there are. */
  readonly hasProxies: boolean;
  readonly serviceAccountIssuers: readonly string[];
  readonly reservesKubernetesDomains: boolean;
}

type Path = Refusal['path'];

const MOST_ISSUERS = 64;

/** Source: apiserver pkg/apis/apiserver/validation/validation.go (`validateJWTAuthenticator`). */
export function jwtRefusals(jwt: readonly Json[], settings: AuthenticationSettings): Refusal[] {
  if (jwt.length > MOST_ISSUERS) {
    return [{ path: ['jwt'], value: `${jwt.length} issuers`, wants: `at most ${MOST_ISSUERS}` }];
  }
  const authenticators = jwt.map((entry) => (isObject(entry) ? entry : {}));
  const issuers = authenticators.map(({ issuer }) => (isObject(issuer) ? issuer : {}));
  return authenticators.flatMap((authenticator, index) => {
    const path = ['jwt', index];
    const issuer = issuers[index] ?? {};
    return [
      ...issuerRefusals(issuer, [...path, 'issuer'], settings),
      ...repeatedUrls(issuers, index),
      ...claimRefusals(authenticator, path, settings),
    ];
  });
}

/** Two without a URL are told of as such. */
function repeatedUrls(issuers: readonly JsonObject[], index: number): Refusal[] {
  return ['url', 'discoveryURL'].flatMap((field) => {
    const value = asText(issuers[index]?.[field]) ?? '';
    const isAgain = issuers.slice(0, index).some((issuer) => issuer[field] === value);
    const path = ['jwt', index, 'issuer', field];
    return isAgain && value !== '' ? [{ path, value, wants: 'a URL of its own' }] : [];
  });
}

function issuerRefusals(
  issuer: JsonObject,
  path: Path,
  settings: AuthenticationSettings,
): Refusal[] {
  const url = asText(issuer.url) ?? '';
  const discovery = asText(issuer.discoveryURL) ?? '';
  const isSame = withoutSlashes(url) === withoutSlashes(discovery);
  const below = (field: string): Path => [...path, field];
  return [
    ...(url === ''
      ? [missing(below('url'), 'the https URL of the issuer')]
      : urlRefusals(url, below('url'), settings)),
    ...ownIssuer(url, below('url'), settings.serviceAccountIssuers),
    ...(discovery === '' ? [] : urlRefusals(discovery, below('discoveryURL'), settings)),
    ...(discovery !== '' && url !== '' && isSame
      ? [
          {
            path: below('discoveryURL'),
            value: discovery,
            wants: 'another URL than url, or nothing',
          },
        ]
      : []),
    ...audienceRefusals(issuer, path),
    ...authorityRefusals(asText(issuer.certificateAuthority) ?? '', below('certificateAuthority')),
    ...selectorRefusals(
      asText(issuer.egressSelectorType) ?? '',
      below('egressSelectorType'),
      settings,
    ),
  ];
}

const withoutSlashes = (url: string): string => url.replace(/\/+$/, '');

const HTTPS = /^https:(?:\/\/(?<authority>[^/?#]*))?[^?#]*(?<query>\?[^#]*)?(?<fragment>#.*)?$/is;

function urlRefusals(value: string, path: Path, { contract }: AuthenticationSettings): Refusal[] {
  const { authority = '', query = '', fragment = '' } = HTTPS.exec(value)?.groups ?? {};
  const wants = !HTTPS.test(value)
    ? 'a URL that begins with https://'
    : authority.includes('@')
      ? 'a URL without user and password'
      : query.length > 1 || fragment.length > 1
        ? 'a URL without query and fragment'
        : parseGoUrl(value, contract).ok
          ? undefined
          : 'a URL';
  return wants === undefined ? [] : [{ path, value, wants }];
}

function audienceRefusals(issuer: JsonObject, path: Path): Refusal[] {
  const audiences = asList(issuer.audiences).map((audience) => asText(audience) ?? '');
  const policy = asText(issuer.audienceMatchPolicy) ?? '';
  if (audiences.length === 0) return [missing([...path, 'audiences'], 'at least one audience')];
  const isTaken = policy === 'MatchAny' || (policy === '' && audiences.length === 1);
  return [
    ...audiences.flatMap((value, index): Refusal[] => {
      const below = [...path, 'audiences', index];
      if (value === '') return [missing(below, 'an audience')];
      return audiences.indexOf(value) < index
        ? [{ path: below, value, wants: 'each audience once' }]
        : [];
    }),
    ...(isTaken
      ? []
      : [{ path: [...path, 'audienceMatchPolicy'], value: policy, wants: 'MatchAny' }]),
  ];
}

function authorityRefusals(pem: string, path: Path): Refusal[] {
  if (pem === '' || pem.includes('-----BEGIN CERTIFICATE-----')) return [];
  return [{ path, value: '(no certificate)', wants: 'certificates as PEM' }];
}

/** Its own tokens kube-apiserver tells by their issuer. */
function ownIssuer(value: string, path: Path, own: readonly string[]): Refusal[] {
  const wants = 'another issuer than that of service accounts';
  return own.includes(value) ? [{ path, value, wants }] : [];
}

function selectorRefusals(
  value: string,
  path: Path,
  { hasEgressSelector, hasProxies }: AuthenticationSettings,
): Refusal[] {
  if (value === '') return [];
  if (!hasEgressSelector) {
    const wants = 'the feature gate StructuredAuthenticationConfigurationEgressSelector as well';
    return [{ path, value, wants }];
  }
  if (!['controlplane', 'cluster'].includes(value)) {
    return [{ path, value, wants: 'controlplane or cluster' }];
  }
  return hasProxies
    ? []
    : [{ path, value, wants: 'the argument egress-selector-config-file as well' }];
}
