import { EPHEMERAL_PORTS, WELL_KNOWN_PORTS } from '../../k8s/ports';
import { servicesOfOtherTypes } from '../../model/service-index';
import { nodePortOf, takesNodePorts } from '../../model/service-node-ports';
import { PortRange } from '../../net/port';
import { defineRule } from '../rule';
import { portRangeSide } from './port-range-side';
import { serviceExample, withNodePortRange } from './service-example';
import { fieldSide } from './service-side';

const EPHEMERAL = PortRange.of(EPHEMERAL_PORTS.first, EPHEMERAL_PORTS.last);

export const nodePortOnHostPort = defineRule({
  code: 'NET358',
  name: 'node-port-on-host-port',
  severity: 'warning',
  reads: ['services', 'plan'],
  docs: {
    summary:
      'A node port is neither a port of a Kubernetes component nor one the kernel hands out.',
    why: 'Only a widened --service-node-port-range allows it. kube-proxy then takes the traffic away from the component, or from a connection that got the port by chance.',
    symptoms: ['fails-at-random'],
    since: '0.1.0',
    source: 'kube-proxy iptables and nftables proxiers; Linux ip_local_port_range',
  },
  findings: {
    component: ({ nodePort, component }: { nodePort: number; component: string }) => ({
      what: `nodePort ${nodePort} is the port of ${component} on the nodes`,
      fix: 'choose a port from 30000 to 32767',
    }),
    ephemeral: ({ nodePort }: { nodePort: number }) => ({
      what: `nodePort ${nodePort} is one the kernel gives to outgoing connections (${EPHEMERAL})`,
      fix: 'choose a port from 30000 to 32767',
    }),
  },
  examples: () => ({
    valid: [{ title: 'the default range', ...inRange('30000-32767', 30080) }],
    invalid: [{ title: 'an outgoing port', ...inRange('30000-40000', 35000) }],
  }),
  check({ services, plan }, report) {
    const range = plan.nodePorts.value;
    if (!range.overlaps(EPHEMERAL) && !WELL_KNOWN_PORTS.some(({ port }) => range.contains(port))) {
      return;
    }
    for (const service of servicesOfOtherTypes(services)) {
      if (!takesNodePorts(service)) continue;
      for (const port of service.ports) {
        const nodePort = nodePortOf(port);
        if (nodePort === 0 || !range.contains(nodePort)) continue;
        const owner = WELL_KNOWN_PORTS.find((known) => known.port === nodePort);
        if (!owner && !EPHEMERAL.contains(nodePort)) continue;
        const component = owner?.component ?? 'the kernel';
        report(
          owner ? 'component' : 'ephemeral',
          { nodePort, component },
          {
            at: fieldSide(service, ['spec', 'ports', port.index, 'nodePort'], nodePort),
            other: portRangeSide(plan.nodePorts),
            breaks: owner
              ? `${component}: kube-proxy sends its traffic to the Service`
              : 'kube-proxy: takes replies of connections that got this port from the kernel',
            data: { nodePort, component },
          },
        );
      }
    }
  },
});

function inRange(range: string, nodePort: number) {
  const ports = ['ports:', `  - { port: 80, nodePort: ${nodePort} }`];
  return { text: serviceExample('type: NodePort', ...ports), ...withNodePortRange(range) };
}
