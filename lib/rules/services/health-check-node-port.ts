import { servicesWith } from '../../model/service-index';
import { healthCheckPortOf, needsHealthCheck } from '../../model/service-node-ports';
import { defineRule } from '../rule';
import { portRangeSide } from './port-range-side';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const healthCheckNodePort = defineRule({
  code: 'NET326',
  name: 'health-check-node-port',
  severity: 'error',
  reads: ['services', 'plan'],
  docs: {
    summary:
      'healthCheckNodePort is a port of the node port range, for type LoadBalancer with externalTrafficPolicy Local only.',
    why: 'kube-apiserver refuses it elsewhere, and answers 500 when the port is outside the range. 0 means: choose one.',
    since: '0.1.0',
    source: 'kube-apiserver validateServiceExternalTrafficPolicy, allocHealthCheckNodePort',
  },
  findings: {
    notNeeded: ({ port }: { port: number }) => ({
      what: `healthCheckNodePort ${port} without type LoadBalancer and externalTrafficPolicy Local`,
      fix: 'remove healthCheckNodePort',
    }),
    outside: ({ port, range }: { port: number; range: string }) => ({
      what: `healthCheckNodePort ${port} is outside the node port range ${range}`,
      fix: 'remove healthCheckNodePort to get a free one',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'where it is read',
        text: serviceExample(
          'type: LoadBalancer',
          'externalTrafficPolicy: Local',
          'healthCheckNodePort: 30001',
          ...PORT_80,
        ),
      },
    ],
    invalid: [
      {
        title: 'on a NodePort Service',
        text: serviceExample('type: NodePort', 'healthCheckNodePort: 30001', ...PORT_80),
      },
      {
        title: 'outside the range',
        text: serviceExample(
          'type: LoadBalancer',
          'externalTrafficPolicy: Local',
          'healthCheckNodePort: 8080',
          ...PORT_80,
        ),
      },
    ],
  }),
  check({ services, plan }, report) {
    const { nodePorts } = plan;
    for (const service of servicesWith(services, 'healthCheckNodePort')) {
      const port = healthCheckPortOf(service);
      if (port === 0) continue;
      const at = () => fieldSide(service, ['spec', 'healthCheckNodePort'], port);
      if (!needsHealthCheck(service)) {
        report('notNeeded', { port }, { at: at(), ...REFUSED, data: { port } });
      } else if (!nodePorts.value.contains(port)) {
        const data = { port, range: String(nodePorts.value) };
        report('outside', data, { at: at(), other: portRangeSide(nodePorts), ...REFUSED, data });
      }
    }
  },
});
