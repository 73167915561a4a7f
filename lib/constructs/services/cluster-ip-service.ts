import type { Construct } from 'constructs';
import { ServiceBase } from './service-base';
import type { ServicePort } from './service-port';
import type { AddressedServiceProps } from './service-props';
import { addressedSpec } from './service-spec';

/** Props of a `ClusterIPService`. */
export interface ClusterIPServiceProps extends AddressedServiceProps {
  /** At least one. Raises NET332. */
  readonly ports: ServicePort[];
}

/** A Service with an address that only the cluster can reach. */
export class ClusterIPService extends ServiceBase {
  constructor(scope: Construct, id: string, props: ClusterIPServiceProps) {
    super(scope, id, props, {
      type: 'ClusterIP',
      ...addressedSpec(props),
      ports: props.ports,
    });
  }
}
