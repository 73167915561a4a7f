import type { Artifact } from '../../emit/artifact';
import { sortDocuments } from '../../emit/host/documents';
import type { HostRequest } from '../../emit/host/host-request';
import { predictPorts } from '../../emit/host/ports/predict-ports';
import type { Listener } from '../../k8s/listener';
import type { JsonObject } from '../../model/document';
import { bringsKubeProxy } from '../../model/kube-proxy-addon';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { renderPortTable } from '../../report/ports/port-table';
import type { KubeadmCluster } from './kubeadm-cluster';
import { type KubeadmNode, NodeRole } from './kubeadm-node';
import { founderOf } from './node-hub';

/** kube-vip serves metrics where nobody tells it not to. */
const KUBE_VIP_METRICS: Listener = {
  protocol: 'tcp',
  address: '*',
  port: 2112,
  process: 'kube-vip',
  from: 'prometheus_server (default)',
  use: 'metrics',
};

/** Every port that the components of a node will hold open. */
export function portTableOf(
  cluster: KubeadmCluster,
  node: KubeadmNode,
  request: HostRequest,
  definition: readonly JsonObject[],
): Artifact {
  const { cluster: ofCluster, init } = sortDocuments(definition);
  const advertised = parseAddressSloppy(founderOf(cluster)?._props.address ?? '');
  const listeners = predictPorts({
    ...request,
    advertisedFamily: advertised.ok ? advertised.value.family : 'IPv4',
    network: cluster._props.cni?._network.provider,
    bringsKubeProxy: bringsKubeProxy({
      cluster: ofCluster && { value: ofCluster },
      init: init && { value: init },
    }),
  });
  const path = `nodes/${node.nodeName}/expected/ports.txt`;
  const all =
    cluster._props.kubeVip && node.role !== NodeRole.WORKER
      ? [...listeners, KUBE_VIP_METRICS]
      : listeners;
  return { path, content: renderPortTable(all) };
}
