import type { Contract } from '../../k8s/contract';
import { parseDurationSeconds, parseFlagBool, trimSpace } from '../../k8s/go-value';
import { parseQuantity } from '../../k8s/quantity';
import {
  areCurves,
  CURVES_WANTED,
  HTTP2_CIPHER_SUITES,
  TLS_CIPHER_SUITES,
  TLS_VERSIONS,
} from '../../k8s/tls';
import { lastAsRead, nameAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import { emulationRefusals } from './emulation-flags';
import {
  entriesOf,
  type FlagRefusal,
  isSwitchedOn,
  noneOf,
  outOfBounds,
  unknownEntries,
} from './flag-check';
import { isSharedGateOn } from './flag-gates';
import { metricRefusals } from './metrics-flags';

const SUITES = 'tls-cipher-suites';

const PAIR = ['tls-cert-file', 'tls-private-key-file'];

/** A certificate and its key come together; kubeadm gives kube-apiserver both. */
export function halfPair(flags: FlagSet, isGivenByKubeadm: boolean): FlagRefusal[] {
  const given = PAIR.map((flag) => lastAsRead(flags, flag));
  const isThere = given.map((one) => (one ? one.value !== '' : isGivenByKubeadm));
  const index = given.findIndex((one) => one !== undefined);
  const [flag, first] = [PAIR[index], given[index]];
  if (!flag || !first || isThere[0] === isThere[1]) return [];
  return [{ flag, given: first, wants: `${PAIR.join(' and ')} together` }];
}

/** Everything that serves. Source: apiserver pkg/server/options/serving.go, secure_serving.go. */
export const servingRefusals = (flags: FlagSet, minor: number): FlagRefusal[] => [
  ...noneOf(flags, 'tls-min-version', ['', ...TLS_VERSIONS]),
  ...unknownEntries(
    flags,
    SUITES,
    (suite) => TLS_CIPHER_SUITES.includes(suite),
    'names of Go such as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  ),
  ...withoutHttp2(flags),
  ...headerRefusals(flags, minor),
  ...pathRefusals(flags),
  ...curveRefusals(flags),
];

const HEADERS = [
  'requestheader-allowed-names',
  'requestheader-extra-headers-prefix',
  'requestheader-group-headers',
  'requestheader-username-headers',
];
const UIDS = 'requestheader-uid-headers';

/** Source: apiserver pkg/server/options/authentication.go (`RequestHeaderAuthenticationOptions`). */
function headerRefusals(flags: FlagSet, minor: number): FlagRefusal[] {
  const uids = entriesOf(flags, UIDS);
  const [first] = uids;
  const isStandard =
    isSharedGateOn(flags, 'RemoteRequestHeaderUID', minor) &&
    uids.some(({ value }) => value.toLowerCase() === 'x-remote-uid');
  return [
    ...[...HEADERS, UIDS].flatMap((flag) =>
      unknownEntries(flags, flag, (name) => trimSpace(name) !== '', 'names that are not blank'),
    ),
    ...(first && !isStandard
      ? [
          {
            flag: UIDS,
            given: first,
            wants: 'X-Remote-Uid as well, with the gate RemoteRequestHeaderUID',
          },
        ]
      : []),
  ];
}

/** HTTP/2 has a suite that every server must offer below TLS 1.3; Go's server checks that. */
export function suitesWithoutHttp2(flags: FlagSet, flag: string): FlagRefusal[] {
  const suites = entriesOf(flags, flag);
  const [given] = suites;
  if (!given || suites.some(({ value }) => HTTP2_CIPHER_SUITES.includes(value))) return [];
  return [{ flag, given, wants: `${HTTP2_CIPHER_SUITES.join(' or ')} as well` }];
}

function withoutHttp2(flags: FlagSet): FlagRefusal[] {
  const isNewest = lastAsRead(flags, 'tls-min-version')?.value === 'VersionTLS13';
  if (isNewest || isSwitchedOn(flags, 'disable-http2-serving', false)) return [];
  return suitesWithoutHttp2(flags, SUITES);
}

/** Every component of Kubernetes. Source: component-base logs/api/v1, metrics/options.go. */
export const observingRefusals = (
  flags: FlagSet,
  contract: Contract,
  minor: number,
): FlagRefusal[] => [
  ...metricRefusals(flags, contract),
  ...endingRefusals(flags),
  ...emulationRefusals(flags, minor),
  ...noneOf(flags, 'logging-format', ['text', 'json']),
  ...flushRefusals(flags),
  ...noneOf(flags, 'show-hidden-metrics-for-version', ['', `1.${minor - 1}`]),
  ...splitRefusals(flags, minor),
];

/** Refused, or a panic in older minors; a file means the default by 0. Source: component-base logs/api/v1 [run]. */
export function flushRefusals(flags: FlagSet): FlagRefusal[] {
  const flag = 'log-flush-frequency';
  const given = lastAsRead(flags, flag);
  const seconds = given && parseDurationSeconds(given.value);
  const isTooShort = seconds !== undefined && seconds <= 0;
  return given && isTooShort ? [{ flag, given, wants: 'a duration above 0' }] : [];
}

/** The program answers and ends. Source: component-base version/verflag; cobra. */
export const endingRefusals = (flags: FlagSet): FlagRefusal[] =>
  ['help', 'version'].flatMap((flag) => {
    const given = lastAsRead(flags, flag);
    const isAsked = given && (given.value === 'raw' || parseFlagBool(given.value) === true);
    return isAsked ? [{ flag, given, wants: 'false' }] : [];
  });

const ALPHA_LOGGING = 'LoggingAlphaOptions';

/** They need a feature gate that is off by itself. */
function splitRefusals(flags: FlagSet, minor: number): FlagRefusal[] {
  if (isSharedGateOn(flags, ALPHA_LOGGING, minor)) return [];
  return ['json', 'text'].flatMap((format) => [
    ...alphaRefusals(flags, `log-${format}-split-stream`, (text) => parseFlagBool(text) === true),
    ...alphaRefusals(flags, `log-${format}-info-buffer-size`, (text) => parseQuantity(text) !== 0),
  ]);
}

function alphaRefusals(
  flags: FlagSet,
  flag: string,
  isUsed: (text: string) => boolean,
): FlagRefusal[] {
  const given = lastAsRead(flags, flag);
  if (!given || !isUsed(given.value)) return [];
  return [{ flag, given, wants: `the feature gate ${ALPHA_LOGGING} as well` }];
}

const ALLOWED = 'authorization-always-allow-paths';

/** Source: apiserver pkg/authorization/path (`NewAuthorizer`). */
const pathRefusals = (flags: FlagSet): FlagRefusal[] =>
  unknownEntries(
    flags,
    ALLOWED,
    (path) => !path.slice(0, -1).includes('*'),
    'at most a * at the end',
  );

const CURVES = 'tls-curve-preferences';

/** Source: component-base cli/flag/curves_flag.go. */
function curveRefusals(flags: FlagSet): FlagRefusal[] {
  const given = lastAsRead(flags, CURVES);
  if (!given) return [];
  const all = flags.flags.filter(({ value }) => nameAsRead(value) === CURVES);
  const curves = all.flatMap(({ value }) => value.value.split(',').map(Number));
  return areCurves(curves) ? [] : [{ flag: CURVES, given, wants: CURVES_WANTED }];
}

/** kube-controller-manager and kube-scheduler may serve on no port; kube-apiserver may not. */
export const portRefusals = (flags: FlagSet): FlagRefusal[] =>
  outOfBounds(flags, [{ flag: 'secure-port', min: 0, max: 65535 }]);
