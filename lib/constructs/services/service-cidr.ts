import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { writtenObject } from './written-object';

/** Props of a `ServiceCIDR`. */
export interface ServiceCIDRProps {
  /** Name, labels and annotations. Raises NET336. @default - name derived from the construct path */
  readonly metadata?: ApiObjectMetadata;
  /** One range, or one of each family, in canonical form; cannot change later. Raises NET336, NET221. */
  readonly cidrs: string[];
}

/** A further range for addresses of Services, beside `serviceCidrs` of the `ClusterNetwork`; Kubernetes 1.33 on (NET338). */
export class ServiceCIDR extends Construct {
  /** The object that is written; patches go here (`apiObject.addJsonPatch`). */
  public readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: ServiceCIDRProps) {
    super(scope, id);
    const manifest = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'ServiceCIDR',
      ...(props.metadata ? { metadata: props.metadata } : {}),
      spec: { cidrs: props.cidrs },
    };
    this.apiObject = writtenObject(this, manifest, { propsAreSpec: true });
  }
}
