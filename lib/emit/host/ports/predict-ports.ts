import type { CniProvider, ProviderPort } from '../../../cni/provider';
import type { Listener } from '../../../k8s/listener';
import { type Json, valueAt } from '../../../model/document';
import { asList, asText } from '../../../model/type-meta';
import type { Family } from '../../../net/family';
import { type HostRequest, readRequest } from '../host-request';
import { predictKubeletConfiguration } from '../kubelet/configuration';
import { patchedConfiguration } from '../kubelet/kubelet-files';
import { patchedPodsOf } from '../predict-static-pods';
import { type Command, listenersOfCommand } from './control-plane-ports';
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
    ...patchedPodsOf(settings, request.etcdMembers).flatMap(({ object }) =>
      commandsIn(object).flatMap(listenersOfCommand),
    ),
    ...kubeletListeners(
      patchedConfiguration(predictKubeletConfiguration(settings), settings),
      kubeletFlags,
    ),
    ...(request.bringsKubeProxy
      ? kubeProxyListeners(documents.kubeProxy ?? {}, request.advertisedFamily)
      : []),
    ...networkListeners(request.network),
  ];
}

/** What the containers of a pod start. */
const commandsIn = (pod: Json): Command[] =>
  asList(valueAt(pod, ['spec', 'containers'])).map((container) =>
    ['command', 'args'].flatMap((field) =>
      asList(valueAt(container, [field])).map((word) => asText(word) ?? ''),
    ),
  );

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
