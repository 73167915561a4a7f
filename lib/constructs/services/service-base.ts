import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ServiceCommonProps } from './service-props';
import type { ServiceSpec } from './service-spec';
import { writtenObject } from './written-object';

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
    this.apiObject = writtenObject(this, manifest, { propsAreSpec: true });
    this.name = this.apiObject.name;
  }
}
