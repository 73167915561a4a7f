import type { Contract } from '../../k8s/contract';

/** Flags whose file must be there when the component starts [run]. */
const SERVING = [
  'client-ca-file',
  'requestheader-client-ca-file',
  'tls-cert-file',
  'tls-private-key-file',
  'tls-sni-cert-key',
];
const CLIENT = ['authentication-kubeconfig', 'authorization-kubeconfig', 'kubeconfig'];

/** Source: apiserver pkg/server/options, kubernetes pkg/kubeapiserver/options. */
const OF_API_SERVER = [
  ...SERVING,
  'admission-control-config-file',
  'audit-policy-file',
  'audit-webhook-config-file',
  'authentication-config',
  'authentication-token-webhook-config-file',
  'authorization-config',
  'authorization-policy-file',
  'authorization-webhook-config-file',
  'egress-selector-config-file',
  'encryption-provider-config',
  'etcd-cafile',
  'etcd-certfile',
  'etcd-keyfile',
  'kubelet-certificate-authority',
  'kubelet-client-certificate',
  'kubelet-client-key',
  'oidc-ca-file',
  'peer-ca-file',
  'proxy-client-cert-file',
  'proxy-client-key-file',
  'service-account-key-file',
  'service-account-signing-key-file',
  'token-auth-file',
  'tracing-config-file',
];

const FILE_FLAGS = {
  'kube-apiserver': OF_API_SERVER,
  'kube-controller-manager': [
    ...SERVING,
    ...CLIENT,
    'cluster-signing-cert-file',
    'cluster-signing-key-file',
    'root-ca-file',
    'service-account-private-key-file',
  ],
  'kube-scheduler': [...SERVING, ...CLIENT, 'config'],
  etcd: [
    'cert-file',
    'key-file',
    'peer-cert-file',
    'peer-key-file',
    'peer-trusted-ca-file',
    'trusted-ca-file',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Source: component-base metrics/api/v1/config.go; older releases log that they miss it. */
const MANIFEST = 'allow-metric-labels-manifest';

export const fileFlagsOf = (
  component: keyof typeof FILE_FLAGS,
  contract: Contract,
): readonly string[] => [
  ...FILE_FLAGS[component],
  ...(component !== 'etcd' && contract.componentsCheckMetrics ? [MANIFEST] : []),
];

/** The files that an argument names: one, or `CERTIFICATE,KEY:NAME,NAME`. */
export const pathsIn = (flag: string, value: string): readonly string[] =>
  flag === 'tls-sni-cert-key' ? (value.split(':')[0] ?? '').split(',') : [value];
