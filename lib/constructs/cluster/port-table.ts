import type { Artifact } from '../../emit/artifact';
import type { HostRequest } from '../../emit/host/host-request';
import { renderPortTable } from '../../emit/host/ports/port-table';
import { predictPorts } from '../../emit/host/ports/predict-ports';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { founderOf } from './cluster-hub';
import type { KubeadmCluster } from './kubeadm-cluster';
import type { KubeadmNode } from './kubeadm-node';

/** Every port that the components of a node will hold open. */
export function portTableOf(
  cluster: KubeadmCluster,
  node: KubeadmNode,
  request: HostRequest,
): Artifact {
  const advertised = parseAddressSloppy(founderOf(cluster)?._props.address ?? '');
  const listeners = predictPorts({
    ...request,
    advertisedFamily: advertised.ok ? advertised.value.family : 'IPv4',
    network: cluster._props.cni?._network.provider,
  });
  const path = `nodes/${node.nodeName}/expected/ports.txt`;
  return { path, content: renderPortTable(listeners) };
}
