import type { Contract } from '../../k8s/contract';
import { isGoPattern } from '../../k8s/go-regexp';
import { parseGoUrl } from '../../k8s/go-url';
import { parseDurationSeconds, parseFlagInt } from '../../k8s/go-value';
import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import { accessRefusals } from './access-flags';
import { auditRefusals } from './audit-flags';
import { cloudRefusals } from './cloud-flags';
import { coordinationRefusals } from './election-flags';
import {
  type FlagBounds,
  type FlagRefusal,
  isSwitchedOn,
  noneOf,
  outOfBounds,
  unknownEntries,
} from './flag-check';
import { runtimeRefusals } from './runtime-config';
import { storageRefusals } from './storage-flags';

/** Source: apiserver pkg/server/options/server_run_options.go (`ServerRunOptions.Validate`). */
const LIMITS: readonly FlagBounds[] = [
  { flag: 'goaway-chance', min: 0, max: 0.02 },
  { flag: 'livez-grace-period', min: 0, isDuration: true },
  { flag: 'max-mutating-requests-inflight', min: 0 },
  { flag: 'max-requests-inflight', min: 0 },
  { flag: 'min-request-timeout', min: 0 },
  { flag: 'request-timeout', min: 0, isDuration: true },
  { flag: 'shutdown-delay-duration', min: 0, isDuration: true },
  { flag: 'shutdown-watch-termination-grace-period', min: 0, isDuration: true },
  { flag: 'storage-initialization-timeout', min: 0, isDuration: true },
];

/** Source: controlplane options (`service-account-max-token-expiration`). */
const TOKENS: readonly FlagBounds[] = [
  { flag: 'service-account-max-token-expiration', min: 3600, max: 2 ** 32, isDuration: true },
];

const COUNTS: readonly FlagBounds[] = [{ flag: 'apiserver-count', min: 1 }];

const RECONCILERS = ['', 'lease', 'master-count', 'none'];

/** What kube-apiserver refuses of what it could read. */
export const apiserverRefusals = (
  flags: FlagSet,
  contract: Contract,
  minor: number,
): FlagRefusal[] => [
  ...accessRefusals(flags, minor),
  ...(contract.apiserverChecksItsLimits
    ? [...outOfBounds(flags, LIMITS), ...directiveRefusals(flags)]
    : []),
  ...originRefusals(flags, contract.apiserverChecksItsLimits),
  ...outOfBounds(flags, TOKENS).filter(({ given }) => parseDurationSeconds(given.value) !== 0),
  ...outOfBounds(flags, COUNTS),
  ...cloudRefusals(flags, contract, minor),
  ...noneOf(flags, 'endpoint-reconciler-type', RECONCILERS),
  ...storageRefusals(flags, contract),
  ...coordinationRefusals(flags),
  ...issuerRefusals(flags, contract),
  ...auditRefusals(flags),
  ...idleRefusals(flags),
  ...cacheRefusals(flags),
  ...runtimeRefusals(flags, minor),
];

/** Source: apiserver `validateHSTSDirectives`. */
const directiveRefusals = (flags: FlagSet): FlagRefusal[] =>
  unknownEntries(
    flags,
    'strict-transport-security-directives',
    (entry) => /^(?:includeSubDomains|preload|max-age=[^=]*)$/.test(entry),
    'max-age=SECONDS, includeSubDomains, preload',
  );

/** Source: apiserver `validateCorsAllowedOriginList`: a pattern must pin both ends of the host. */
const originRefusals = (flags: FlagSet, arePinsChecked: boolean): FlagRefusal[] =>
  unknownEntries(
    flags,
    'cors-allowed-origins',
    (entry) =>
      isGoPattern(entry) && (!arePinsChecked || (/\^|\/\//.test(entry) && /[$:]/.test(entry))),
    'a pattern such as //example\\.com(:|$)',
  );

/** Source: kubeapiserver options/authentication.go; a repeated flag adds an issuer. */
function issuerRefusals(flags: FlagSet, contract: Contract): FlagRefusal[] {
  const flag = 'service-account-issuer';
  const given = flags.flags.filter(({ value }) => value.name.replaceAll('_', '-') === flag);
  const seen = new Set<string>();
  return given.flatMap((written) => {
    const issuer = written.value.value;
    const isTwice = seen.has(issuer);
    seen.add(issuer);
    const isUrl = !issuer.includes(':') || parseGoUrl(issuer, contract).ok;
    if (issuer !== '' && !isTwice && isUrl) return [];
    return [{ flag, given: { ...written, value: issuer }, wants: 'one URL each' }];
  });
}

const INFLIGHT = ['max-requests-inflight', 'max-mutating-requests-inflight'];

/** Source: apiserver util/flowcontrol: the two are shares of one sum. */
function idleRefusals(flags: FlagSet): FlagRefusal[] {
  if (!isSwitchedOn(flags, 'enable-priority-and-fairness', true)) return [];
  const given = INFLIGHT.map((flag) => lastAsRead(flags, flag));
  const [first] = given;
  if (!first || given.some((one) => parseFlagInt(one?.value ?? '') !== 0)) return [];
  return [{ flag: INFLIGHT[0] ?? '', given: first, wants: 'a number above 0 in one of the two' }];
}

/** Source: apiserver `ParseWatchCacheSizes`. */
const cacheRefusals = (flags: FlagSet): FlagRefusal[] =>
  unknownEntries(
    flags,
    'watch-cache-sizes',
    (entry) => /^[^#]*#\d+$/.test(entry),
    'RESOURCE#NUMBER',
  );
