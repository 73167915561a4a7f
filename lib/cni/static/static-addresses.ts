import { isObject, type Json, type JsonObject } from '../../model/document';
import { goField, goText } from '../../model/go-fields';
import { asList } from '../../model/type-meta';
import type { Address } from '../../net/address';
import { parseGoAddress, parseGoCidr } from '../../net/parse-go';
import { Prefix } from '../../net/prefix';

/** Go's `IPNet.String()` takes the last 32 bits of the mask of a mapped address, whatever the others are [run]. */
const MAPPED_BITS = 96;

export interface StaticAddress {
  /** Inside `ipam`. */
  readonly path: readonly (string | number)[];
  readonly address: Address;
  readonly subnet: Prefix;
  readonly gateway: Address | undefined;
  readonly gatewayKey: string | undefined;
}

export interface StaticAddresses {
  /** What every pod gets. */
  readonly addresses: readonly StaticAddress[];
  /** Texts that are read and are no CIDR. */
  readonly unreadable: readonly string[];
  readonly isEmpty: boolean;
}

/**
 * What the runtime requests takes the place of `addresses`, which are then not looked at.
 * Source: plugins v1.9.1 `plugins/ipam/static/main.go` LoadIPAMConfig [run].
 */
export function readStatic(plugin: JsonObject, ipam: JsonObject): StaticAddresses {
  const requests = [requestsIn(plugin, 'args', 'cni'), requestsIn(plugin, 'runtimeConfig')];
  const own = goField(ipam, 'addresses');
  const entries = asList(own?.value).map((item, index) =>
    isObject(item) || item === null
      ? entryOf(item ?? {}, [own?.key ?? 'addresses', index])
      : undefined,
  );
  const used = requests.findLast((list) => list.length > 0) ?? entries.filter(isEntry);
  const judged = [...new Set([...requests.flat(), ...used])];
  return {
    addresses: used.flatMap(addressOf),
    unreadable: judged.flatMap(({ text }) => (parseGoCidr(text).ok ? [] : [text])),
    isEmpty: used.length === 0,
  };
}

interface Entry {
  readonly path: readonly (string | number)[];
  readonly text: string;
  readonly gateway: Address | undefined;
  readonly gatewayKey: string | undefined;
}

const isEntry = (entry: Entry | undefined): entry is Entry => entry !== undefined;

function entryOf(item: JsonObject, path: readonly (string | number)[]): Entry {
  const gateway = goField(item, 'gateway');
  const reading = typeof gateway?.value === 'string' ? parseGoAddress(gateway.value) : undefined;
  return {
    path,
    text: goText(item, 'address'),
    gateway: reading?.ok ? reading.value : undefined,
    gatewayKey: gateway?.key,
  };
}

function requestsIn(plugin: JsonObject, ...names: readonly string[]): Entry[] {
  const parent = names.reduce<Json | undefined>(
    (value, name) =>
      value !== undefined && isObject(value) ? goField(value, name)?.value : undefined,
    plugin,
  );
  const ips = parent !== undefined && isObject(parent) ? goField(parent, 'ips')?.value : undefined;
  return asList(ips).flatMap((item) => {
    const text = item === null ? '' : item;
    if (typeof text !== 'string') return [];
    return [{ path: [], text, gateway: undefined, gatewayKey: undefined }];
  });
}

function addressOf({ text, ...rest }: Entry): StaticAddress[] {
  const reading = parseGoCidr(text);
  if (!reading.ok) return [];
  const { address, maskBits, isMapped } = reading.value;
  const length = isMapped ? Math.max(0, maskBits - MAPPED_BITS) : maskBits;
  return [{ ...rest, address, subnet: Prefix.around(address, length) }];
}
