import type { Construct } from 'constructs';
import { ServiceBase } from './service-base';
import type { NodePortServicePort } from './service-port';
import type { ExternalServiceProps } from './service-props';
import { externalSpec } from './service-spec';

/** Props of a `LoadBalancerService`. */
export interface LoadBalancerServiceProps extends ExternalServiceProps {
  /** At least one. */
  readonly ports: NodePortServicePort[];
  /** Which load balancer implementation serves it; cannot change later. @default - the cluster's default one */
  readonly loadBalancerClass?: string;
  /** Asks for this address. Deprecated upstream and never validated; implementations prefer annotations. @default - any */
  readonly loadBalancerIP?: string;
  /** Client ranges (CIDR) that may connect. @default - everyone */
  readonly loadBalancerSourceRanges?: string[];
  /** @default true */
  readonly allocateLoadBalancerNodePorts?: boolean;
  /**
   * Port on which nodes report whether they have a pod; needs `externalTrafficPolicy: LOCAL`.
   * @default - the API server picks a free one
   */
  readonly healthCheckNodePort?: number;
}

/** A Service that a load balancer outside the cluster answers for. */
export class LoadBalancerService extends ServiceBase {
  constructor(scope: Construct, id: string, props: LoadBalancerServiceProps) {
    super(scope, id, props, {
      type: 'LoadBalancer',
      ...externalSpec(props),
      loadBalancerClass: props.loadBalancerClass,
      loadBalancerIP: props.loadBalancerIP,
      loadBalancerSourceRanges: props.loadBalancerSourceRanges,
      allocateLoadBalancerNodePorts: props.allocateLoadBalancerNodePorts,
      healthCheckNodePort: props.healthCheckNodePort,
      ports: props.ports,
    });
  }
}
