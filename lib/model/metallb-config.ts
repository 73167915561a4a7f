import type { ApiObjectView } from './api-object';
import { isObject, type JsonObject, valueAt } from './document';
import { selects } from './label-selector';
import { type MetalLbPool, metalLbPools } from './metallb-pool';
import { objectsOf } from './object-index';
import { remember } from './remember';
import { asList, asText } from './type-meta';

export const METALLB_GROUP = 'metallb.io';

/** One object of MetalLB with its `spec`, `{}` when there is none. */
export interface MetalLbObject {
  readonly object: ApiObjectView;
  readonly spec: JsonObject;
}

/** Everything that MetalLB is told by its own kinds. */
export interface MetalLbConfig {
  readonly pools: readonly MetalLbPool[];
  readonly l2Advertisements: readonly MetalLbObject[];
  readonly bgpAdvertisements: readonly MetalLbObject[];
  /** As in the current version, v1beta2. */
  readonly peers: readonly MetalLbObject[];
  readonly bfdProfiles: readonly MetalLbObject[];
  readonly communities: readonly MetalLbObject[];
}

export const metalLbConfig = remember((objects: readonly ApiObjectView[]): MetalLbConfig => {
  const of = (kind: string) => objectsOf(objects, METALLB_GROUP, kind).map(withSpec);
  return {
    pools: metalLbPools(objects),
    l2Advertisements: of('L2Advertisement'),
    bgpAdvertisements: of('BGPAdvertisement'),
    peers: of('BGPPeer').flatMap(asCurrentPeer),
    bfdProfiles: of('BFDProfile'),
    communities: of('Community'),
  };
});

/** Kept by the conversion from v1beta1, which makes timers of 0 s of those that are not written. */
const OLD_PEER_FIELDS = [
  ...['myASN', 'peerASN', 'peerAddress', 'sourceAddress', 'peerPort', 'routerID', 'password'],
  ...['bfdProfile', 'ebgpMultiHop', 'nodeSelectors'],
];

/** Source: MetalLB api/v1beta1/bgppeer_conversion.go. */
function asCurrentPeer({ object, spec }: MetalLbObject): MetalLbObject[] {
  if (object.apiVersion === `${METALLB_GROUP}/v1beta2`) return [{ object, spec }];
  if (object.apiVersion !== `${METALLB_GROUP}/v1beta1`) return [];
  const { holdTime = '0s', keepaliveTime = '0s' } = spec;
  const kept = Object.entries(spec).filter(([field]) => OLD_PEER_FIELDS.includes(field));
  return [{ object, spec: { ...Object.fromEntries(kept), holdTime, keepaliveTime } }];
}

const withSpec = (object: ApiObjectView): MetalLbObject => ({
  object,
  spec: isObject(object.value.spec) ? object.value.spec : {},
});

/** Whether an advertisement is about a pool: by name, by label, or about all when it names none. */
export function advertises({ spec }: MetalLbObject, pool: MetalLbPool): boolean {
  const names = asList(spec.ipAddressPools);
  const selectors = asList(spec.ipAddressPoolSelectors);
  if (names.length === 0 && selectors.length === 0) return true;
  return (
    names.includes(pool.object.name) || selectors.some((selector) => selects(selector, pool.labels))
  );
}

/** The strings of a list in `spec`, with their places in it. */
export const textsIn = ({ spec }: MetalLbObject, field: string) =>
  asList(valueAt(spec, [field])).flatMap((item, index) => {
    const text = asText(item);
    return text === undefined ? [] : [{ text, path: ['spec', field, index] as const }];
  });
