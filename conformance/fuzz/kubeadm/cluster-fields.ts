import fc from 'fast-check';
import { cidr, cidrList, plainAddress } from '../values/addresses';
import { oddName, plainName } from '../values/names';
import { Raw, type Tree } from '../yaml/tree';
import { type Dialect, oddArguments, plainArguments } from './arguments';
import { type Field, field, listOf, some, someOf } from './field';
import * as location from './locations';
import * as value from './values';

const CONTROL_PLANE = ['apiServer', 'controllerManager', 'scheduler'];

const featureGates = fc
  .tuple(
    fc.constantFrom(
      ...[
        'EtcdLearnerMode',
        'UpgradeAddonsBeforeControlPlane',
        'RootlessControlPlane',
        'PublicKeysECDSA',
      ],
      ...[
        'WaitForAllControlPlaneComponents',
        'ControlPlaneKubeletLocalMode',
        'NodeLocalCRISocket',
        'Bogus',
      ],
      ...['AllAlpha', 'AllBeta', 'rootlessControlPlane', '', 'IPv6DualStack', 'CoreDNS'],
    ),
    fc.constantFrom<Tree[]>(true, false, null, 'true', 1, new Raw('yes'), new Raw('off')),
  )
  .map(([gate, isOn]): Tree => ({ [gate]: isOn }));

const externalEtcd = someOf(
  {
    endpoints: listOf(location.plainUrl, location.oddUrl),
    httpEndpoints: listOf(location.plainUrl, location.oddUrl),
    caFile: fc.constantFrom('/ca.crt', 'ca.crt', ''),
    certFile: fc.constantFrom('/a.crt', 'a.crt', ''),
    keyFile: fc.constantFrom('/a.key', 'a.key', ''),
  },
  ['endpoints'],
);

const etcdSections: fc.Arbitrary<Tree> = fc.oneof(
  fc.constantFrom<Tree[]>({}, null, { local: {}, external: { endpoints: ['https://a:2379'] } }),
  fc.constantFrom<Tree[]>({ local: null }, { local: {} }, { external: {} }, { external: null }),
  externalEtcd.map((external) => ({ external })),
);

const volumes = fc.constantFrom<Tree[]>(
  ...[
    [{ name: 'a', hostPath: '/a', mountPath: '/a' }],
    [{}],
    [{ hostPath: 'a' }],
    [{ name: 'A_', pathType: 'X' }],
    [{ name: 'k8s-certs', hostPath: '/a/../b', mountPath: '/a' }],
    [
      { name: 'a', mountPath: '/a' },
      { name: 'a', mountPath: '/a', readOnly: true },
    ],
  ],
);

const environment = fc.constantFrom<Tree[]>(
  ...[[], null, [null], [{}], [{ name: 'A=B', value: 'x' }], [{ name: 'A', valueFrom: {} }]],
  [{ name: 'A', value: 'x', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
  [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } }],
);

const imageTag = fc.constantFrom('', 'a b', ':v1', 'sha256:ab', `v${'1'.repeat(200)}`);

export const clusterFields = (dialect: Dialect): Field[] => [
  field(
    'networking.serviceSubnet',
    fc.constantFrom('10.96.0.0/16', '10.96.0.0/12,fd00::/108'),
    cidrList,
  ),
  field(
    'networking.podSubnet',
    fc.constantFrom('10.244.0.0/16', 'fd00:1::/56,10.244.0.0/16'),
    cidrList,
  ),
  field('networking.podSubnet', fc.constant('10.0.0.0/8'), cidr),
  field('networking.dnsDomain', plainName, oddName),
  field('controlPlaneEndpoint', location.plainEndpoint, location.oddEndpoint),
  field('kubernetesVersion', value.plainVersion, value.oddVersion),
  field('imageRepository', location.plainImages, location.oddImages),
  field('dns.imageRepository', location.plainImages, location.oddImages),
  field('etcd.local.imageRepository', location.plainImages, location.oddImages),
  field('dns.imageTag', fc.constant('v1.12.1'), imageTag),
  field('etcd.local.imageTag', fc.constant('3.5.21-0'), imageTag),
  field('etcd.local.dataDir', location.plainPath, location.oddPath),
  field('etcd.local.extraArgs', plainArguments(dialect), oddArguments(dialect)),
  field('etcd.local.serverCertSANs', some(plainName), listOf(plainName, value.sanName)),
  field('etcd.local.peerCertSANs', some(plainAddress), listOf(plainAddress, value.sanName)),
  field('etcd', fc.constant({ local: {} }), etcdSections),
  field('certificatesDir', location.plainPath, location.oddPath),
  field('clusterName', plainName, value.oddText),
  field('featureGates', fc.constant({}), featureGates),
  field('apiServer.certSANs', some(plainName), listOf(plainName, value.sanName)),
  ...CONTROL_PLANE.flatMap((component) => [
    field(`${component}.extraArgs`, plainArguments(dialect), oddArguments(dialect)),
    field(`${component}.extraVolumes`, fc.constant([]), volumes),
  ]),
  ...(dialect === 'v1beta3' ? v1beta3ClusterFields : v1beta4ClusterFields),
];

const v1beta3ClusterFields = [
  field('apiServer.timeoutForControlPlane', value.plainDuration, value.oddDuration),
];

const algorithm = fc.constantFrom(
  '',
  'RSA-2048',
  'ECDSA-P384',
  'rsa-2048',
  'RSA',
  'ML-DSA-44',
  ' RSA-2048',
);

const v1beta4ClusterFields = [
  ...CONTROL_PLANE.map((component) =>
    field(`${component}.extraEnvs`, fc.constant([{ name: 'GOGC', value: '75' }]), environment),
  ),
  field('encryptionAlgorithm', fc.constantFrom('RSA-3072', 'ECDSA-P256'), algorithm),
  field('certificateValidityPeriod', value.plainDuration, value.oddDuration),
  field('caCertificateValidityPeriod', value.plainDuration, value.oddDuration),
];
