import fc from 'fast-check';
import { type Field, field, someOf } from '../kubeadm/field';
import { address } from '../values/addresses';
import { oddName } from '../values/names';
import type { Tree, TreeMap } from '../yaml/tree';
import { few, mostly, nothing, port, targetRef } from './slices';

const oneOf = (...values: Tree[]): fc.Arbitrary<Tree> => fc.constantFrom(...values);

const plainIp = oneOf('192.0.2.7', '10.244.1.5', '10.96.0.50', '2001:db8::7', '2001:DB8:0::7');
/** Endpoints that lead back to a node or a group are refused. */
const oddIp = fc.oneof(
  address,
  oneOf('127.0.0.1', '::1', '169.254.169.254', 'fe80::1', '224.0.0.1', 'ff02::1', '0.0.0.0', '::'),
  oneOf('10.244.01.5', '::ffff:127.0.0.1', '::ffff:192.0.2.7', 'fe80::1%eth0', ...nothing),
);

const endpointAddress = someOf(
  {
    ip: mostly(plainIp, oddIp),
    hostname: mostly(oneOf('web-0', '0'), fc.oneof(oddName, oneOf(...nothing))),
    nodeName: mostly(oneOf('node1', 'node1.lan'), fc.oneof(oddName, oneOf(...nothing))),
    targetRef,
  },
  ['ip'],
);

const subset = someOf(
  {
    addresses: few(endpointAddress),
    notReadyAddresses: few(endpointAddress),
    ports: few(port),
  },
  ['addresses', 'ports'],
);

/** Nearly always one that is taken. */
export const anyEndpoints: fc.Arbitrary<TreeMap> = few(subset).map((subsets) => ({
  apiVersion: 'v1',
  kind: 'Endpoints',
  metadata: { name: 'web' },
  subsets,
}));

/** Their name is the name of a Service, though nobody asks for that. */
export const endpointsFields: readonly Field[] = [
  field('metadata.name', oneOf('web', 'web.lan', '1'), fc.oneof(oddName, oneOf(...nothing))),
  field('subsets', few(subset), oneOf({}, 'a', [1], [{}], [null])),
];
