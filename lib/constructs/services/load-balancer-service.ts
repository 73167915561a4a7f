import type { Construct } from 'constructs';
import { present } from '../present';
import { ServiceBase } from './service-base';
import type { NodePortServicePort } from './service-port';
import type { ExternalServiceProps } from './service-props';
import { externalSpec } from './service-spec';

/** Props of a `LoadBalancerService`. */
export interface LoadBalancerServiceProps extends ExternalServiceProps {
  /** At least one. Raises NET332. */
  readonly ports: NodePortServicePort[];
  /**
   * Which load balancer implementation serves it; cannot change later. Raises NET320.
   * @default - the cluster's default one
   */
  readonly loadBalancerClass?: string;
  /** Asks MetalLB for these addresses, one of each family. Raises NET850, NET851, NET854, NET853. @default - any */
  readonly loadBalancerIPs?: string[];
  /**
   * Asks MetalLB for an address of this pool. Raises NET852, NET853, NET851.
   * @default - any pool that is for everybody
   */
  readonly addressPool?: string;
  /** Services with the same one may share an address of MetalLB. Raises NET854. @default - none */
  readonly allowSharedIp?: string;
  /**
   * Asks for this address. Deprecated upstream and never validated; implementations prefer annotations.
   * Raises NET357, NET880, NET892.
   * @default - any
   */
  readonly loadBalancerIP?: string;
  /** Client ranges (CIDR) that may connect. Raises NET321. @default - everyone */
  readonly loadBalancerSourceRanges?: string[];
  /** Raises NET322. @default true */
  readonly allocateLoadBalancerNodePorts?: boolean;
  /**
   * Port on which nodes report whether they have a pod; needs `externalTrafficPolicy: LOCAL`. Raises NET326.
   * @default - the API server picks a free one
   */
  readonly healthCheckNodePort?: number;
}

/** A Service that a load balancer outside the cluster answers for. */
export class LoadBalancerService extends ServiceBase {
  constructor(scope: Construct, id: string, props: LoadBalancerServiceProps) {
    super(
      scope,
      id,
      { ...props, ...annotated(props) },
      {
        type: 'LoadBalancer',
        ...externalSpec(props),
        loadBalancerClass: props.loadBalancerClass,
        loadBalancerIP: props.loadBalancerIP,
        loadBalancerSourceRanges: props.loadBalancerSourceRanges,
        allocateLoadBalancerNodePorts: props.allocateLoadBalancerNodePorts,
        healthCheckNodePort: props.healthCheckNodePort,
        ports: props.ports,
      },
    );
  }
}

/** What MetalLB reads beside the `spec`. */
function annotated({
  metadata,
  loadBalancerIPs,
  addressPool,
  allowSharedIp,
}: LoadBalancerServiceProps): Pick<LoadBalancerServiceProps, 'metadata'> {
  const asked = present({
    'metallb.io/loadBalancerIPs': loadBalancerIPs && [loadBalancerIPs].flat().join(),
    'metallb.io/address-pool': addressPool,
    'metallb.io/allow-shared-ip': allowSharedIp,
  }) as Record<string, string>;
  if (Object.keys(asked).length === 0) return {};
  return { metadata: { ...metadata, annotations: { ...metadata?.annotations, ...asked } } };
}
