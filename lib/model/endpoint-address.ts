import { splitHostPort } from '../k8s/go-host-port';
import type { Address } from '../net/address';
import { isLoopback, isUnspecified } from '../net/loopback';
import { parseAddressSloppy } from '../net/parse-sloppy';
import type { KubeadmDocument } from './kubeadm-file';
import { at, type Located } from './located';
import { asText } from './type-meta';

/** The host of `controlPlaneEndpoint`, when it is an address of the network and no name. */
export function endpointAddress({ value, source }: KubeadmDocument): Located<Address> | undefined {
  const text = asText(value.controlPlaneEndpoint);
  if (!text) return undefined;
  const reading = parseAddressSloppy(splitHostPort(text)?.host ?? text);
  if (!reading.ok || isOfOneHost(reading.value)) return undefined;
  return { value: reading.value, at: at(source, 'controlPlaneEndpoint'), origin: 'given' };
}

/** Loopback, where every node has a proxy of its own, and the unspecified address. */
const isOfOneHost = (address: Address): boolean => isUnspecified(address) || isLoopback(address);
