import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { EPHEMERAL_PORTS, WELL_KNOWN_PORTS } from '../../k8s/ports';
import { lastAsRead } from '../../model/component-flags';
import { parseNodePortRange } from '../../model/node-port-range';
import { PortRange } from '../../net/port';
import { flagSide } from '../flag-side';
import { defineRule, type Side } from '../rule';
import { withArgument } from './argument-example';

const EPHEMERAL = PortRange.of(EPHEMERAL_PORTS.first, EPHEMERAL_PORTS.last);

export const nodePortRangeOverlap = defineRule({
  code: 'NET703',
  name: 'node-port-range-overlap',
  severity: 'warning',
  reads: ['controlPlane', 'nodes'],
  docs: {
    summary: 'The node port range had better hold no port that something else uses.',
    why: 'kube-apiserver picks node ports at random and asks nobody. A Service that gets the port of a component cuts it off on every node; ports above 32767 are also what Linux gives to outgoing connections.',
    symptoms: ['port-in-use', 'fails-at-random'],
    since: '0.1.0',
    source: 'kube-apiserver options (no such check) [run]; Linux ip_local_port_range',
    whenToIgnore:
      'ip_local_port_range was changed on every node, or every node port is chosen by hand.',
  },
  findings: {
    wellKnown: ({ range, ports }: { range: PortRange; ports: string }) => ({
      what: `node ports ${range} hold ports of the cluster itself: ${ports}`,
      fix: 'keep to 30000-32767',
    }),
    ephemeral: ({ range }: { range: PortRange }) => ({
      what: `node ports ${range} reach into ${EPHEMERAL}, which Linux uses for outgoing connections`,
      fix: `end the range at ${EPHEMERAL.first - 1}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a wider range that touches nothing',
        text: withArgument('apiServer', 'service-node-port-range', '20000-32767'),
      },
    ],
    invalid: [
      {
        title: 'from 10000 on',
        text: withArgument('apiServer', 'service-node-port-range', '10000-32767'),
      },
      {
        title: 'beyond 32767',
        text: withArgument('apiServer', 'service-node-port-range', '30000-40000'),
      },
    ],
  }),
  check({ controlPlane, nodes }, report) {
    const flag = lastAsRead(controlPlane.apiServer, 'service-node-port-range');
    const range = flag && parseNodePortRange(flag.value);
    if (!flag || !range) return;
    const at: Side = {
      ...flagSide('service-node-port-range', flag),
      extent: { first: `${range.first}`, last: `${range.last}` },
    };
    const taken = takenPorts(nodes.flatMap(({ bindPort }) => (bindPort ? [bindPort.value] : [])));
    const inside = taken.filter(({ port }) => range.contains(port));
    const [first] = inside;
    if (first) {
      const ports = inside.map(({ port, component }) => `${port} ${component}`).join(', ');
      report(
        'wellKnown',
        { range, ports },
        {
          at,
          breaks: `kube-proxy: a Service that gets port ${first.port} takes it away from ${first.component} on every node`,
          data: { first: range.first, last: range.last, ports: inside.map(({ port }) => port) },
        },
      );
    }
    if (!range.overlaps(EPHEMERAL)) return;
    report(
      'ephemeral',
      { range },
      {
        at,
        breaks:
          'kernel: gives ports of the range to outgoing connections, so node ports and local programs collide at random',
        data: { first: range.first, last: range.last },
      },
    );
  },
});

function takenPorts(bindPorts: readonly number[]): { port: number; component: string }[] {
  const ports = bindPorts.length > 0 ? [...new Set(bindPorts)] : [KUBEADM_DEFAULTS.bindPort];
  return [...ports.map((port) => ({ port, component: 'kube-apiserver' })), ...WELL_KNOWN_PORTS];
}
