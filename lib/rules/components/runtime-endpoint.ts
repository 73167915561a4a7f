import { valueAt } from '../../model/document';
import { type At, at } from '../../model/located';
import type { NodePlan } from '../../model/node-plan';
import { socketPath } from '../../model/socket-path';
import { asText } from '../../model/type-meta';
import { defineRule, type Example } from '../rule';
import { containerdExample } from './containerd-example';

const crictlExample = (title: string, text: string): Example => ({
  ...containerdExample(title, text),
  file: 'etc/crictl.yaml',
});

export const runtimeEndpoint = defineRule({
  code: 'NET763',
  name: 'runtime-endpoint',
  severity: 'error',
  reads: ['containerdFiles', 'crictlFiles', 'nodes'],
  docs: {
    summary: 'containerd listens where kubeadm and crictl look for it: at criSocket of the node.',
    why: 'kubeadm hands criSocket to the kubelet and asks the runtime itself. crictl reads its own file, and looks in another place when that one differs.',
    symptoms: ['kubeadm-stops'],
    since: '0.1.0',
    source: 'kubeadm preflight (CRI); cri-tools docs/crictl.md; containerd config grpc.address',
  },
  findings: {
    containerd: ({ address, socket }: { address: string; socket: string }) => ({
      what: `containerd listens at ${address}, and criSocket of the node is ${socket}`,
      fix: `address = "${socketPath(socket)}"`,
    }),
    crictl: ({ address, socket }: { address: string; socket: string }) => ({
      what: `crictl asks ${address}, and criSocket of the node is ${socket}`,
      fix: `runtime-endpoint: ${socket}`,
    }),
  },
  examples: () => ({
    valid: [
      containerdExample(
        'the socket of the node',
        'version = 2\n[grpc]\n  address = "/var/run/containerd/containerd.sock"\n',
      ),
      crictlExample(
        'the same for crictl',
        'runtime-endpoint: unix:///run/containerd/containerd.sock\n',
      ),
    ],
    invalid: [
      containerdExample(
        'another socket',
        'version = 2\n[grpc]\n  address = "/run/k3s/containerd.sock"\n',
      ),
      crictlExample('left over from Docker', 'runtime-endpoint: unix:///var/run/dockershim.sock\n'),
    ],
  }),
  check({ containerdFiles, crictlFiles }, report) {
    for (const { value, source, nodes } of containerdFiles) {
      const address = asText(valueAt(value, ['grpc', 'address']));
      const socket = otherSocket(address, nodes);
      if (!address || !socket) continue;
      report(
        'containerd',
        { address, socket: socket.text },
        {
          at: { at: at(source, 'grpc', 'address'), value: address },
          other: { at: socket.at, value: socket.text },
          breaks: 'kubeadm: stops at [ERROR CRI], since nothing answers at criSocket',
          data: { address, socket: socket.text },
        },
      );
    }
    for (const { value, source, nodes } of crictlFiles) {
      for (const field of ['runtime-endpoint', 'image-endpoint']) {
        const address = asText(value[field]);
        const socket = otherSocket(address, nodes);
        if (!address || !socket) continue;
        report(
          'crictl',
          { address, socket: socket.text },
          {
            at: { at: at(source, field), value: address },
            other: { at: socket.at, value: socket.text },
            severity: 'warning',
            breaks: 'crictl: finds no runtime, or shows the containers of another one',
            data: { address, socket: socket.text },
          },
        );
      }
    }
  },
});

interface Socket {
  readonly text: string;
  readonly at: At;
}

/** Undefined where some node has that socket, or does not say which. */
function otherSocket(address: string | undefined, nodes: readonly NodePlan[]): Socket | undefined {
  const path = ['nodeRegistration', 'criSocket'];
  const sockets = nodes.map(({ document }): Socket | undefined => {
    const text = asText(valueAt(document.value, path));
    return text ? { text, at: at(document.source, ...path) } : undefined;
  });
  const isUnknown = sockets.some((socket) => socket === undefined);
  if (!address || isUnknown) return undefined;
  const isThere = sockets.some(
    (socket) => socket && socketPath(socket.text) === socketPath(address),
  );
  return isThere ? undefined : sockets[0];
}
