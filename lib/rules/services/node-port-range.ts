import { servicesOfOtherTypes } from '../../model/service-index';
import { nodePortOf, takesNodePorts } from '../../model/service-node-ports';
import type { PortRange } from '../../net/port';
import { defineRule } from '../rule';
import { portRangeSide } from './port-range-side';
import { serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const nodePortRange = defineRule({
  code: 'NET327',
  name: 'node-port-range',
  severity: 'error',
  reads: ['services', 'plan'],
  docs: {
    summary: 'A node port lies in the node port range of the cluster, by default 30000-32767.',
    why: 'kube-apiserver reserves node ports from --service-node-port-range only. An ExternalName Service may have any: nobody opens it.',
    since: '0.1.0',
    source: 'kube-apiserver portallocator',
  },
  findings: {
    outside: ({ nodePort, range, use }: { nodePort: number; range: string; use: number }) => ({
      what: `nodePort ${nodePort} is outside the node port range ${range}`,
      fix: `nodePort: ${use}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'in the default range',
        text: serviceExample('type: NodePort', 'ports:', '  - { port: 80, nodePort: 30080 }'),
      },
    ],
    invalid: [
      {
        title: 'a web port',
        text: serviceExample('type: NodePort', 'ports:', '  - { port: 80, nodePort: 80 }'),
      },
    ],
  }),
  check({ services, plan }, report) {
    const { value: range } = plan.nodePorts;
    for (const service of servicesOfOtherTypes(services)) {
      if (!takesNodePorts(service)) continue;
      for (const port of service.ports) {
        const nodePort = nodePortOf(port);
        if (nodePort === 0 || range.contains(nodePort)) continue;
        const data = { nodePort, range: String(range) };
        report(
          'outside',
          { ...data, use: nearestIn(range, nodePort) },
          {
            at: fieldSide(service, ['spec', 'ports', port.index, 'nodePort'], nodePort),
            other: portRangeSide(plan.nodePorts),
            ...REFUSED,
            data,
          },
        );
      }
    }
  },
});

/** 80 becomes 30080 where that is in the range, as people choose them. */
function nearestIn(range: PortRange, port: number): number {
  const usual = range.first + (Math.abs(port) % 1000);
  return range.contains(usual) ? usual : range.first;
}
