import { Lazy } from 'cdk8s';
import type { IPodSelector } from 'cdk8s-plus-28';
import type {
  AddressedServiceProps,
  ExternalServiceProps,
  SelectingServiceProps,
} from './service-props';

/** The `spec` of a Service as the API spells it; undefined fields are left out on output. */
export type ServiceSpec = Record<string, unknown>;

export function selectingSpec(props: SelectingServiceProps): ServiceSpec {
  const timeoutSeconds = props.sessionAffinityTimeoutSeconds;
  return {
    selector: selectorOf(props),
    ipFamilyPolicy: props.ipFamilyPolicy,
    ipFamilies: props.ipFamilies,
    sessionAffinity: props.sessionAffinity,
    sessionAffinityConfig:
      timeoutSeconds === undefined ? undefined : { clientIP: { timeoutSeconds } },
    internalTrafficPolicy: props.internalTrafficPolicy,
    trafficDistribution: props.trafficDistribution,
    publishNotReadyAddresses: props.publishNotReadyAddresses,
    externalIPs: props.externalIPs,
  };
}

/** A list without `clusterIP` is refused, so the first entry is written as `clusterIP` too. */
export function addressedSpec(props: AddressedServiceProps): ServiceSpec {
  return {
    ...selectingSpec(props),
    clusterIP: props.clusterIP ?? props.clusterIPs?.[0],
    clusterIPs: props.clusterIPs,
  };
}

export const externalSpec = (props: ExternalServiceProps): ServiceSpec => ({
  ...addressedSpec(props),
  externalTrafficPolicy: props.externalTrafficPolicy,
});

/** Labels of a workload may still change until synth, so they are asked for as late as that. */
function selectorOf({ selector }: SelectingServiceProps): unknown {
  if (!isWorkload(selector)) return selector;
  return Lazy.any({ produce: () => labelsOf(selector) });
}

const isWorkload = (selector: SelectingServiceProps['selector']): selector is IPodSelector =>
  typeof selector?.toPodSelectorConfig === 'function';

/** cdk8s-plus keeps the labels of its selectors internal; this is the part its own Service uses. */
interface LabelSource {
  _toKube(): { readonly matchLabels?: Record<string, string> };
}

function labelsOf(selector: IPodSelector): Record<string, string> {
  const { labelSelector } = selector.toPodSelectorConfig();
  return (labelSelector as unknown as LabelSource)._toKube().matchLabels ?? {};
}
