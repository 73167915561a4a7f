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
const ETCD_VERSIONS: FlagTexts = {
  plain: ['TLS1.2', 'TLS1.3'],
  odd: ['', 'VersionTLS12', 'TLS1.1', 'tls1.2'],
};

/** Flags of etcd whose type tells too little. */
export const etcdWords: Readonly<Record<string, FlagTexts>> = {
  'cipher-suites': SUITES,
  'tls-min-version': ETCD_VERSIONS,
  'tls-max-version': ETCD_VERSIONS,
  'auto-compaction-mode': { plain: ['periodic', 'revision'], odd: ['', 'Periodic', 'off'] },
  'auto-compaction-retention': {
    plain: ['8', '8h', '0'],
    odd: ['', '-1', 'x', '1.5', '1d', '-1h', '10m', ' 8', '0x8'],
  },
  'backend-bbolt-freelist-type': { plain: ['map', 'array'], odd: ['', 'list', 'MAP'] },
  'log-level': { plain: ['info', 'debug'], odd: ['', 'INFO', 'trace', 'Info', ' info', 'Debug'] },
  'log-format': { plain: ['json', 'console'], odd: ['', 'text', 'JSON'] },
  'log-outputs': {
    plain: ['default', 'stderr', 'stdout'],
    odd: ['', 'stderr,stdout', 'default,stderr', 'systemd/journal', 'stderr,stderr'],
  },
  logger: { plain: ['zap'], odd: ['', 'capnslog', 'Zap'] },
  metrics: { plain: ['basic', 'extensive'], odd: ['', 'none', 'Basic'] },
  'auth-token': {
    plain: ['simple'],
    odd: ['', 'jwt', 'Simple', 'jwt,pub-key=a', 'x', 'simple,a=b'],
  },
  'initial-cluster': { plain: [''], odd: ['a', '=', 'a=b', 'a=192.0.2.10:2380', ','] },
  'host-whitelist': { plain: ['*', 'a'], odd: ['', 'a,b', 'a,a'] },
  'quota-backend-bytes': { plain: ['0', '8589934592', '-1'], odd: ['', '8Gi', '1', '2147483648'] },
  'election-timeout': {
    plain: ['1000', '5000'],
    odd: ['0', '499', '500', '50000', '50001', '-1', '', '1s'],
  },
  'heartbeat-interval': { plain: ['100', '200'], odd: ['0', '201', '1', '-1', '', '100ms'] },
};
