import { findBackend, SHIPPED_BACKEND_TYPE } from '../../../cni/flannel/backends';
import type { PlainJson } from '../conflist';
import type { FlannelBackendInput, FlannelInput } from './input';

/** `net-conf.json`: what flanneld does. */
export function renderNetConf(input: FlannelInput): { readonly [key: string]: PlainJson } {
  const isIPv6 = (range: string): boolean => range.includes(':');
  const ipv4 = input.podRanges.find((range) => !isIPv6(range));
  const ipv6 = input.podRanges.find(isIPv6);
  return {
    ...(ipv4 === undefined ? { EnableIPv4: false } : { Network: ipv4 }),
    ...(ipv6 === undefined ? {} : { EnableIPv6: true, IPv6Network: ipv6 }),
    EnableNFTables: input.enableNFTables ?? false,
    Backend: renderBackend(input.backend ?? {}),
  };
}

/** Always written: without it flanneld takes `udp`. */
function renderBackend(backend: FlannelBackendInput): { readonly [key: string]: PlainJson } {
  const type = backend.type ?? SHIPPED_BACKEND_TYPE;
  const portKey = findBackend(type)?.portKey ?? 'Port';
  return {
    Type: type,
    ...(backend.vni === undefined ? {} : { VNI: backend.vni }),
    ...(backend.port === undefined ? {} : { [portKey]: backend.port }),
    ...(backend.mtuBytes === undefined ? {} : { MTU: backend.mtuBytes }),
    ...(backend.directRouting === undefined ? {} : { DirectRouting: backend.directRouting }),
  };
}
