import fc from 'fast-check';
import { type Field, field, someOf } from '../kubeadm/field';
import { oddAddress, oddCidr } from '../values/addresses';
import type { Tree } from '../yaml/tree';
import { oneOf } from './fields';

const ADDRESSES = ['10.244.1.5/24', '10.244.1.6/24', '10.244.2.5/24', 'fd00:10:244:1::5/64'];
const BORDERS = [
  ...['10.244.1.0/24', '10.244.1.255/24', '10.244.1.5/32', '10.244.1.4/31', '10.244.1.5/30'],
  ...['10.244.1.5', '10.244.001.5/24', '224.0.0.1/24', '127.0.0.5/8', '::1/64', 'ff00::1/64'],
  ...['fd00:10:244:1::5/128', 'fd00:10:244:1::5/80', '', 'x', '10.244.1.5/33'],
];
const GATEWAYS = ['10.244.1.1', '10.244.2.1', '10.244.1.254', 'fd00:10:244:1::1', ''];

const plainAddress = oneOf(...ADDRESSES);
const address = fc.oneof(
  { weight: 4, arbitrary: plainAddress },
  { weight: 4, arbitrary: oneOf(...BORDERS) },
  { weight: 1, arbitrary: oddCidr },
  { weight: 1, arbitrary: oneOf(null, 1, []) },
);
const gateway = fc.oneof(
  { weight: 6, arbitrary: oneOf(...GATEWAYS) },
  { weight: 1, arbitrary: oddAddress },
  { weight: 1, arbitrary: oneOf(null, 1) },
);
const requested: fc.Arbitrary<Tree> = fc.array(address, { maxLength: 2 });

/** Of `ipam` with the type static, and of what requests addresses beside it. */
export const staticFields: readonly Field[] = [
  field(
    'ipam.addresses',
    plainAddress.map((one) => [{ address: one, gateway: '10.244.1.1' }]),
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.array(someOf({ address, gateway }, ['address']), { maxLength: 2 }),
      },
      oneOf(null, [null], [{}], {}, 'a', ['10.244.1.5/24']),
    ),
  ),
  field(
    'ipam.routes',
    oneOf([{ dst: '10.0.0.0/8' }], []),
    oneOf([{ dst: '0.0.0.0/0', gw: '10.9.0.1' }], [{ dst: '::/0' }], [{}], [null], null, {}),
  ),
  field(
    'runtimeConfig',
    oneOf({}),
    requested.map((ips): Tree => ({ ips })),
  ),
  field(
    'args',
    oneOf({}),
    requested.map((ips): Tree => ({ cni: { ips } })),
  ),
];
