import type { ClusterModel } from '../../model/cluster-model';
import { allocateKubeVip, type KubeVipAllocation } from '../../model/kube-vip-allocation';
import type { KubeVipPool } from '../../model/kube-vip-pools';
import { remember } from '../../model/remember';
import { clusterFamilies } from '../../model/service-ranges';
import { knowsCluster } from '../node-clash';
import type { Side } from '../rule';
import type { ALLOCATION_READS } from './allocation-side';

/** It takes the Service and has nothing for it. */
export const KUBE_VIP_PENDING =
  'kube-vip-cloud-provider: gives the Service no address, so it stays pending';

/** What kube-vip-cloud-provider makes of all Services. */
export const kubeVipAllocation = remember(
  ({
    services,
    objects,
    plan,
    kubeadmFiles,
  }: Pick<ClusterModel, (typeof ALLOCATION_READS)[number]>): KubeVipAllocation =>
    allocateKubeVip(services, objects, knowsCluster(kubeadmFiles) ? clusterFamilies(plan) : []),
);

/** A pool of the ConfigMap `kubevip` as a side of a finding. */
export const kubeVipPoolSide = ({ at, value, key }: KubeVipPool): Side => ({
  at,
  value,
  label: key,
});
