import { parseFlagBool } from '../k8s/go-value';
import type { Address } from '../net/address';
import type { Family } from '../net/family';
import { parseGoAddress } from '../net/parse-go';
import type { ApiObjectView } from './api-object';
import { isObject } from './document';
import { familiesOf, type ServiceText } from './load-balancer-request';
import { metalLbConfig } from './metallb-config';
import { goText } from './service-addresses';
import { servicesOfOtherTypes } from './service-index';
import type { ServiceView } from './service-view';
import { asList, asText, textField } from './type-meta';
import { workloadsOf } from './workload-index';

/** The addresses that kube-vip holds for a Service, by hand or by kube-vip-cloud-provider. */
export const KUBE_VIP_IPS = 'kube-vip.io/loadbalancerIPs';

/** What a Service wants of kube-vip-cloud-provider. */
export interface KubeVipRequest {
  readonly service: ServiceView;
  /** Of its cluster addresses, the first one first; none when the inputs do not tell. */
  readonly families: readonly Family[];
  /** Its own field: kube-vip holds the address, and the provider does not know that it is taken. */
  readonly field: ServiceText | undefined;
  /** Its own annotation. */
  readonly annotation: ServiceText | undefined;
}

/** The Services that kube-vip-cloud-provider is asked for, where it is the one that gives addresses. */
export function kubeVipRequests(
  services: readonly ServiceView[],
  objects: readonly ApiObjectView[],
  clusterFamilies: readonly Family[],
): KubeVipRequest[] {
  const wanted = classOfProvider(objects);
  if (wanted === undefined && metalLbConfig(objects).pools.length > 0) return [];
  return servicesOfOtherTypes(services)
    .filter(
      ({ type, spec }) => type === 'LoadBalancer' && classOf(spec.loadBalancerClass) === wanted,
    )
    .map((service) => ({
      service,
      families: familiesOf(service, clusterFamilies),
      field: textAt(goText(service.spec.loadBalancerIP), ['spec', 'loadBalancerIP']),
      annotation: annotationOf(service),
    }));
}

const textAt = (text: string | undefined, path: string[]): ServiceText | undefined =>
  text ? { text, path } : undefined;

function annotationOf({ metadata: { annotations } }: ServiceView): ServiceText | undefined {
  const text = isObject(annotations) ? asText(annotations[KUBE_VIP_IPS]) : undefined;
  return textAt(text, ['metadata', 'annotations', KUBE_VIP_IPS]);
}

const classOf = (value: Parameters<typeof goText>[0]): string | undefined =>
  goText(value) || undefined;

/** As the provider reads it: blanks are part of an address, and names are none. */
export function readKubeVipIps({ text }: ServiceText): readonly Address[] | undefined {
  const readings = text.split(',').map((entry) => parseGoAddress(entry));
  return readings.every(({ ok }) => ok)
    ? readings.flatMap((reading) => (reading.ok ? reading.value : []))
    : undefined;
}

const IMAGE = /(^|\/)kube-vip-cloud-provider([:@]|$)/;
const CLASS = 'kube-vip.io/kube-vip-class';

/** The only class that it serves; undefined where it serves Services without one. */
function classOfProvider(objects: readonly ApiObjectView[]): string | undefined {
  for (const { spec } of workloadsOf(objects)) {
    for (const container of asList(spec.containers)) {
      if (!isObject(container) || !IMAGE.test(textField(container, 'image'))) continue;
      const variables = asList(container.env).filter(isObject);
      const settings = new Map(
        variables.map((one) => [textField(one, 'name'), textField(one, 'value')]),
      );
      const isOn = parseFlagBool(settings.get('KUBEVIP_ENABLE_LOADBALANCERCLASS') ?? '');
      return isOn ? settings.get('KUBEVIP_CUSTOM_LOADBALANCERCLASS_NAME') || CLASS : undefined;
    }
  }
  return undefined;
}
