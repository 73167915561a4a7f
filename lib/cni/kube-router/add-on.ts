import { parseFlagBool } from '../../k8s/go-value';
import type { ApiObjectView } from '../../model/api-object';
import { argumentOf, containersNamed, type NamedContainer } from '../../model/container-settings';
import type { Located } from '../../model/located';
import { type AddOn, type AddOnRange, rangeAt } from '../add-on';

/** kube-router by the container of its DaemonSet. */
export function kubeRouterAddOn(objects: readonly ApiObjectView[]): AddOn | undefined {
  const [router] = containersNamed(objects, 'kube-router');
  if (!router || !isOn(argumentOf(router, 'run-router'))) return undefined;
  const proxy = argumentOf(router, 'run-service-proxy');
  return {
    name: 'kube-router',
    at: router.at,
    addressesComeFrom: 'kube-controller-manager',
    withoutPodRange:
      'kube-router: exits, since its node has no podCIDR, and every node stays NotReady',
    pools: [],
    hasOtherPools: true,
    serviceRanges: serviceRangesOf(router),
    ...(isOn(proxy) && {
      kubeProxyReplacement: { ...byDefault(router, 'true'), ...proxy, label: 'run-service-proxy' },
    }),
  };
}

/** Its parts run unless they are switched off. Source: kube-router pkg/options/options.go. */
const isOn = (flag: Located<string> | undefined): boolean =>
  flag === undefined || parseFlagBool(flag.value) !== false;

const byDefault = (router: NamedContainer, value: string): Located<string> => ({
  value,
  at: router.at,
  origin: 'default',
  originNote: 'kube-router default',
});

function serviceRangesOf(router: NamedContainer): AddOnRange[] {
  const label = 'service-cluster-ip-range';
  const flag = argumentOf(router, label) ?? byDefault(router, '10.96.0.0/12');
  return flag.value.split(',').flatMap((text) => rangeAt(text, { ...flag, label }));
}
