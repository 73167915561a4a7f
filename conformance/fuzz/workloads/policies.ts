import fc from 'fast-check';
import { listOf, someOf } from '../kubeadm/field';
import { cidr } from '../values/addresses';
import type { Tree, TreeMap } from '../yaml/tree';
import { labelSelector } from './selectors';
import { ODD_NUMBERS, oddPortName, plainPortName, portNumber } from './values';

const oneOf = (...values: Tree[]): fc.Arbitrary<Tree> => fc.constantFrom(...values);
const mostly = (plain: fc.Arbitrary<Tree>, odd: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.oneof({ weight: 9, arbitrary: plain }, odd);

const port = someOf(
  {
    port: mostly(fc.oneof(portNumber, plainPortName), fc.oneof(oneOf(...ODD_NUMBERS), oddPortName)),
    protocol: mostly(oneOf('TCP', 'UDP', 'SCTP'), oneOf('tcp', '', null, 'ICMP', 6)),
  },
  [],
);

/** Ranges that begin and end where they may, and others. */
const portRange = someOf(
  {
    port: mostly(oneOf(80, 8000), oneOf('http', null, 65535, '80')),
    endPort: mostly(oneOf(8000, 9000, 65535), oneOf(79, 0, -1, 65536, null, '90', 80)),
  },
  ['endPort'],
);

/** Parts of 10.0.0.0/8 and of fd00::/16, the whole, and what lies beside them. */
const EXCEPTIONS: Tree[] = [
  ...['10.1.0.0/16', '10.0.0.0/9', '10.255.255.255/32', '10.0.0.0/8', '10.0.0.0/7', '11.0.0.0/16'],
  ...['fd00::/17', 'fd00:1::/32', '::ffff:10.0.0.0/112', '10.1.0.7/16', '010.1.0.0/16', '', null],
];

const ipBlock = fc.oneof(
  {
    weight: 3,
    arbitrary: someOf(
      {
        cidr: oneOf('10.0.0.0/8', '0.0.0.0/0', 'fd00::/16', '::/0', '10.0.0.1/8'),
        except: listOf(oneOf('10.1.0.0/16', 'fd00:1::/32'), oneOf(...EXCEPTIONS)),
      },
      ['cidr'],
    ),
  },
  cidr.map((one): Tree => ({ cidr: one })),
  oneOf({}, null, { cidr: '' }, { except: ['10.0.0.0/8'] }, { cidr: 10 }),
);

const peer = fc.oneof(
  { weight: 3, arbitrary: ipBlock.map((one): Tree => ({ ipBlock: one })) },
  { weight: 3, arbitrary: labelSelector.map((one): Tree => ({ podSelector: one })) },
  someOf({ podSelector: labelSelector, namespaceSelector: labelSelector }, ['namespaceSelector']),
  oneOf({}, null, { podSelector: null }, { ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }, 1),
);

const ruleWith = (peers: string): fc.Arbitrary<Tree> =>
  mostly(
    someOf({ [peers]: few(peer), ports: few(fc.oneof(port, portRange)) }, []),
    oneOf({}, null, { [peers]: null, ports: [null] }, { [peers]: {} }, 1),
  );

const few = (one: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.array(one, { minLength: 0, maxLength: 2 });

const types = mostly(
  oneOf(['Ingress'], ['Egress'], ['Ingress', 'Egress'], []),
  oneOf(
    ...[['ingress'], ['Ingress', 'Egress', 'Ingress'], ['Egress', 'Egress'], [''], [null], null],
    'Ingress',
  ),
);

export const policy: fc.Arbitrary<TreeMap> = someOf(
  {
    podSelector: labelSelector,
    policyTypes: types,
    ingress: few(ruleWith('from')),
    egress: few(ruleWith('to')),
  },
  [],
).map((spec) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'web' },
  spec,
}));
