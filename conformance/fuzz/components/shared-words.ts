import type { FlagTexts } from './flag-texts';

const SUITES: FlagTexts = {
  plain: [
    'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
    'TLS_AES_128_GCM_SHA256,TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  ],
  odd: [
    ...['', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_CBC_SHA', 'bogus'],
    ...['TLS_AES_128_GCM_SHA256', 'tls_aes_128_gcm_sha256', 'TLS_RSA_WITH_RC4_128_SHA'],
  ],
};
const VERSIONS: FlagTexts = {
  plain: ['VersionTLS12', 'VersionTLS13'],
  odd: ['', 'VersionTLS10', 'VersionTLS11', 'TLS1.2', 'versiontls12', '1.2', 'VersionTLS14'],
};
const LOGGING: FlagTexts = { plain: ['text', 'json'], odd: ['', 'JSON', 'xml', 'klog'] };
const LOCKS: FlagTexts = {
  plain: ['leases'],
  odd: ['', 'endpoints', 'configmaps', 'endpointsleases', 'Leases', 'lease'],
};
const HIDDEN: FlagTexts = {
  plain: [''],
  odd: ['1.29', '1.32', '1.35', '1.36', '1.37', '1', 'x', 'v1.35', '1.35.0', ' 1.35'],
};
const COMPONENT_VERSIONS: FlagTexts = {
  plain: [''],
  odd: [
    '1.30',
    '1.31',
    '1.32',
    '1.33',
    '1.35',
    '1.36',
    '1.37',
    '1.38',
    'kube=1.33',
    'kube=1.36',
    'x=1.36',
    'a',
    'v1.36',
    '1.36.0',
  ],
};
const METRICS: FlagTexts = { plain: ['a'], odd: ['', 'a,b', 'a b', '*'] };

/** Flags of several components whose type tells too little. */
export const sharedWords: Readonly<Record<string, FlagTexts>> = {
  'tls-cipher-suites': SUITES,
  'tls-min-version': VERSIONS,
  'logging-format': LOGGING,
  'leader-elect-resource-lock': LOCKS,
  'show-hidden-metrics-for-version': HIDDEN,
  'emulated-version': COMPONENT_VERSIONS,
  'min-compatibility-version': COMPONENT_VERSIONS,
  'disabled-metrics': METRICS,
  'allow-metric-labels': {
    plain: ['a,b=c'],
    odd: ['', 'a', 'a=b', 'a,b', 'a,b=c,d=e', ',b=c', 'a,=c'],
  },
  'requestheader-allowed-names': { plain: ['front-proxy-client'], odd: ['', 'a,b'] },
  'requestheader-username-headers': {
    plain: ['X-Remote-User'],
    odd: ['', ' ', 'a,', 'X-Remote-User, '],
  },
  'requestheader-group-headers': { plain: ['X-Remote-Group'], odd: ['', ' ', 'a, ', 'a b'] },
  'requestheader-extra-headers-prefix': { plain: ['X-Remote-Extra-'], odd: ['', ' ', 'a, '] },
  'requestheader-uid-headers': { plain: ['X-Remote-Uid'], odd: ['', ' ', 'a, '] },
  'authorization-always-allow-paths': {
    plain: ['/healthz', '/healthz,/readyz'],
    odd: ['', 'healthz', '/*', '/a/*/b', '/a*', '*', '/', '/healthz,', '/**', '/a b'],
  },
  'kube-api-content-type': {
    plain: ['application/json', 'application/vnd.kubernetes.protobuf'],
    odd: ['', 'x', 'application/cbor'],
  },
  'leader-elect-resource-name': {
    plain: ['kube-x', 'a.b'],
    odd: ['', 'A', 'a b', 'a_b', '-a', `${'a'.repeat(254)}`],
  },
  'leader-elect-resource-namespace': {
    plain: ['kube-system', 'default'],
    odd: ['', 'A', 'a b', 'none-such'],
  },
};
