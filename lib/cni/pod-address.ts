import type { JsonObject } from '../model/document';
import { goFlag, goText } from '../model/go-fields';
import type { Address } from '../net/address';
import type { Prefix } from '../net/prefix';
import { firstPodRanges } from './host-local/pod-ranges';
import { readHostLocal } from './host-local/pool';
import { readStatic, type StaticAddress } from './static/static-addresses';

/** An address as the plugin sets it: the network around it, and the gateway that goes with it. */
export interface PodAddress {
  /** Inside `ipam`. */
  readonly path: readonly (string | number)[];
  readonly address: Address;
  readonly subnet: Prefix;
  readonly gateway: Address | undefined;
  readonly gatewayKey: string | undefined;
}

/** The addresses of the first pod; none when the ipam plugin refuses, or is one that is not judged. */
export function podAddresses(plugin: JsonObject, ipam: JsonObject): readonly PodAddress[] {
  const type = goText(ipam, 'type');
  if (type === 'host-local') return firstPodRanges(readHostLocal(ipam));
  if (type !== 'static') return [];
  const { addresses } = readStatic(plugin, ipam);
  return isBridgeGateway(plugin) ? addresses.map(withGateway) : addresses;
}

/** Source: plugins v1.9.1 `bridge.go` calcGateways. */
const withGateway = (address: StaticAddress): PodAddress => ({
  ...address,
  gateway: address.gateway ?? address.subnet.first.next(),
});

export const isBridgeGateway = (plugin: JsonObject): boolean =>
  goText(plugin, 'type') === 'bridge' &&
  (goFlag(plugin, 'isGateway') || goFlag(plugin, 'isDefaultGateway'));
