import { BlockList, isIPv6 } from 'node:net';

/**
 * The nth address of a range, counted by nobody but Node: the product's own arithmetic must not be
 * what it is compared with.
 */
export function addressAt(cidr: string, index: number): string {
  const [base = '', length = '0'] = cidr.split('/');
  const address = isIPv6(base) ? addToLastGroup(base, index) : addToLastOctet(base, index);
  const range = new BlockList();
  const family = isIPv6(base) ? 'ipv6' : 'ipv4';
  range.addSubnet(base, Number(length), family);
  if (!range.check(address, family)) throw new Error(`${cidr} has no address ${index}`);
  return address;
}

function addToLastOctet(base: string, index: number): string {
  const octets = base.split('.').map(Number);
  return [...octets.slice(0, 3), (octets[3] ?? 0) + index].join('.');
}

/** Enough for what is emitted: ranges end in `::`. */
const addToLastGroup = (base: string, index: number): string =>
  `${base.replace(/::0?$/, '::')}${index.toString(16)}`;
