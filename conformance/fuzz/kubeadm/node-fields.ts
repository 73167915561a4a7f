import fc from 'fast-check';
import { oddAddress, plainAddress } from '../values/addresses';
import { oddName, plainName } from '../values/names';
import { plainPort } from '../values/ports';
import type { Tree } from '../yaml/tree';
import { type Dialect, oddArguments, plainArguments } from './arguments';
import { type Field, field, listOf, port, some, someOf } from './field';
import * as location from './locations';
import * as value from './values';

const ADVERTISE = 'localAPIEndpoint.advertiseAddress';

/** What Init- and JoinConfiguration share. */
const nodeFields = (dialect: Dialect): Field[] => [
  field('nodeRegistration.name', plainName, oddName),
  field('nodeRegistration.criSocket', location.plainSocket, location.oddSocket),
  field('nodeRegistration.taints', fc.constant([]), taints),
  field('nodeRegistration.kubeletExtraArgs', plainArguments(dialect), oddArguments(dialect)),
  field('nodeRegistration.ignorePreflightErrors', fc.constant(['Swap', 'NumCPU']), ignored),
  field('nodeRegistration.imagePullPolicy', fc.constantFrom('Always', 'Never'), pullPolicy),
  ...(dialect === 'v1beta4' ? v1beta4NodeFields : []),
];

const v1beta4NodeFields: Field[] = [
  field('timeouts.kubernetesAPICall', value.plainDuration, value.oddDuration),
  field('timeouts.discovery', value.plainDuration, value.oddDuration),
  field('dryRun', fc.constant(false), fc.constantFrom<Tree[]>(true, null, 'true', 1)),
  field(
    'nodeRegistration.imagePullSerial',
    fc.constant(false),
    fc.constantFrom<Tree[]>(null, 'no'),
  ),
];

const taints = fc.constantFrom<Tree[]>(
  ...[null, [{}], [{ key: 'a', effect: 'Bogus' }], [{ effect: 'NoSchedule' }], ['a=b:NoSchedule']],
  ...[
    { key: 'a' },
    [{ key: 'a', timeAdded: '2026-01-01T00:00:00Z' }],
    [{ key: 'a', timeAdded: 'now' }],
  ],
);
export const ignored = fc.constantFrom<Tree[]>(
  ...[
    ['all', 'Swap'],
    ['ALL', 'Swap'],
    ['Bogus'],
    [''],
    ['swap', 'SWAP'],
    [' all', 'Swap'],
    'Swap',
    [1],
  ],
);
export const pullPolicy = fc.constantFrom('always', 'IfNotPresent', '', 'Sometimes', ' Always');

const usages = fc.constantFrom<Tree[]>(
  ...[
    ['signing'],
    ['authentication'],
    [],
    ['bogus'],
    ['Signing'],
    ['signing', 'signing', 'authentication'],
  ],
);
const groups = fc.constantFrom<Tree[]>(
  ...[
    ['system:bootstrappers:a'],
    ['system:bootstrappers:'],
    ['system:masters'],
    [],
    ['system:bootstrappers:A'],
  ],
  ...[
    ['system:bootstrappers:a:b-c'],
    ['system:bootstrappers:a-'],
    [`system:bootstrappers:${'a'.repeat(256)}`],
  ],
  ...[
    [`system:bootstrappers:${'a'.repeat(257)}`],
    [`system:bootstrappers:${'a'.repeat(258)}`],
    [''],
  ],
);
const expires = fc.constantFrom<Tree[]>('2030-01-01T00:00:00Z', 'tomorrow', null, '', '2030-01-01');

const bootstrapToken = someOf(
  {
    token: fc.oneof({ weight: 3, arbitrary: value.plainToken }, value.oddToken),
    ttl: fc.oneof({ weight: 3, arbitrary: value.plainDuration }, value.oddDuration),
    usages,
    groups,
    expires,
    description: value.oddText,
  },
  [],
);

export const initFields = (dialect: Dialect): Field[] => [
  ...nodeFields(dialect),
  field(ADVERTISE, plainAddress, oddAddress),
  field('localAPIEndpoint.bindPort', plainPort, port),
  field('certificateKey', value.plainKey, value.oddKey),
  field(
    'bootstrapTokens',
    value.plainToken.map((token) => [{ token }]),
    listOf(fc.constant({}), bootstrapToken),
  ),
  field('skipPhases', fc.constant(['addon/kube-proxy']), skippedPhases),
];

export const skippedPhases = fc.constantFrom<Tree[]>(
  ...[
    ['addon'],
    ['bogus'],
    ['Addon'],
    [''],
    ['addon/bogus'],
    ['certs/ca', 'certs/ca'],
    [],
    ['kubelet-start'],
  ],
);

const discovery = someOf(
  {
    bootstrapToken: someOf(
      {
        token: fc.oneof({ weight: 3, arbitrary: value.plainToken }, value.oddToken),
        apiServerEndpoint: fc.oneof(location.plainEndpoint, location.oddEndpoint),
        caCertHashes: listOf(value.plainHash, value.oddHash),
        unsafeSkipCAVerification: fc.boolean(),
      },
      ['token'],
    ),
    file: fc.constantFrom<Tree[]>(
      ...[{ kubeConfigPath: 'https://a.example.com/x' }, { kubeConfigPath: '' }, {}, null],
      ...[
        { kubeConfigPath: 'http://a/x' },
        { kubeConfigPath: 'https://' },
        { kubeConfigPath: 'HTTPS://a/x' },
      ],
    ),
    tlsBootstrapToken: fc.oneof(value.plainToken, value.oddToken),
  },
  [],
);

export const joinFields = (dialect: Dialect): Field[] => [
  ...nodeFields(dialect),
  field(`controlPlane.${ADVERTISE}`, plainAddress, oddAddress),
  field('controlPlane.localAPIEndpoint.bindPort', plainPort, port),
  field('controlPlane.certificateKey', value.plainKey, value.oddKey),
  field('caCertPath', fc.constant('/etc/kubernetes/pki/ca.crt'), location.certificatePath),
  field('discovery.bootstrapToken.token', value.plainToken, value.oddToken),
  field('discovery.bootstrapToken.apiServerEndpoint', location.plainEndpoint, location.oddEndpoint),
  field(
    'discovery.bootstrapToken.caCertHashes',
    some(value.plainHash),
    listOf(value.plainHash, value.oddHash),
  ),
  field('discovery.tlsBootstrapToken', value.plainToken, value.oddToken),
  field('discovery', fc.constant(PLAIN_DISCOVERY), discovery),
];

export const PLAIN_DISCOVERY: Tree = {
  bootstrapToken: {
    token: 'abcdef.0123456789abcdef',
    apiServerEndpoint: '192.0.2.11:6443',
    unsafeSkipCAVerification: true,
  },
};
