import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ServiceCommonProps } from './service-props';
import type { ServiceSpec } from './service-spec';
import { writtenObject } from './written-object';

/** Props that stand elsewhere in the object than their name says. */
const ELSEWHERE = {
  'spec.sessionAffinityConfig.clientIP.timeoutSeconds': 'sessionAffinityTimeoutSeconds',
  'metadata.annotations["metallb.io/loadBalancerIPs"]': 'loadBalancerIPs',
  'metadata.annotations["metallb.io/address-pool"]': 'addressPool',
  'metadata.annotations["metallb.io/allow-shared-ip"]': 'allowSharedIp',
};

/** Annotations may be the user's own as well. */
const givenElsewhere = (props: object): Record<string, string> =>
  Object.fromEntries(Object.entries(ELSEWHERE).filter(([, prop]) => Object.hasOwn(props, prop)));

/** What the five Services have in common: one `v1 Service` object, checked at synth. */
export abstract class ServiceBase extends Construct {
  /** The object that is written; patches go here (`apiObject.addJsonPatch`). */
  public readonly apiObject: ApiObject;

  /** Name of the Service, as other objects refer to it. */
  public readonly name: string;

  /** @internal */
  protected constructor(
    scope: Construct,
    id: string,
    props: ServiceCommonProps,
    spec: ServiceSpec,
  ) {
    super(scope, id);
    const manifest = {
      apiVersion: 'v1',
      kind: 'Service',
      ...(props.metadata ? { metadata: props.metadata } : {}),
      spec,
    };
    const propsOfFields = givenElsewhere(props);
    this.apiObject = writtenObject(this, manifest, { propsAreSpec: true, propsOfFields });
    this.name = this.apiObject.name;
  }
}
