import type { Field } from '../kubeadm/field';
import type { Tree } from '../yaml/tree';
import { choice } from './table-fields';

const each = (texts: readonly Tree[]): Tree[] => texts.map((text) => [text]);
const ADDRESSES = [
  '',
  '::',
  '::1',
  'localhost',
  '010.0.0.1',
  '1.2.3',
  '0.0.0.0:80',
  ' 0.0.0.0',
  '[::]',
  '::ffff:0.0.0.0',
  'x',
];
const SUITES = ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'];

/** Where and how it serves, and what it tells. */
export const kubeletServingFields: readonly Field[] = [
  choice('address', ['0.0.0.0', '127.0.0.1'], ADDRESSES),
  choice('healthzBindAddress', ['127.0.0.1', '0.0.0.0'], ADDRESSES),
  // Two of one number: the order in which they are opened decides.
  choice('port', [10250, 10350], [0, -1, 1, 65535, 65536]),
  choice('readOnlyPort', [0, 10255], [-1, 1, 65535, 65536]),
  choice('healthzPort', [10248, 0], [-1, 1, 65535, 65536]),
  choice(
    'authorization.mode',
    ['Webhook', 'AlwaysAllow'],
    ['', 'webhook', 'RBAC', 'AlwaysDeny', ' Webhook'],
  ),
  choice('logging.format', ['text', 'json'], ['', 'JSON', 'xml']),
  choice(
    'logging.vmodule',
    [[{ filePattern: 'a*', verbosity: 2 }]],
    [
      ...[[], [{}], [{ filePattern: '', verbosity: 1 }], [{ filePattern: 'a=b', verbosity: 1 }]],
      ...[
        [{ filePattern: 'a,b' }],
        [{ filePattern: 'a', verbosity: 2147483648 }],
        [{ filePattern: 'a' }, { filePattern: 'a' }],
      ],
    ],
  ),
  choice(
    'showHiddenMetricsForVersion',
    [''],
    ['1.29', '1.32', '1.35', '1.36', '1.37', '1', 'x', 'v1.35', '1.35.0', ' 1.35'],
  ),
  choice(
    'tlsCipherSuites',
    [[], SUITES],
    each([
      'TLS_RSA_WITH_AES_128_CBC_SHA',
      'TLS_AES_128_GCM_SHA256',
      'x',
      '',
      'tls_aes_128_gcm_sha256',
      ...SUITES,
    ]),
  ),
  choice('tlsCurvePreferences', [[29], [23, 24]], [[], [0], [-1], [29, 29], [4588], [65536], [1]]),
  choice(
    'tlsMinVersion',
    ['VersionTLS12', 'VersionTLS13'],
    ['', 'VersionTLS10', 'VersionTLS11', 'TLS1.2', 'VersionTLS14', 'versiontls12'],
  ),
  choice(
    'tracing',
    [{ samplingRatePerMillion: 0 }],
    [
      ...[
        {},
        null,
        ...[-1, 1000000, 1000001].map((samplingRatePerMillion) => ({ samplingRatePerMillion })),
      ],
      ...[
        'a:4317',
        'http://a:4317',
        'dns://a',
        'unix:///a',
        'unix:a',
        '',
        'a',
        ':4317',
        'dns:a',
        'DNS://a:1',
        'passthrough:///a',
        'a b',
      ].map((endpoint) => ({ endpoint })),
    ],
  ),
];
