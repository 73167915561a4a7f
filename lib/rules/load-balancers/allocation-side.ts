import type { ClusterModel } from '../../model/cluster-model';
import {
  type Allocation,
  allocateLoadBalancers,
  type Refusal,
} from '../../model/load-balancer-allocation';
import type { ServiceText } from '../../model/load-balancer-request';
import { at } from '../../model/located';
import type { MetalLbPool } from '../../model/metallb-pool';
import { remember } from '../../model/remember';
import { clusterFamilies } from '../../model/service-ranges';
import type { ServiceView } from '../../model/service-view';
import { knowsCluster } from '../node-clash';
import type { Side } from '../rule';

/** The parts of the model that decide what MetalLB gives to whom. */
export const ALLOCATION_READS = ['services', 'objects', 'plan', 'kubeadmFiles'] as const;

/** MetalLB takes the Service and has nothing for it. */
export const PENDING = 'MetalLB controller: gives the Service no address, so it stays pending';

export interface Refused extends Allocation {
  readonly refusal: Refusal;
}

/** Services that MetalLB leaves without an address. */
export const refusedRequests = remember(
  ({
    services,
    objects,
    plan,
    kubeadmFiles,
  }: Pick<ClusterModel, (typeof ALLOCATION_READS)[number]>): readonly Refused[] =>
    allocateLoadBalancers(
      services,
      objects,
      knowsCluster(kubeadmFiles) ? clusterFamilies(plan) : [],
    ).filter((allocation): allocation is Refused => allocation.refusal !== undefined),
);

export const textSide = (service: ServiceView, { text, path }: ServiceText): Side => ({
  at: { source: service.source, path },
  value: text,
});

/** The addresses of a pool as a side of a finding. */
export const poolSide = ({ object, entries }: MetalLbPool): Side => ({
  at: at(object.source, 'spec', 'addresses'),
  value: entries.map(({ value }) => value).join(', '),
  label: `pool ${object.name}`,
});

export const poolNames = (pools: readonly MetalLbPool[]): string =>
  pools.map(({ object }) => object.name).join(', ');
