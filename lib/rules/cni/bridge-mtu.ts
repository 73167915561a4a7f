import { isBareTap } from '../../cni/device-settings';
import { podAddresses } from '../../cni/pod-address';
import { isObject } from '../../model/document';
import { type GoField, goField } from '../../model/go-fields';
import { defineRule } from '../rule';
import { fieldSide, type Link, linksOfType } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

/** Limits of a bridge and a veth pair. Source: Linux `ETH_MIN_MTU`, `ETH_MAX_MTU` [run]. */
const SMALLEST = 68;
const LARGEST = 65535;
/** RFC 8200 §5; Linux has no IPv6 on an interface below it [run]. */
const SMALLEST_FOR_IPV6 = 1280;

interface Mtu {
  readonly mtu: number;
  readonly smallest: number;
}

export const bridgeMtu = defineRule({
  code: 'NET512',
  name: 'bridge-mtu',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary:
      'The MTU of a bridge, or of the cable of ptp, must be one the kernel gives, and 1280 or more for IPv6.',
    why: 'The interface of the pod cannot be made, so no pod of the node starts. Below 1280 bytes the kernel takes IPv6 off the interface.',
    since: '0.1.0',
    source: 'Linux net/core/dev.c dev_validate_mtu; RFC 8200 section 5',
  },
  findings: {
    outside: ({ mtu, smallest }: Mtu) => ({
      what: `MTU ${mtu} is not from ${smallest} to ${LARGEST}`,
      fix: 'mtu: 1450, or leave it out for the default of the kernel',
    }),
    ignored: ({ mtu }: Mtu) => ({
      what: `MTU ${mtu} is taken for the default of the kernel`,
      fix: 'leave mtu out',
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({ title: '0 is the default of the kernel', bridge: { mtu: 0 } }),
    ],
    invalid: [
      conflistExample({ title: 'more than a frame can hold', bridge: { mtu: 65536 } }),
      conflistExample({
        title: 'too small for IPv6',
        bridge: { mtu: 1279 },
        ipam: { type: 'host-local', ranges: [[{ subnet: 'fd00:10:244:1::/64' }]] },
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOfType(conflists, 'bridge', 'ptp')) {
      const field = goField(link.plugin.value, 'mtu');
      const mtu = field && mtuOf(field);
      if (!field || mtu === undefined) continue;
      const smallest = carriesIPv6(link) ? SMALLEST_FOR_IPV6 : SMALLEST;
      const at = fieldSide(link, field);
      const data = { mtu, smallest };
      if (mtu < 0) {
        const breaks = 'bridge: takes a negative MTU for none and uses the default of the kernel';
        report('ignored', { mtu, smallest }, { at, severity: 'warning', breaks, data });
      } else if (mtu !== 0 && (mtu < smallest || inKernel(mtu) !== mtu || mtu > LARGEST)) {
        report('outside', { mtu, smallest }, verdict(at, mtu, smallest, data));
      }
    }
    for (const link of linksOfType(conflists, 'macvlan', 'ipvlan', 'vlan', 'tap')) {
      const field = goField(link.plugin.value, 'mtu');
      const mtu = (field && mtuOf(field)) ?? 0;
      if (!field || !isShortOfIPv6(mtu) || isBareTap(link.plugin.value)) continue;
      if (!carriesIPv6(link)) continue;
      const facts = { mtu, smallest: SMALLEST_FOR_IPV6 };
      const at = fieldSide(link, field);
      report('outside', facts, { at, refusedBy: ['cni-plugin'], data: facts });
    }
  },
});

/** What is no MTU at all is told by `device-setting`. */
const isShortOfIPv6 = (mtu: number): boolean => mtu >= SMALLEST && mtu < SMALLEST_FOR_IPV6;

function mtuOf({ value }: GoField): number | undefined {
  const isInt = typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 63;
  return isInt ? value : undefined;
}

/** netlink carries 32 bits of the digits that libcni wrote: 2^32 + 1500 arrives as 1500 and works [run]. */
const inKernel = (mtu: number): number => Number(BigInt(JSON.stringify(mtu)) % 2n ** 32n);

function verdict(
  at: ReturnType<typeof fieldSide>,
  mtu: number,
  smallest: number,
  data: { readonly mtu: number; readonly smallest: number },
) {
  const arrives = inKernel(mtu);
  const works = arrives >= smallest && arrives <= LARGEST;
  return works
    ? { at, data, breaks: `kernel: keeps the lowest 32 bits, so the MTU is ${arrives}` }
    : ({ at, data, refusedBy: ['cni-plugin'] } as const);
}

function carriesIPv6({ plugin }: Link): boolean {
  const ipam = goField(plugin.value, 'ipam')?.value;
  if (!ipam || !isObject(ipam)) return false;
  return podAddresses(plugin.value, ipam).some(({ subnet }) => subnet.family === 'IPv6');
}
