import { onlyOnce } from '../../model/once';
import { withArgument, withConfig } from '../components/argument-example';
import { defineRule } from '../rule';
import { portRangeSide } from '../services/port-range-side';
import { hostListeners } from './host-listeners';
import { type PodListener, podListeners } from './host-network-pods';
import { clash, isGiven, type Listener, programOf } from './listener';

interface Clash {
  readonly port: number;
  /** What starts first. */
  readonly first: string;
  readonly second: string;
}

const HOST_NETWORK_POD = `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: exporter
spec:
  selector: { matchLabels: { app: exporter } }
  template:
    metadata: { labels: { app: exporter } }
    spec:
      hostNetwork: true
      containers:
        - name: exporter
          image: exporter
          ports: [{ containerPort: PORT }]
`;

export const hostPortClash = defineRule({
  code: 'NET410',
  name: 'host-port-clash',
  severity: 'error',
  reads: [
    'componentConfigs',
    'controlPlane',
    'kubeadmFiles',
    'kubelets',
    'nodes',
    'objects',
    'plan',
  ],
  docs: {
    summary: 'Two programs of one host must not listen on one port, nor on a node port.',
    why: 'Components and pods of the host network share the ports of the host. Each of them is right by itself, so nobody refuses it; what starts second does not get its port.',
    symptoms: ['port-in-use'],
    since: '0.1.0',
    source: 'kubeadm constants.go; defaults of each component; Linux bind(2)',
  },
  findings: {
    taken: ({ port, first, second }: Clash) => ({
      what: `${first} and ${second} of one host both listen on port ${port}`,
      fix: `give ${second} a port of its own`,
    }),
    inRange: ({ port, first }: Pick<Clash, 'port' | 'first'>) => ({
      what: `port ${port} of ${first} is a node port, which any Service may get`,
      fix: `give ${first} a port outside the node port range`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a port that is free',
        text: withArgument('scheduler', 'secure-port', '10260'),
      },
      {
        title: 'the same port of different addresses',
        text: withConfig('KubeProxyConfiguration', 'metricsBindAddress: 192.168.1.10:10248'),
      },
    ],
    invalid: [
      {
        title: 'two components of the control plane',
        text: withArgument('scheduler', 'secure-port', '10257'),
      },
      {
        title: 'a component in the node port range',
        text: withConfig('KubeletConfiguration', 'readOnlyPort: 30255'),
      },
      {
        title: 'a pod of the host network',
        text: withArgument('scheduler', 'v', '2'),
        beside: [{ file: 'exporter.yaml', text: HOST_NETWORK_POD.replace('PORT', '10256') }],
      },
    ],
  }),
  check(model, report) {
    const pods = podListeners(model.objects);
    const range = model.plan.nodePorts;
    const once = onlyOnce();
    for (const { listeners } of hostListeners(model)) {
      for (const [first, second] of clashesOf(listeners, pods)) {
        const [blamed, other] = isGiven(second) ? [second, first] : [first, second];
        if (!once(blamed.side.at, other.component)) continue;
        const clashing = { port: second.port, first: first.component, second: second.component };
        report('taken', clashing, {
          at: blamed.side,
          other: other.side,
          ...(isOfOneKubelet(first, second)
            ? { refusedBy: ['kubelet-start'] }
            : { breaks: `${second.component}: cannot listen, "address already in use"` }),
          data: clashing,
        });
      }
      for (const listener of [...listeners, ...pods]) {
        // The port of kube-apiserver in a range of one's own is the business of node-port-range-overlap.
        const isTold = range.origin === 'given' && listener.component === 'kube-apiserver';
        if (isTold || !isGiven(listener) || !range.value.contains(listener.port)) continue;
        if (!once(listener.side.at, 'node ports')) continue;
        const { port, component } = listener;
        report(
          'inRange',
          { port, first: component },
          {
            at: listener.side,
            other: portRangeSide(range),
            severity: 'warning',
            breaks: `kube-proxy: a Service that gets port ${port} takes it away from ${component}`,
            data: { port, first: component },
          },
        );
      }
    }
  },
});

/** Components in the order in which they start, pods last; one of the two must have been told its port. */
function clashesOf(
  listeners: readonly Listener[],
  pods: readonly PodListener[],
): [Listener, Listener][] {
  const ofComponents = listeners.flatMap((second, index) =>
    listeners.slice(0, index).map((first): [Listener, Listener] => [first, second]),
  );
  const ofPods = pods.flatMap((pod) =>
    listeners
      .filter((first) => pod.mayRunOnControlPlane || ON_EVERY_NODE.includes(programOf(first)))
      .map((first): [Listener, Listener] => [first, pod]),
  );
  return [...ofComponents, ...ofPods].filter(
    ([first, second]) => clash(first, second) && !isToldElsewhere(first, second),
  );
}

const ON_EVERY_NODE = ['kubelet', 'kube-proxy'];

/** The kubelet ends when one of these two cannot listen; without healthz it goes on [run]. */
const isOfOneKubelet = (first: Listener, second: Listener): boolean =>
  first.component === 'kubelet' && second.component === 'kubelet (read-only)';

/** etcd refuses two of its own; bindPort on a usual port is the business of bind-port-taken. */
function isToldElsewhere(first: Listener, second: Listener): boolean {
  const pair = [first, second];
  if (pair.every((listener) => programOf(listener) === 'etcd')) return true;
  if (!pair.some(isGiven)) return true;
  const other = pair.find(({ component }) => component !== 'kube-apiserver');
  const hasApiServer = pair.some(({ component }) => component === 'kube-apiserver');
  return hasApiServer && other !== undefined && !isGiven(other);
}
