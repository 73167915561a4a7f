import type { Construct } from 'constructs';
import { ServiceBase } from './service-base';
import type { ServicePort } from './service-port';
import type { SelectingServiceProps } from './service-props';
import { selectingSpec } from './service-spec';

/** Props of a `HeadlessService`. */
export interface HeadlessServiceProps extends SelectingServiceProps {
  /** Raises NET332. @default - none; the name resolves to the pods all the same */
  readonly ports?: ServicePort[];
}

/** A Service without an address: its DNS name answers with the addresses of the pods. */
export class HeadlessService extends ServiceBase {
  constructor(scope: Construct, id: string, props: HeadlessServiceProps = {}) {
    super(scope, id, props, {
      type: 'ClusterIP',
      ...selectingSpec(props),
      clusterIP: 'None',
      ports: props.ports,
    });
  }
}
