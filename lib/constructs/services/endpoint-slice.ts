import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { SERVICE_NAME_LABEL } from '../../model/endpoint-slice';
import type { SliceEndpoint, SlicePort } from './endpoint-slice-props';
import type { ServiceBase } from './service-base';
import { AddressType } from './service-enums';
import { writtenObject } from './written-object';

/** Props of an `EndpointSlice`. */
export interface EndpointSliceProps {
  /**
   * Name, namespace, labels and annotations. Raises NET340.
   * @default - name derived from the construct path, namespace of `service`
   */
  readonly metadata?: ApiObjectMetadata;
  /**
   * The Service whose endpoints these are: one without a selector. Raises NET340, NET342.
   * @default - the one of `serviceName`
   */
  readonly service?: ServiceBase;
  /** Name of a Service that is made elsewhere. Raises NET102, NET340, NET344. @default - the one of `service` */
  readonly serviceName?: string;
  /**
   * What all addresses of the slice are; another family needs a slice of its own. Raises NET333, NET349.
   * @default - the family of the first address
   */
  readonly addressType?: AddressType;
  /**
   * Who answers, at most 1000. Raises NET333, NET335.
   * @default - nobody
   */
  readonly endpoints?: SliceEndpoint[];
  /**
   * On which ports they answer. Raises NET334, NET342.
   * @default - none, so that nothing is forwarded
   */
  readonly ports?: SlicePort[];
}

/** Endpoints that no selector finds: machines outside the cluster, as addresses of a Service. */
export class EndpointSlice extends Construct {
  /** The object that is written; patches go here (`apiObject.addJsonPatch`). */
  public readonly apiObject: ApiObject;

  /** Name of the EndpointSlice. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: EndpointSliceProps = {}) {
    super(scope, id);
    const manifest = {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: metadataOf(props),
      addressType: props.addressType ?? familyOf(props.endpoints),
      endpoints: props.endpoints ?? [],
      ports: props.ports ?? [],
    };
    const propsOfFields = namingProp(props);
    this.apiObject = writtenObject(this, manifest, { propsAreSpec: false, propsOfFields });
    this.name = this.apiObject.name;
  }
}

function metadataOf({ metadata, service, serviceName }: EndpointSliceProps): ApiObjectMetadata {
  const namespace = metadata?.namespace ?? service?.apiObject?.metadata.namespace;
  const name = serviceName ?? service?.name;
  const label: Record<string, string> = name === undefined ? {} : { [SERVICE_NAME_LABEL]: name };
  return {
    ...metadata,
    ...(namespace === undefined ? {} : { namespace }),
    labels: { ...metadata?.labels, ...label },
  };
}

/** Who says the label that binds the slice to its Service: a prop, or the user's own labels. */
function namingProp({ service, serviceName }: EndpointSliceProps): Record<string, string> {
  const field = `metadata.labels["${SERVICE_NAME_LABEL}"]`;
  if (serviceName !== undefined) return { [field]: 'serviceName' };
  return service === undefined ? {} : { [field]: 'service' };
}

/** Of the first address; what cannot be read is left to the check. */
function familyOf(endpoints: EndpointSliceProps['endpoints']): AddressType {
  const first = endpoints?.[0]?.addresses?.[0];
  return `${first}`.includes(':') ? AddressType.IPV6 : AddressType.IPV4;
}
