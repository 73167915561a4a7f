import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { writtenObject } from './written-object';

/** Props of an `IPAddress`. */
export interface IPAddressProps {
  /** The address, in canonical form: it is the name of the object. Raises NET337, NET339. */
  readonly address: string;
  /** Whose address it is. Raises NET337. */
  readonly parentRef: ParentReference;
}

/** The object that an address belongs to. */
export interface ParentReference {
  /** API group. Raises NET337. @default - the core group */
  readonly group?: string;
  /** Plural, as in a URL: `services`. Raises NET337. */
  readonly resource: string;
  /** Raises NET337. @default - it has none */
  readonly namespace?: string;
  /** Name of the object. Raises NET337. */
  readonly name: string;
}

/** An address that no Service shall get: kept for something else; Kubernetes 1.33 on (NET338). */
export class IPAddress extends Construct {
  /** The object that is written; patches go here (`apiObject.addJsonPatch`). */
  public readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: IPAddressProps) {
    super(scope, id);
    const manifest = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IPAddress',
      metadata: { name: props.address },
      spec: { parentRef: props.parentRef },
    };
    this.apiObject = writtenObject(this, manifest, {
      propsAreSpec: true,
      propsOfFields: { 'metadata.name': 'address' },
    });
  }
}
