import type { ApiObjectView } from '../../model/api-object';
import { embed, isObject, type SourceDocument, valueAt } from '../../model/document';
import { at, type Located } from '../../model/located';
import { objectsOf } from '../../model/object-index';
import { asList, asText } from '../../model/type-meta';
import { type AddOn, type AddOnRange, rangeAt } from '../add-on';

/** Antrea by the ConfigMap with the two files that its agent and its controller read. */
export function antreaAddOn(objects: readonly ApiObjectView[]): AddOn | undefined {
  const map = objectsOf(objects, '', 'ConfigMap').find(
    ({ value }) => valueAt(value, ['data', AGENT]) !== undefined,
  );
  const agent = map && embed(map, ['data', AGENT]);
  if (!map || !agent || !isObject(agent.value)) return undefined;
  if (agent.value.trafficEncapMode === 'networkPolicyOnly') return undefined;
  const controller = embed(map, ['data', 'antrea-controller.conf']);
  const allocates = valueAt(controller?.value, ['nodeIPAM', 'enableNodeIPAM']) === true;
  const proxyAll = proxyAllOf(agent);
  return {
    name: 'Antrea',
    at: at(map.source, 'data', AGENT),
    addressesComeFrom: allocates ? 'the-add-on' : 'kube-controller-manager',
    ...(!allocates && { withoutPodRange: NO_NODE_BLOCK }),
    pools: allocates && controller ? poolsOf(controller) : [],
    hasOtherPools: !allocates,
    serviceRanges:
      valueAt(agent.value, ['antreaProxy', 'enable']) === false ? servicesOf(agent) : [],
    ...(proxyAll && { kubeProxyReplacement: proxyAll }),
  };
}

const AGENT = 'antrea-agent.conf';

const NO_NODE_BLOCK =
  'antrea-agent: waits for a podCIDR of its node and exits, and every node stays NotReady';

function poolsOf({ source, value }: SourceDocument): AddOnRange[] {
  const path = ['nodeIPAM', 'clusterCIDRs'];
  return asList(valueAt(value, path)).flatMap((item, index) => {
    const place = {
      at: at(source, ...path, index),
      origin: 'given',
      label: 'clusterCIDRs',
    } as const;
    return rangeAt(asText(item) ?? '', place);
  });
}

/** Read only while its own proxy is off. */
const servicesOf = ({ source, value }: SourceDocument): AddOnRange[] =>
  ['serviceCIDR', 'serviceCIDRv6'].flatMap((label) => {
    const text = asText(valueAt(value, [label])) ?? '';
    return rangeAt(text, { at: at(source, label), origin: 'given', label });
  });

function proxyAllOf({ source, value }: SourceDocument) {
  const path = ['antreaProxy', 'proxyAll'];
  if (valueAt(value, path) !== true) return undefined;
  const setting: Located<string> = { value: 'true', at: at(source, ...path), origin: 'given' };
  return { ...setting, label: 'proxyAll' };
}
