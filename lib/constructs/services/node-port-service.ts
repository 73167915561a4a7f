import type { Construct } from 'constructs';
import { ServiceBase } from './service-base';
import type { NodePortServicePort } from './service-port';
import type { ExternalServiceProps } from './service-props';
import { externalSpec } from './service-spec';

/** Props of a `NodePortService`. */
export interface NodePortServiceProps extends ExternalServiceProps {
  /** At least one. Raises NET332. */
  readonly ports: NodePortServicePort[];
}

/** A Service that every node answers for, on a port of the nodePort range. */
export class NodePortService extends ServiceBase {
  constructor(scope: Construct, id: string, props: NodePortServiceProps) {
    super(scope, id, props, {
      type: 'NodePort',
      ...externalSpec(props),
      ports: props.ports,
    });
  }
}
