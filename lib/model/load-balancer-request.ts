import type { Path } from '../diag/path';
import type { Address } from '../net/address';
import { FAMILIES, type Family } from '../net/family';
import { parseGoAddress } from '../net/parse-go';
import { isObject, type JsonObject } from './document';
import { familyPolicyOf, goText, isFamily, listField } from './service-addresses';
import { takesAddressOf } from './service-demand';
import { servicesOfOtherTypes } from './service-index';
import type { ServiceView } from './service-view';
import { asText } from './type-meta';

export const LOAD_BALANCER_IPS = 'loadBalancerIPs';
export const ADDRESS_POOL = 'address-pool';
export const ALLOW_SHARED_IP = 'allow-shared-ip';

/** MetalLB's annotations, and as they were called before 0.15. */
export const METALLB_PREFIX = 'metallb.io';
export const OLD_METALLB_PREFIX = 'metallb.universe.tf';

/** A text of a Service and where it stands. */
export interface ServiceText {
  readonly text: string;
  readonly path: Path;
}

/** One address that is asked for; undefined when the text is none. */
export interface WantedAddress extends ServiceText {
  readonly address: Address | undefined;
}

/** What a Service of type LoadBalancer wants of MetalLB. */
export interface LoadBalancerRequest {
  readonly service: ServiceView;
  /** Of its cluster addresses; none when the inputs do not tell. */
  readonly families: readonly Family[];
  readonly addresses: readonly WantedAddress[];
  readonly pool: ServiceText | undefined;
  /** Services with the same one may share an address; `''` for none. */
  readonly sharingKey: string;
  /** Set where both `loadBalancerIP` and the annotation ask for addresses. */
  readonly isAskedTwice: boolean;
}

/** The Services that are for MetalLB: of type LoadBalancer, without a class of another controller. */
export const loadBalancerRequests = (
  services: readonly ServiceView[],
  clusterFamilies: readonly Family[],
): LoadBalancerRequest[] =>
  servicesOfOtherTypes(services)
    .filter(({ type, spec }) => type === 'LoadBalancer' && !goText(spec.loadBalancerClass))
    .map((service) => parseRequest(service, clusterFamilies));

function parseRequest(service: ServiceView, clusterFamilies: readonly Family[]) {
  const annotated = annotationOf(service, LOAD_BALANCER_IPS);
  const text = goText(service.spec.loadBalancerIP);
  const field = text ? { text, path: ['spec', 'loadBalancerIP'] } : undefined;
  return {
    service,
    families: familiesOf(service, clusterFamilies),
    addresses: annotated ? annotated.text.split(',').map(wanted(annotated.path)) : fieldOnly(field),
    pool: annotationOf(service, ADDRESS_POOL),
    sharingKey: annotationOf(service, ALLOW_SHARED_IP)?.text ?? '',
    isAskedTwice: annotated !== undefined && field !== undefined,
  };
}

/** Of the addresses of a Service; without a cluster only what the Service itself says counts. */
export function familiesOf(
  service: ServiceView,
  clusterFamilies: readonly Family[],
): readonly Family[] {
  if (clusterFamilies.length > 0) {
    return FAMILIES.filter((family) => takesAddressOf(service, family, clusterFamilies));
  }
  const policy = familyPolicyOf(service);
  if (policy === 'RequireDualStack') return FAMILIES;
  const written = listField(service.spec, 'ipFamilies').filter(isFamily);
  return policy === 'SingleStack' ? written : [];
}

const wanted =
  (path: Path) =>
  (written: string): WantedAddress => {
    const text = written.trim();
    const reading = parseGoAddress(text);
    return { text, path, address: reading.ok ? reading.value : undefined };
  };

/** The field is read without trimming. */
function fieldOnly(field: ServiceText | undefined): WantedAddress[] {
  if (!field) return [];
  const reading = parseGoAddress(field.text);
  return [{ ...field, address: reading.ok ? reading.value : undefined }];
}

/** The old name counts where the new one is not there; `''` is as good as none. */
export function annotationOf(service: ServiceView, name: string): ServiceText | undefined {
  const { annotations } = service.metadata;
  if (!isObject(annotations)) return undefined;
  const key = [`${METALLB_PREFIX}/${name}`, `${OLD_METALLB_PREFIX}/${name}`].find((one) =>
    Object.hasOwn(annotations, one),
  );
  const text = key === undefined ? '' : asText(annotations[key]);
  return key && text ? { text, path: ['metadata', 'annotations', key] } : undefined;
}

/** What two Services that share an address must have in common under `externalTrafficPolicy: Local`. */
export function backendKey({ spec }: ServiceView): string {
  if (spec.externalTrafficPolicy !== 'Local') return '';
  const selector: JsonObject = isObject(spec.selector) ? spec.selector : {};
  return Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join();
}
