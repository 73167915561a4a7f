import type { FlagTexts } from './flag-texts';

const PKI = '/etc/kubernetes/pki';
const AUTHORITIES: FlagTexts = {
  plain: [`${PKI}/ca.crt`],
  odd: ['', '/nowhere/ca.crt', 'ca.crt', `${PKI}/../pki/ca.crt`],
};
/** What a file must hold is not our business. */
const FILES: FlagTexts = { plain: [''], odd: ['/nowhere/file', 'file'] };
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
const ETCD_VERSIONS: FlagTexts = {
  plain: ['TLS1.2', 'TLS1.3'],
  odd: ['', 'VersionTLS12', 'TLS1.1', 'tls1.2'],
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
/** Not those of components beside it: whoever starts second ends. */
const SPARE_PORTS: FlagTexts = {
  plain: ['10443', '8443'],
  odd: ['0', '-1', '65536', '65535', '80', '', '0x1fff', '010'],
};
const METRICS: FlagTexts = { plain: ['a'], odd: ['', 'a,b', 'a b', '*'] };
const AUTHORITY =
  /^(?:client-ca-file|root-ca-file|kubelet-certificate-authority|.*client-ca-file)$/;
const FILE =
  /-file$|-config$|cafile$|(?:cert|key)file$|kubeconfig$|-manifest$|(?:certificate|-key)$|^config$/;

/** Of flags whose type tells too little, by name; of some components only. */
const WORDS: Readonly<Record<string, FlagTexts>> = {
  'tls-cipher-suites': SUITES,
  'cipher-suites': SUITES,
  'kubelet tls-min-version': VERSIONS,
  'tls-min-version': VERSIONS,
  'etcd tls-min-version': ETCD_VERSIONS,
  'etcd tls-max-version': ETCD_VERSIONS,
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
  'authorization-mode': {
    plain: ['Node,RBAC', 'RBAC', 'RBAC,AlwaysDeny'],
    odd: [
      '',
      'rbac',
      'RBAC,RBAC',
      'ABAC',
      'Webhook',
      'AlwaysAllow',
      'Bogus',
      'Node, RBAC',
      'Node,',
    ],
  },
  'kubelet authorization-mode': {
    plain: ['Webhook', 'AlwaysAllow'],
    odd: ['', 'RBAC', 'webhook', 'AlwaysDeny'],
  },
  'enable-admission-plugins': {
    plain: ['NodeRestriction', 'NodeRestriction,AlwaysPullImages'],
    odd: [
      '',
      'PodSecurityPolicy',
      'AlwaysAdmit',
      'EventRateLimit',
      'noderestriction',
      'NodeRestriction,',
      'NodeRestriction,NodeRestriction',
      'PodSecurity',
      'ImagePolicyWebhook',
      'Bogus',
      'PodTolerationRestriction',
    ],
  },
  'disable-admission-plugins': {
    plain: ['DefaultStorageClass', 'PodSecurity'],
    odd: [
      '',
      'NodeRestriction',
      'Bogus',
      'MutatingAdmissionWebhook',
      'ServiceAccount,LimitRanger',
      'SecurityContextDeny',
    ],
  },
  'admission-control': { plain: ['NamespaceLifecycle'], odd: ['', 'Bogus', 'AlwaysAdmit'] },
  'runtime-config': {
    plain: ['api/all=true', 'apps/v1=true'],
    odd: [
      '',
      'api/alpha=false',
      'api/beta=true',
      'api/legacy=true',
      'apps/v1=false',
      'v1=false',
      'batch/v1beta1=true',
      'bogus/v1=true',
      'api/all',
      'api/all=yes',
      'api/all=1',
      'apps/v1=',
      'apps=true',
      'apps/v1/deployments=true',
      'resource.k8s.io/v1alpha3=true',
      'storage.k8s.io/v1alpha1=true',
      'extensions/v1beta1=true',
      ' apps/v1=true',
      'apps/v1=true,',
    ],
  },
  'endpoint-reconciler-type': {
    plain: ['lease', 'none', 'master-count'],
    odd: ['', 'Lease', 'endpoints'],
  },
  'storage-backend': { plain: ['etcd3'], odd: ['', 'etcd2', 'ETCD3'] },
  'storage-media-type': {
    plain: ['application/json', 'application/vnd.kubernetes.protobuf'],
    odd: ['', 'application/yaml', 'application/cbor', 'text/plain', 'json'],
  },
  'audit-log-path': { plain: ['-', '/tmp/audit.log'], odd: [''] },
  'audit-log-mode': {
    plain: ['batch', 'blocking', 'blocking-strict'],
    odd: ['', 'Batch', 'async'],
  },
  'audit-log-format': { plain: ['json', 'legacy'], odd: ['', 'JSON', 'text'] },
  'audit-log-version': {
    plain: ['audit.k8s.io/v1'],
    odd: ['', 'audit.k8s.io/v1beta1', 'v1', 'audit.k8s.io/v2'],
  },
  'audit-webhook-mode': { plain: ['batch', 'blocking'], odd: ['', 'x'] },
  'audit-webhook-version': { plain: ['audit.k8s.io/v1'], odd: ['', 'audit.k8s.io/v1beta1', 'v1'] },
  'authentication-token-webhook-version': { plain: ['v1', 'v1beta1'], odd: ['', 'v2'] },
  'authorization-webhook-version': { plain: ['v1', 'v1beta1'], odd: ['', 'v2'] },
  'service-account-issuer': {
    plain: ['https://kubernetes.default.svc.cluster.local', 'api'],
    odd: ['', 'https://', 'a:b', 'http://a b', '://', ':', 'a b', 'https://a:x'],
  },
  'service-account-jwks-uri': {
    plain: ['https://a/openid/v1/jwks'],
    odd: ['', 'http://a', 'a', 'https:', 'HTTPS://a'],
  },
  'api-audiences': { plain: ['api', 'https://a'], odd: ['', 'a,b', 'a:b', ','] },
  'oidc-issuer-url': {
    plain: ['https://issuer.example.com'],
    odd: ['', 'http://issuer', 'issuer', 'https://'],
  },
  'oidc-signing-algs': { plain: ['RS256', 'RS256,ES256'], odd: ['', 'HS256', 'rs256', 'none'] },
  'oidc-required-claim': { plain: ['a=b'], odd: ['', 'a', 'a=', '=b', 'a=b,c=d'] },
  'kubelet-preferred-address-types': {
    plain: ['InternalIP,Hostname'],
    odd: ['', 'Bogus', 'InternalIP,InternalIP', 'internalip'],
  },
  'etcd-servers-overrides': {
    plain: ['/events#https://127.0.0.1:2379'],
    odd: [
      '',
      '/events',
      '/events#',
      'events#https://127.0.0.1:2379',
      '/events#http://127.0.0.1:2379;https://127.0.0.1:2379',
      '/a/b/c#https://127.0.0.1:2379',
      '/events#127.0.0.1:2379',
    ],
  },
  'watch-cache-sizes': {
    plain: ['pods#100', 'deployments.apps#100'],
    odd: ['', 'pods', 'pods#', 'pods#-1', 'pods#x', '#1', 'pods#100,', 'bogus#1', 'pods#0'],
  },
  'cors-allowed-origins': {
    plain: ['//example\\.com(:|$)', '//a$'],
    odd: [
      '',
      '*',
      '.*',
      'example.com',
      '//[',
      '^a$',
      '(?i)//a$',
      '//a(?!b)$',
      '//a\\d$',
      '//(?<n>a)$',
      '//(?P<n>a)$',
    ],
  },
  'strict-transport-security-directives': {
    plain: ['max-age=3600,includeSubDomains'],
    odd: ['', 'preload', 'max-age', 'max-age=', 'Max-Age=1', 'bogus', 'max-age=x', 'max-age=1=2'],
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
  'kube-apiserver service-cluster-ip-range': {
    plain: ['10.96.0.0/12'],
    odd: [
      '',
      '10.96.0.0/12,fd00::/108',
      '10.96.0.0',
      '10.0.0.0/8',
      '10.96.0.0/31',
      '10.96.0.0/12,',
      'fd00::/64',
      '10.96.0.1/12',
    ],
  },
  'kube-controller-manager service-cluster-ip-range': {
    plain: ['10.96.0.0/12'],
    odd: ['', '10.96.0.0/12,fd00::/108', '10.96.0.0', 'x', '10.96.0.0/12,10.0.0.0/8', 'a,b,c'],
  },
  'cluster-cidr': {
    plain: ['10.244.0.0/16'],
    odd: [
      '',
      '10.244.0.0/16,fd00::/48',
      '10.244.0.0',
      'x',
      '10.244.0.1/16',
      '10.244.0.0/24',
      '10.244.0.0/16,10.0.0.0/8',
      '10.244.0.0/16, fd00::/48',
    ],
  },
  controllers: {
    plain: ['*', '*,bootstrap-signer-controller,token-cleaner-controller', '*,-nodeipam'],
    odd: [
      '*,bogus',
      '*,-bogus',
      '-*',
      '*,bootstrapsigner',
      '*,-node-ipam-controller',
      'Deployment,*',
      '*,',
      ' *',
      '*,--x',
      '*,selinux-warning-controller',
    ],
  },
  'cloud-provider': { plain: ['external'], odd: ['', 'aws', 'External', 'gce', 'none'] },
  'cidr-allocator-type': {
    plain: ['RangeAllocator'],
    odd: ['', 'CloudAllocator', 'IPAMFromCluster', 'IPAMFromCloud', 'rangeallocator', 'x'],
  },
  'cluster-name': { plain: ['a'], odd: ['', ' ', 'A_b', 'a,b'] },
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
  'kubernetes-service-node-port': {
    plain: ['0', '30443'],
    odd: ['-1', '80', '32768', '29999', '32767', ''],
  },
  'secure-port': {
    plain: ['6443', '8443', '10443'],
    odd: ['0', '-1', '65536', '65535', '80', '1', '', '0x1', '010'],
  },
  'kube-scheduler secure-port': SPARE_PORTS,
  'kube-controller-manager secure-port': SPARE_PORTS,
  'goaway-chance': {
    plain: ['0', '0.01'],
    odd: ['0.02', '0.021', '-0.1', '1', '2e-2', '.02', '.', 'nan'],
  },
  'node-ip': {
    plain: ['192.0.2.10'],
    odd: [
      '',
      '::',
      '0.0.0.0',
      '192.0.2.10,2001:db8::10',
      '192.0.2.11',
      'x',
      '010.0.0.1',
      '192.0.2.10, 2001:db8::10',
      '127.0.0.1',
      '224.0.0.1',
      '::1',
    ],
  },
  'node-labels': {
    plain: ['a=b', 'example.com/a=b'],
    odd: [
      '',
      'a',
      'a=',
      '=b',
      'kubernetes.io/a=b',
      'node-role.kubernetes.io/x=',
      'a=b c',
      'node.kubernetes.io/a=b',
      'kubernetes.io/hostname=x',
      'kubelet.kubernetes.io/a=b',
      'a=b,a=c',
      'A_b=C',
      'beta.kubernetes.io/os=linux',
      'x.kubernetes.io/y=z',
      'k8s.io/a=b',
    ],
  },
  'hostname-override': {
    plain: ['conformance-node'],
    odd: ['', 'A', 'other', 'a b', 'a.b', 'a_b'],
  },
  'provider-id': { plain: ['a://b'], odd: ['', 'x'] },
  'hairpin-mode': {
    plain: ['none', 'hairpin-veth'],
    odd: ['', 'promiscuous-bridge', 'Hairpin', 'x'],
  },
  'cpu-manager-policy': { plain: ['none'], odd: ['', 'static', 'Static', 'x'] },
  'memory-manager-policy': { plain: ['None'], odd: ['', 'Static', 'none', 'x'] },
  'topology-manager-policy': {
    plain: ['none', 'best-effort'],
    odd: ['', 'restricted', 'Restricted', 'single-numa-node', 'x'],
  },
  'topology-manager-scope': { plain: ['container', 'pod'], odd: ['', 'Pod', 'x'] },
  'cgroup-driver': { plain: ['cgroupfs'], odd: ['', 'x'] },
  'container-log-max-size': {
    plain: ['10Mi', '1Gi'],
    odd: ['', '0', '-1', 'x', '10M', '1.5Mi', '10 Mi'],
  },
  'cluster-dns': {
    plain: ['10.96.0.10'],
    odd: ['', 'x', '10.96.0.10,10.96.0.11', '010.0.0.1', '[::1]'],
  },
  'cluster-domain': { plain: ['cluster.local'], odd: ['', 'A', 'a b', '.'] },
  'enforce-node-allocatable': {
    plain: ['pods', 'none'],
    odd: ['', 'pods,none', 'x', 'Pods', 'pods,pods', 'system-reserved', 'kube-reserved,pods'],
  },
  'kube-reserved': {
    plain: ['cpu=100m', 'memory=100Mi'],
    odd: [
      '',
      'cpu',
      'cpu=',
      'cpu=x',
      'cpu=-1',
      'bogus=1',
      'cpu=100m,memory=x',
      'pid=100',
      'cpu=100m,',
      'ephemeral-storage=1Gi',
    ],
  },
  'system-reserved': {
    plain: ['cpu=100m', 'memory=100Mi'],
    odd: ['', 'cpu', 'cpu=', 'cpu=x', 'cpu=-1', 'bogus=1', 'CPU=1', 'memory=10%'],
  },
  'reserved-cpus': { plain: ['0'], odd: ['', 'x', '0-', '0,0', '1-0', '0-0', '-1', ' 0'] },
  'eviction-hard': {
    plain: ['memory.available<100Mi', 'nodefs.available<5%'],
    odd: [
      '',
      'memory.available<0',
      'memory.available<101%',
      'memory.available=1Gi',
      'x<1',
      'memory.available<x',
      'memory.available<',
      'memory.available<-1',
      'memory.available<0%',
      'memory.available<100Mi,x<1',
      'memory.available <1Mi',
    ],
  },
  'eviction-soft': { plain: ['memory.available<200Mi'], odd: ['', 'x<1', 'memory.available<0%'] },
  'eviction-minimum-reclaim': {
    plain: ['memory.available=0Mi', 'nodefs.available=500Mi'],
    odd: ['', 'memory.available', 'memory.available=-1', 'x=1', 'nodefs.available=0%'],
  },
  'eviction-soft-grace-period': {
    plain: ['memory.available=1m'],
    odd: ['', 'memory.available=1', 'x=1m', 'memory.available=-1m'],
  },
  'qos-reserved': {
    plain: [''],
    odd: ['memory=50%', 'memory=101%', 'cpu=1%', 'memory=x', 'memory=50'],
  },
  'cpu-manager-policy-options': { plain: [''], odd: ['full-pcpus-only=true', 'x=true'] },
  'topology-manager-policy-options': {
    plain: [''],
    odd: ['prefer-closest-numa-nodes=true', 'x=true'],
  },
  'allowed-unsafe-sysctls': {
    plain: ['kernel.msg*', 'net.core.somaxconn'],
    odd: ['', '*', 'vm.swappiness', 'kernel.msg', 'Kernel.msg*'],
  },
  'resolv-conf': { plain: [''], odd: ['/nowhere/resolv.conf'] },
  'pod-cidr': { plain: ['10.244.0.0/24'], odd: ['', 'x', '10.244.0.0'] },
  'image-gc-high-threshold': {
    plain: ['85', '90', '100'],
    odd: ['0', '101', '-1', '80', '79', ''],
  },
  'image-gc-low-threshold': { plain: ['80', '70', '0'], odd: ['85', '86', '-1', '101', ''] },
  'max-pods': {
    plain: ['10', '110', '250'],
    odd: ['0', '-1', '65534', '65535', '65536', '2147483648', '', '0x10'],
  },
  port: { plain: ['10250', '10350'], odd: ['0', '-1', '65536', '65535', '10248', ''] },
  'read-only-port': { plain: ['0', '10255'], odd: ['-1', '65536', '10250', ''] },
  'healthz-port': { plain: ['0', '10248'], odd: ['-1', '65536', '10250', ''] },
  'oom-score-adj': { plain: ['-999', '0', '1000'], odd: ['-1000', '-1001', '1001', ''] },
};

/** What to try beyond the type of a flag, if anything. */
export function wordsFor(component: string, name: string): FlagTexts | undefined {
  const own = WORDS[`${component} ${name}`] ?? WORDS[name];
  if (own) return own;
  if (AUTHORITY.test(name)) return AUTHORITIES;
  return FILE.test(name) ? FILES : undefined;
}
