import { PLAN_API_VERSION, PLAN_KIND } from '../../model/declared-plan';
import type { JsonObject, SourceDocument } from '../../model/document';
import { ConstructSource } from '../construct-source';
import { present } from '../present';
import { wrote } from './cluster-documents';
import type { KubeadmCluster } from './kubeadm-cluster';

/** What the plan knows and no Kubernetes file says: the networks around the cluster, an upgrade. */
export function planDocument(cluster: KubeadmCluster): SourceDocument {
  const { network } = cluster;
  return {
    value: planOf(cluster),
    source: new ConstructSource([
      wrote(network, []),
      wrote(network, ['reserved'], 'reservedNetworks'),
      wrote(cluster, ['upgradeFrom'], 'upgradeFrom'),
    ]),
  };
}

function planOf({ network, _props }: KubeadmCluster): JsonObject {
  const { nodeCidrs, loadBalancerPools, reservedNetworks } = network._props;
  const { virtualAddresses, gateways, dhcpRanges, dnsServers, plannedNodes } = network._props;
  return present({
    apiVersion: PLAN_API_VERSION,
    kind: PLAN_KIND,
    nodeCidrs,
    loadBalancerPools,
    virtualAddresses,
    gateways,
    dhcpRanges,
    dnsServers,
    reserved: reservedNetworks,
    plannedNodes,
    upgradeFrom: _props.upgradeFrom,
  }) as unknown as JsonObject;
}
