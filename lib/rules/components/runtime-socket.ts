import type { ClusterModel } from '../../model/cluster-model';
import { valueAt } from '../../model/document';
import { type At, at } from '../../model/located';
import { socketPath } from '../../model/socket-path';
import { asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import { withConfig } from './argument-example';

const SOCKET = 'unix:///run/containerd/containerd.sock';

const initWith = (socket: string): string => `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration: { criSocket: "${socket}" }
localAPIEndpoint: { advertiseAddress: 192.168.1.10 }
---
`;

export const runtimeSocket = defineRule({
  code: 'NET796',
  name: 'runtime-socket',
  severity: 'error',
  reads: ['kubeadmFiles', 'nodes'],
  docs: {
    summary: 'criSocket is the socket of a runtime there is, and the kubelet goes by it.',
    why: 'dockershim left with 1.24, and its socket with it. kubeadm tells each kubelet criSocket, over containerRuntimeEndpoint of the shared configuration.',
    symptoms: ['kubeadm-stops', 'kubelet-restarts'],
    since: '0.1.0',
    source:
      'kubeadm phases/kubelet/flags.go and config.go (instance configuration); kubernetes.io dockershim FAQ',
  },
  findings: {
    dockershim: ({ socket }: { socket: string }) => ({
      what: `${socket} is the socket of dockershim, which is gone since 1.24`,
      fix: `criSocket: ${SOCKET}, or unix:///run/cri-dockerd.sock for cri-dockerd`,
    }),
    overruled: ({ endpoint, socket }: { endpoint: string; socket: string }) => ({
      what: `containerRuntimeEndpoint ${endpoint} has no effect: kubeadm tells the kubelet criSocket ${socket}`,
      fix: `containerRuntimeEndpoint: ${socket}, or leave it out`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one socket, with and without its scheme',
        text: `${initWith(SOCKET)}${withConfig('KubeletConfiguration', 'containerRuntimeEndpoint: /run/containerd/containerd.sock')}`,
      },
    ],
    invalid: [
      {
        title: 'left over from Docker',
        text: `${initWith('unix:///var/run/dockershim.sock')}${withConfig('KubeletConfiguration', 'maxPods: 110')}`,
      },
      {
        title: 'two runtimes',
        text: `${initWith(SOCKET)}${withConfig('KubeletConfiguration', 'containerRuntimeEndpoint: unix:///run/crio/crio.sock')}`,
      },
    ],
  }),
  check({ kubeadmFiles, nodes }, report) {
    const sockets = nodes.flatMap(socketOf);
    for (const { socket, place } of sockets) {
      if (!DOCKERSHIM.test(socket)) continue;
      report('dockershim', { socket }, { at: { at: place, value: socket }, breaks: NO_RUNTIME });
    }
    const [other] = sockets;
    if (!other || sockets.length < nodes.length) return;
    for (const { kubelet } of kubeadmFiles) {
      const endpoint = asText(kubelet?.value.containerRuntimeEndpoint);
      if (!kubelet || !endpoint) continue;
      if (sockets.some(({ socket }) => socketPath(socket) === socketPath(endpoint))) continue;
      const facts = { endpoint, socket: other.socket };
      report('overruled', facts, {
        at: { at: at(kubelet.source, 'containerRuntimeEndpoint'), value: endpoint },
        other: { at: other.place, value: other.socket },
        severity: 'warning',
        breaks: 'kubelet: starts pods by the other runtime than the one that is asked for here',
        data: facts,
      });
    }
  },
});

const DOCKERSHIM = /\/dockershim\.sock$/;

const NO_RUNTIME =
  'kubeadm: stops at [ERROR CRI], since nothing answers there; the kubelet exits for the same reason';

interface Socket {
  readonly socket: string;
  readonly place: At;
}

function socketOf({ document }: ClusterModel['nodes'][number]): Socket[] {
  const path = ['nodeRegistration', 'criSocket'];
  const socket = asText(valueAt(document.value, path));
  return socket ? [{ socket, place: at(document.source, ...path) }] : [];
}
