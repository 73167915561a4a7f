import { expect, it } from 'vitest';
import { podAddressesPerNode } from '../../lib/model/node-blocks';

it.each([
  ['IPv4', 24, 253n],
  ['IPv4', 30, 1n],
  ['IPv4', 31, 0n],
  ['IPv4', 32, 0n],
  ['IPv6', 126, 2n],
  ['IPv6', 127, 0n],
  ['IPv6', 64, 2n ** 64n - 2n],
] as const)(
  'host-local has, in an %s block of /%d, addresses for %d pods',
  (family, mask, count) => {
    expect(podAddressesPerNode(family, mask)).toBe(count);
  },
);
