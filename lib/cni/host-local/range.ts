import type { JsonObject } from '../../model/document';
import { goField, goKey } from '../../model/go-fields';
import type { Address } from '../../net/address';
import { parseGoAddress, parseGoCidr } from '../../net/parse-go';
import type { Cidr } from '../../net/parse-sloppy';
import { Prefix } from '../../net/prefix';
import { AddressRange } from '../../net/range';

export type Steps = readonly (string | number)[];

/** One `{subnet, rangeStart, rangeEnd, gateway}`, completed as host-local completes it. */
export interface HostLocalRange {
  readonly path: Steps;
  readonly subnet: Prefix;
  readonly gateway: Address;
  readonly gatewayKey: string | undefined;
  /** From rangeStart to rangeEnd; the gateway in it is skipped. */
  readonly span: AddressRange;
}

export interface HostLocalProblem {
  readonly kind:
    | 'no-ranges'
    | 'empty-set'
    | 'no-subnet'
    | 'mapped'
    | 'too-small'
    | 'host-bits'
    | 'multicast'
    | 'outside'
    | 'reversed'
    | 'only-gateway'
    | 'mixed-families'
    | 'overlap';
  readonly path: Steps;
  readonly otherPath?: Steps;
  readonly value?: string;
  readonly other?: string;
}

type Problems = HostLocalProblem[];
type SubnetProblem = 'too-small' | 'mapped' | 'host-bits' | 'multicast';

/** Source: plugins v1.9.1 `host-local/backend/allocator/range.go` Canonicalize, in its order [run]. */
export function readRange(
  value: JsonObject,
  path: Steps,
  problems: Problems,
): HostLocalRange | undefined {
  const subnet = readSubnet(value, path, problems);
  if (!subnet) return undefined;
  const gateway = readAddress(value, 'gateway');
  const span = readSpan(value, subnet, path, problems);
  const address = gateway?.address ?? subnet.nth(1);
  return span && address
    ? { path, subnet, gateway: address, gatewayKey: gateway?.key, span }
    : undefined;
}

function readSubnet(value: JsonObject, path: Steps, problems: Problems): Prefix | undefined {
  const field = goField(value, 'subnet');
  if (!field) {
    if (!Object.keys(value).some(isSubnet)) problems.push({ kind: 'no-subnet', path });
    return undefined;
  }
  const reading = typeof field.value === 'string' ? parseGoCidr(field.value) : undefined;
  if (!reading?.ok) return undefined;
  const kind = whyUnusable(reading.value);
  if (kind === undefined) return reading.value.prefix;
  const { prefix } = reading.value;
  problems.push({
    kind,
    path: [...path, field.key],
    value: String(field.value),
    other: `${prefix}`,
  });
  return undefined;
}

const isSubnet = (key: string): boolean => goKey(key) === 'subnet';

/** host-local takes it, but no interface does: IPv4 is less strict [run]. */
const MULTICAST = Prefix.of('ff00::/8');

function whyUnusable(cidr: Cidr): SubnetProblem | undefined {
  if (cidr.maskBits > cidr.maskWidth - 2) return 'too-small';
  if (cidr.isMapped) return 'mapped';
  if (!cidr.address.equals(cidr.prefix.first)) return 'host-bits';
  return cidr.prefix.isInside(MULTICAST) ? 'multicast' : undefined;
}

interface GivenAddress {
  readonly key: string;
  readonly address: Address;
}

function readAddress(value: JsonObject, name: string): GivenAddress | undefined {
  const field = goField(value, name);
  if (!field || typeof field.value !== 'string' || field.value === '') return undefined;
  const reading = parseGoAddress(field.value);
  return reading.ok ? { key: field.key, address: reading.value } : undefined;
}

function readSpan(
  value: JsonObject,
  subnet: Prefix,
  path: Steps,
  problems: Problems,
): AddressRange | undefined {
  const [start, end] = [readAddress(value, 'rangeStart'), readAddress(value, 'rangeEnd')];
  for (const bound of [start, end]) {
    if (!bound || subnet.contains(bound.address)) continue;
    const { key, address } = bound;
    problems.push({
      kind: 'outside',
      path: [...path, key],
      value: `${address}`,
      other: `${subnet}`,
    });
    return undefined;
  }
  const first = start?.address ?? subnet.nth(1);
  const last = end?.address ?? lastOf(subnet);
  // Only an end that is given is compared: a start on the broadcast address is handed out [run].
  if (first && !end && last && first.compare(last) > 0) return AddressRange.between(first, first);
  const span = first && last && AddressRange.tryBetween(first, last);
  if (!span) problems.push(reversed(path, start, end, `${first}`, `${last}`));
  return span;
}

/** An end before the implied start is reported as an end "not in network". */
function reversed(
  path: Steps,
  start: GivenAddress | undefined,
  end: GivenAddress | undefined,
  first: string,
  last: string,
): HostLocalProblem {
  const place = (bound: GivenAddress | undefined): Steps => (bound ? [...path, bound.key] : path);
  return {
    kind: 'reversed',
    path: place(start ?? end),
    otherPath: place(end ?? start),
    value: first,
    other: last,
  };
}

const lastOf = (subnet: Prefix): Address | undefined =>
  subnet.family === 'IPv4' ? subnet.last.previous() : subnet.last;
