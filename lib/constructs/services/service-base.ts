import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { rememberAuthor } from '../authors';
import { validateWholeApp } from '../plain-app';
import { CallSite } from '../source-line';
import type { ServiceCommonProps } from './service-props';
import type { ServiceSpec } from './service-spec';

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
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Service',
      ...(props.metadata ? { metadata: props.metadata } : {}),
      spec,
    });
    this.name = this.apiObject.name;
    rememberAuthor(this.apiObject, {
      construct: this,
      callSite: new CallSite(),
      propsAreSpec: true,
    });
    validateWholeApp(this);
  }
}
