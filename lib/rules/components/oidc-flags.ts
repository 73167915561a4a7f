import type { Contract } from '../../k8s/contract';
import { lastAsRead, nameAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import { jwtRefusals } from './authentication-jwt';
import { type FlagRefusal, unknownEntries } from './flag-check';

const ISSUER = 'oidc-issuer-url';
const CLIENT = 'oidc-client-id';

/**
 * A provider of OpenID Connect. Source: kubernetes pkg/kubeapiserver/options/authentication.go
 * (`validateOIDCOptions`, `ToAuthenticationConfig`).
 */
export function oidcRefusals(
  flags: FlagSet,
  contract: Contract,
  serviceAccountIssuers: readonly string[],
): FlagRefusal[] {
  const issuer = lastAsRead(flags, ISSUER);
  const client = lastAsRead(flags, CLIENT);
  const used = flags.flags.find(({ value }) => nameAsRead(value).startsWith('oidc-'));
  if (!used) return [];
  if (!issuer?.value || !client?.value) {
    const given = { ...used, value: used.value.value };
    return [{ flag: nameAsRead(used.value), given, wants: `${ISSUER} and ${CLIENT} together` }];
  }
  return [
    ...unknownEntries(flags, 'oidc-required-claim', (pair) => !/^\s*=/.test(pair), 'CLAIM=VALUE'),
    ...unknownEntries(flags, ALGORITHMS, isSigningAlgorithm, SIGNING_ALGORITHMS.join(', ')),
    ...(/^https:/i.test(issuer.value)
      ? authenticatorRefusals(flags, contract, serviceAccountIssuers)
      : [{ flag: ISSUER, given: issuer, wants: 'an address that begins with https://' }]),
  ];
}

const USERNAME = 'oidc-username-claim';

/** The arguments are read as the file that they stand for. */
function authenticatorRefusals(
  flags: FlagSet,
  contract: Contract,
  serviceAccountIssuers: readonly string[],
): FlagRefusal[] {
  if (!contract.apiserverTurnsOidcArgumentsIntoAFile) return [];
  const textOf = (flag: string): string => lastAsRead(flags, flag)?.value ?? '';
  const claim = lastAsRead(flags, USERNAME)?.value ?? 'sub';
  const authenticator = {
    issuer: { url: textOf(ISSUER), audiences: [textOf(CLIENT)] },
    claimMappings: { username: { claim, prefix: '' } },
  };
  const settings = {
    contract,
    hasEgressSelector: false,
    hasProxies: false,
    serviceAccountIssuers,
    reservesKubernetesDomains: false,
  };
  return jwtRefusals([authenticator], settings).flatMap(({ path, wants }) => {
    const flag = path.includes('username') ? USERNAME : ISSUER;
    const given = lastAsRead(flags, flag);
    return given ? [{ flag, given, wants }] : [];
  });
}

const ALGORITHMS = 'oidc-signing-algs';
/** Source: apiserver plugin/pkg/authenticator/token/oidc (`allowedSigningAlgs`). */
const SIGNING_ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512'],
];
const isSigningAlgorithm = (name: string): boolean => SIGNING_ALGORITHMS.includes(name);
