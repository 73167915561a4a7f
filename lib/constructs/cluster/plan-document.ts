import { PLAN_API_VERSION, PLAN_KIND } from '../../model/declared-plan';
import type { JsonObject, SourceDocument } from '../../model/document';
import { ConstructSource } from '../construct-source';
import { present } from '../present';
import { wrote } from './cluster-documents';
import type { KubeadmCluster } from './kubeadm-cluster';
import { peerAuthors, peersOf } from './peers';

/** What the plan knows and no Kubernetes file says: the networks around the cluster, an upgrade, the runtime. */
export function planDocument(cluster: KubeadmCluster): SourceDocument {
  const { network } = cluster;
  return {
    value: planOf(cluster),
    source: new ConstructSource([
      wrote(network, []),
      wrote(network, ['reserved'], 'reservedNetworks'),
      wrote(cluster, ['upgradeFrom'], 'upgradeFrom'),
      wrote(cluster, ['containerdVersion'], 'containerd.version'),
      ...peerAuthors(network),
    ]),
  };
}

function planOf(cluster: KubeadmCluster): JsonObject {
  const { network, _props } = cluster;
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
    peers: peersOf(cluster),
    upgradeFrom: _props.upgradeFrom,
    containerdVersion: _props.containerd?.version,
  }) as unknown as JsonObject;
}
