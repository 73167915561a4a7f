import { parseFlagBool, trimSpace } from '../../k8s/go-value';
import { HTTP2_CIPHER_SUITES, TLS_CIPHER_SUITES, TLS_VERSIONS } from '../../k8s/tls';
import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import {
  entriesOf,
  type FlagRefusal,
  isSwitchedOn,
  noneOf,
  outOfBounds,
  unknownEntries,
} from './flag-check';
import { isSharedGateOn } from './flag-gates';

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
function withoutHttp2(flags: FlagSet): FlagRefusal[] {
  const suites = entriesOf(flags, SUITES);
  const [given] = suites;
  const isNewest = lastAsRead(flags, 'tls-min-version')?.value === 'VersionTLS13';
  if (!given || isNewest || isSwitchedOn(flags, 'disable-http2-serving', false)) return [];
  if (suites.some(({ value }) => HTTP2_CIPHER_SUITES.includes(value))) return [];
  return [{ flag: SUITES, given, wants: `${HTTP2_CIPHER_SUITES.join(' or ')} as well` }];
}

/** Every component of Kubernetes. Source: component-base logs/api/v1, metrics/options.go. */
export const observingRefusals = (flags: FlagSet, minor: number): FlagRefusal[] => [
  ...noneOf(flags, 'logging-format', ['text', 'json']),
  ...noneOf(flags, 'show-hidden-metrics-for-version', ['', `1.${minor - 1}`]),
  ...splitRefusals(flags, minor),
];

const ALPHA_LOGGING = 'LoggingAlphaOptions';

/** They need a feature gate that is off by itself. */
function splitRefusals(flags: FlagSet, minor: number): FlagRefusal[] {
  if (isSharedGateOn(flags, ALPHA_LOGGING, minor)) return [];
  return ['log-json-split-stream', 'log-text-split-stream'].flatMap((flag) => {
    const given = lastAsRead(flags, flag);
    const isOn = given && parseFlagBool(given.value);
    return isOn ? [{ flag, given, wants: `the feature gate ${ALPHA_LOGGING} as well` }] : [];
  });
}

/** kube-controller-manager and kube-scheduler may serve on no port; kube-apiserver may not. */
export const portRefusals = (flags: FlagSet): FlagRefusal[] =>
  outOfBounds(flags, [{ flag: 'secure-port', min: 0, max: 65535 }]);
