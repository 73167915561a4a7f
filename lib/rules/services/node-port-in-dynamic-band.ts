import { staticPortBand } from '../../k8s/service-allocation';
import { servicesOfOtherTypes } from '../../model/service-index';
import { nodePortOf, takesNodePorts } from '../../model/service-node-ports';
import { defineRule } from '../rule';
import { portRangeSide } from './port-range-side';
import { serviceExample } from './service-example';
import { fieldSide } from './service-side';

interface Dynamic {
  readonly nodePort: number;
  readonly first: number;
  readonly last: number;
}

export const nodePortInDynamicBand = defineRule({
  code: 'NET351',
  name: 'node-port-in-dynamic-band',
  severity: 'warning',
  reads: ['services', 'plan'],
  docs: {
    summary: 'A fixed node port is safe only in the static band at the start of the range.',
    why: 'kube-apiserver chooses ports above the band first. A Service created before this one may already have the port, and then this one is refused.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'KEP-3668; kube-apiserver portallocator calculateRangeOffset',
    whenToIgnore: 'The Service is created before all others, or every node port is written down.',
  },
  findings: {
    dynamic: ({ nodePort, first, last }: Dynamic) => ({
      what: `nodePort ${nodePort} may be given to another Service first: it is above the static band ${first}-${last}`,
      fix: `nodePort: ${first} to ${last}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'in the static band',
        text: serviceExample('type: NodePort', 'ports:', '  - { port: 80, nodePort: 30080 }'),
      },
    ],
    invalid: [
      {
        title: 'above it',
        text: serviceExample('type: NodePort', 'ports:', '  - { port: 80, nodePort: 31080 }'),
      },
    ],
  }),
  check({ services, plan }, report) {
    const range = plan.nodePorts.value;
    const band = staticPortBand(range.size);
    if (band === 0) return;
    const { first } = range;
    const last = first + band - 1;
    for (const service of servicesOfOtherTypes(services)) {
      if (!takesNodePorts(service)) continue;
      for (const port of service.ports) {
        const nodePort = nodePortOf(port);
        if (nodePort <= last || nodePort > range.last) continue;
        const facts = { nodePort, first, last };
        report('dynamic', facts, {
          at: fieldSide(service, ['spec', 'ports', port.index, 'nodePort'], nodePort),
          other: portRangeSide(plan.nodePorts),
          breaks:
            'kube-apiserver: answers "provided port is already allocated" once another Service got it',
          data: { nodePort, first, last },
        });
      }
    }
  },
});
