import type { Family } from '../net/family';
import type { Json, JsonObject } from './document';
import type { ServiceView } from './service-view';

const NONE: readonly Json[] = [];
export const HEADLESS = 'None';

/** A value that decodes into a Go string: null counts as empty; undefined for every other type. */
export function goText(value: Json | undefined): string | undefined {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : undefined;
}

/** The items of a list field; none when it is missing or of another type. */
export const listField = (spec: JsonObject, name: string): readonly Json[] => {
  const value = spec[name];
  return Array.isArray(value) ? (value as readonly Json[]) : NONE;
};

/** `clusterIPs` as kube-apiserver sees it after `normalizeClusterIPs`: `clusterIP` alone stands for a list of one. */
export function clusterIpsOf({ spec }: ServiceView): readonly Json[] {
  const list = listField(spec, 'clusterIPs');
  if (list.length > 0) return list;
  const single = spec.clusterIP;
  return typeof single === 'string' && single !== '' ? [single] : NONE;
}

/** Where the i-th of `clusterIpsOf` was written. */
export const clusterIpPath = ({ spec }: ServiceView, index: number): (string | number)[] =>
  listField(spec, 'clusterIPs').length > 0 ? ['spec', 'clusterIPs', index] : ['spec', 'clusterIP'];

export function hasSelector({ spec }: ServiceView): boolean {
  const { selector } = spec;
  if (typeof selector !== 'object' || selector === null) return false;
  for (const _ in selector) return true;
  return false;
}

/** Headless without a selector: kube-apiserver leaves every family question open there. */
export const isFreeOfFamilies = (service: ServiceView): boolean =>
  service.spec.clusterIP === HEADLESS && !hasSelector(service);

/** The policy that kube-apiserver goes by (storage `initIPFamilyFields`); undefined when it is not text. */
export function familyPolicyOf(service: ServiceView): string | undefined {
  const written = service.spec.ipFamilyPolicy;
  if (written !== undefined && written !== null) return goText(written);
  return isFreeOfFamilies(service) ? 'RequireDualStack' : 'SingleStack';
}

/** True when the Service takes an address of the service range, its own or the next free one. */
export const takesAddresses = (service: ServiceView): boolean =>
  service.type !== 'ExternalName' && !service.isHeadless;

export const isFamily = (value: Json | undefined): value is Family =>
  value === 'IPv4' || value === 'IPv6';
