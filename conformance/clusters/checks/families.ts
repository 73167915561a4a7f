import { BlockList, isIPv6 } from 'node:net';

export type IpVersion = 'IPv4' | 'IPv6';

export const familyOf = (address: string): IpVersion => (isIPv6(address) ? 'IPv6' : 'IPv4');

/** As a URL wants it. */
export const hostOf = (address: string): string => (isIPv6(address) ? `[${address}]` : address);

/** Counted by Node: the product's own arithmetic must not be what it is compared with. */
export function isInside(address: string, cidrs: readonly string[]): boolean {
  const ranges = new BlockList();
  for (const cidr of cidrs) {
    const [base = '', length] = cidr.split('/');
    ranges.addSubnet(base, Number(length), nodeFamily(base));
  }
  return ranges.check(address, nodeFamily(address));
}

const nodeFamily = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');
