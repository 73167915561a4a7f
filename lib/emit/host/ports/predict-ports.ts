import type { CniProvider, ProviderPort } from '../../../cni/provider';
import type { Listener } from '../../../k8s/listener';
import type { Family } from '../../../net/family';
import { type HostRequest, readRequest } from '../host-request';
import { predictKubeletConfiguration } from '../kubelet/configuration';
import { staticPodsOf } from '../predict-static-pods';
import { listenersOfCommand } from './control-plane-ports';
import { kubeProxyListeners } from './kube-proxy-ports';
import { kubeletListeners } from './kubelet-ports';

export interface PortRequest extends HostRequest {
  /** In which the first control plane advertises itself. */
  readonly advertisedFamily: Family;
  readonly network: Pick<CniProvider, 'name' | 'ports'> | undefined;
  /** False where the first control plane is told to leave kube-proxy out. */
  readonly bringsKubeProxy: boolean;
}

/** Every port that the components of one node hold open. */
export function predictPorts(request: PortRequest): Listener[] {
  const settings = readRequest(request);
  const { documents, registration } = settings;
  const kubeletFlags = registration.kubeletExtraArgs.map(({ name, value }) => `--${name}=${value}`);
  return [
    ...staticPodsOf(settings, request.etcdMembers).flatMap(({ command }) =>
      listenersOfCommand(command),
    ),
    ...kubeletListeners(predictKubeletConfiguration(settings), kubeletFlags),
    ...(request.bringsKubeProxy
      ? kubeProxyListeners(documents.kubeProxy ?? {}, request.advertisedFamily)
      : []),
    ...networkListeners(request.network),
  ];
}

const networkListeners = (network: PortRequest['network']): Listener[] =>
  (network?.ports ?? []).flatMap(({ protocol, port, purpose, reach }): Listener[] =>
    port === undefined
      ? []
      : TRANSPORTS[protocol].map((transport) => ({
          protocol: transport,
          address: '*',
          port,
          process: network?.name ?? '',
          from: purpose,
          use: reach === 'between-nodes' ? 'pod-network' : 'own-node',
        })),
  );

/** Nobody listens for protocols without ports. */
const TRANSPORTS: Readonly<Record<ProviderPort['protocol'], ReadonlyArray<Listener['protocol']>>> =
  {
    TCP: ['tcp'],
    UDP: ['udp'],
    IPIP: [],
    ESP: [],
  };
