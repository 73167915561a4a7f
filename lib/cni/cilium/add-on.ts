import { parseFlagInt } from '../../k8s/go-value';
import type { ApiObjectView } from '../../model/api-object';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { at, type Located } from '../../model/located';
import { objectsOf } from '../../model/object-index';
import { asText } from '../../model/type-meta';
import { type AddOn, type AddOnRange, rangeAt } from '../add-on';

/** Cilium by its ConfigMap, which every way of installing it writes. */
export function ciliumAddOn(objects: readonly ApiObjectView[]): AddOn | undefined {
  const config = objectsOf(objects, '', 'ConfigMap').find(({ name }) => name === 'cilium-config');
  const data = config && valueAt(config.value, ['data']);
  if (!config || !isObject(data)) return undefined;
  const mode = asText(data.ipam) ?? 'cluster-pool';
  const replacement = kubeProxyReplacement(config, data);
  return {
    name: 'Cilium',
    at: at(config.source, 'metadata', 'name'),
    addressesComeFrom: mode === 'kubernetes' ? 'kube-controller-manager' : 'the-add-on',
    ...(mode === 'kubernetes' && { withoutPodRange: NO_NODE_BLOCK }),
    pools: mode === 'cluster-pool' ? POOL_KEYS.flatMap((key) => poolsIn(config, data, key)) : [],
    hasOtherPools: mode !== 'cluster-pool',
    serviceRanges: [],
    ...(replacement && { kubeProxyReplacement: replacement }),
  };
}

const NO_NODE_BLOCK =
  'cilium-agent: waits for a podCIDR of its node, and pods stay in ContainerCreating';

const POOL_KEYS = [
  {
    label: 'cluster-pool-ipv4-cidr',
    enabledBy: 'enable-ipv4',
    mask: 'cluster-pool-ipv4-mask-size',
  },
  {
    label: 'cluster-pool-ipv6-cidr',
    enabledBy: 'enable-ipv6',
    mask: 'cluster-pool-ipv6-mask-size',
  },
] as const;

function poolsIn(
  { source }: ApiObjectView,
  data: JsonObject,
  { label, enabledBy, mask }: (typeof POOL_KEYS)[number],
): AddOnRange[] {
  if (data[enabledBy] === 'false') return [];
  const texts = asText(data[label])?.split(/[\s,]+/) ?? [];
  const nodeMask = parseFlagInt(asText(data[mask]) ?? '');
  const place = {
    at: at(source, 'data', label),
    origin: 'given',
    label,
    ...(nodeMask && { nodeMask }),
  } as const;
  return texts.flatMap((text) => rangeAt(text, place));
}

const REPLACING: ReadonlySet<string> = new Set(['true', 'strict']);

function kubeProxyReplacement(
  { source }: ApiObjectView,
  data: JsonObject,
): (Located<string> & { label: string }) | undefined {
  const label = 'kube-proxy-replacement';
  const value = asText(data[label]);
  if (value === undefined || !REPLACING.has(value)) return undefined;
  return { value, at: at(source, 'data', label), origin: 'given', label };
}
