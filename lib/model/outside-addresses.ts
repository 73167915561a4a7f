import type { Path } from '../diag/path';
import type { Address } from '../net/address';
import { parseAddressSloppy } from '../net/parse-sloppy';
import { isObject } from './document';
import { goText, listField } from './service-addresses';
import { servicesOfOtherTypes, servicesWith } from './service-index';
import type { ServiceView } from './service-view';

/** An address outside the cluster at which a Service is to be reached, and where that is written. */
export interface OutsideAddress {
  readonly service: ServiceView;
  readonly address: Address;
  readonly text: string;
  readonly path: Path;
}

/** Lists of addresses for MetalLB (old and new), kube-vip and Cilium. */
const ANNOTATIONS = [
  ...['metallb.io/loadBalancerIPs', 'metallb.universe.tf/loadBalancerIPs'],
  ...['kube-vip.io/loadbalancerIPs', 'lbipam.cilium.io/ips', 'io.cilium/lb-ipam-ips'],
];

/** What Services ask for by name: addresses of load balancers, and external addresses. */
export const outsideAddresses = (services: readonly ServiceView[]): OutsideAddress[] => [
  ...servicesOfOtherTypes(services).flatMap((service) =>
    service.type === 'LoadBalancer' ? ofLoadBalancer(service) : [],
  ),
  ...servicesWith(services, 'externalIPs').flatMap((service) =>
    service.isHeadless || service.type === 'ExternalName' ? [] : ofNodes(service),
  ),
];

const ofNodes = (service: ServiceView): OutsideAddress[] =>
  listField(service.spec, 'externalIPs').flatMap((item, index) =>
    read(service, goText(item) ?? '', ['spec', 'externalIPs', index]),
  );

function ofLoadBalancer(service: ServiceView): OutsideAddress[] {
  const { spec, metadata } = service;
  const annotations = isObject(metadata.annotations) ? metadata.annotations : {};
  const lists = ANNOTATIONS.flatMap((key) =>
    (goText(annotations[key]) ?? '')
      .split(',')
      .flatMap((text) => read(service, text.trim(), ['metadata', 'annotations', key])),
  );
  return [
    ...read(service, goText(spec.loadBalancerIP) ?? '', ['spec', 'loadBalancerIP']),
    ...lists,
  ];
}

/** kube-vip asks DHCP for 0.0.0.0. */
function read(service: ServiceView, text: string, path: Path): OutsideAddress[] {
  const reading = parseAddressSloppy(text);
  return reading.ok && reading.value.bits !== 0n
    ? [{ service, address: reading.value, text, path }]
    : [];
}
