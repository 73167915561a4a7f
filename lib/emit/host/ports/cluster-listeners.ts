import type { CniProvider } from '../../../cni/provider';
import type { Listener } from '../../../k8s/listener';
import type { ClusterModel } from '../../../model/cluster-model';
import { bringsKubeProxy } from '../../../model/kube-proxy-addon';
import { isForInit } from '../../../model/kubeadm-file';
import { healthCheckPortOf, needsHealthCheck } from '../../../model/service-node-ports';
import type { ServiceView } from '../../../model/service-view';
import { readRequest } from '../host-request';
import { type NodeRequest, UNKNOWN_ADDRESS } from '../node-requests';
import { tcpListener } from './listener';
import { predictPorts } from './predict-ports';

/** What holds for every node of a cluster. */
export interface ClusterListening {
  readonly nodes: readonly NodeRequest[];
  readonly network: CniProvider | undefined;
}

/** Whether `kubeadm init` starts kube-proxy. */
export const startsKubeProxy = ({ kubeadmFiles }: ClusterModel): boolean =>
  kubeadmFiles.filter(isForInit).every(bringsKubeProxy);

/** Every port that the components of a node hold open, by the files of its cluster. */
export function listenersOf(
  model: ClusterModel,
  { nodes, network }: ClusterListening,
  node: NodeRequest,
): Listener[] {
  const founder = nodes.find(({ role }) => role === 'control-plane');
  const advertised = founder && readRequest(founder.request).endpoint;
  const ofFiles = predictPorts({
    ...node.request,
    network,
    advertisedFamily: advertised?.family ?? model.plan.primaryFamily ?? 'IPv4',
    bringsKubeProxy: startsKubeProxy(model),
  });
  const ofServices = startsKubeProxy(model) ? model.services.flatMap(healthCheckListener) : [];
  return [...ofFiles, ...ofServices].map(withoutStandIn);
}

/** kube-proxy answers load balancers on every node. Source: kubernetes pkg/proxy/healthcheck. */
const healthCheckListener = (service: ServiceView): Listener[] =>
  needsHealthCheck(service)
    ? tcpListener({
        address: '',
        port: healthCheckPortOf(service),
        process: 'kube-proxy',
        from: `healthCheckNodePort of ${service.namespace}/${service.name}`,
        use: 'load-balancer-health',
      })
    : [];

const STAND_INS = Object.values(UNKNOWN_ADDRESS);

const withoutStandIn = (listener: Listener): Listener =>
  STAND_INS.includes(listener.address) ? { ...listener, address: 'default-route' } : listener;
