import { valueSide } from '../flag-side';
import { nameOfNode } from '../node-files';
import { defineRule } from '../rule';
import { hostListeners } from './host-listeners';
import { clash, isGiven, type Listener } from './listener';

export const bindPortTaken = defineRule({
  code: 'NET407',
  name: 'bind-port-taken',
  severity: 'error',
  reads: ['nodes', 'kubeadmFiles', 'kubelets', 'componentConfigs', 'controlPlane'],
  docs: {
    summary: 'bindPort must not be a port that another component of the control plane listens on.',
    why: 'kube-apiserver listens on all addresses, so it shares no port with the kubelet, etcd or the other components of the node. kubeadm only looks whether the port is free before any of them runs.',
    symptoms: ['port-in-use', 'init-times-out'],
    since: '0.1.0',
    source: 'kubeadm constants.go; kubeadm preflight (Port-N checks)',
  },
  findings: {
    taken: ({ node, port, component }: { node: string; port: number; component: string }) => ({
      what: `bindPort ${port} of ${node} is the port of ${component}`,
      fix: 'bindPort: 6443',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a free port',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
  bindPort: 8443
`,
      },
    ],
    invalid: [
      {
        title: 'the port of the kubelet',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
  bindPort: 10250
`,
      },
    ],
  }),
  check(model, report) {
    for (const { host, listeners } of hostListeners(model)) {
      const { node } = host;
      const apiServer = listeners.find(isApiServer);
      if (!node?.bindPort || !apiServer || !isGiven(apiServer)) continue;
      // A port that somebody else was given is the business of host-port-clash.
      const taken = listeners.find(
        (other) => !isApiServer(other) && !isGiven(other) && clash(apiServer, other),
      );
      if (!taken) continue;
      const { port, component } = taken;
      report(
        'taken',
        { node: nameOfNode(node), port, component },
        {
          at: valueSide(node.bindPort),
          breaks: `kube-apiserver or ${component}: whichever starts second exits, "address already in use"`,
          data: { port, component },
        },
      );
    }
  },
});

const isApiServer = ({ component }: Listener): boolean => component === 'kube-apiserver';
