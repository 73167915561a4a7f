import { servicesOfOtherTypes } from '../../model/service-index';
import { defineRule } from '../rule';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide } from './service-side';

export const externalNameWithPorts = defineRule({
  code: 'NET345',
  name: 'external-name-with-ports',
  severity: 'info',
  reads: ['services'],
  docs: {
    summary: 'Ports of an ExternalName Service forward nothing.',
    why: 'The Service is a CNAME in DNS: clients connect to the other host themselves, on the port they choose, and targetPort is read by nobody.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
    whenToIgnore: 'when an ingress controller or a Gateway goes by them',
  },
  findings: {
    ports: ({ ports }: { ports: readonly (string | number)[] }) => ({
      what: `ports ${ports.join(', ')} of an ExternalName Service: nothing is forwarded`,
      fix: 'remove ports, or use a Service without selector and an EndpointSlice',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a name alone',
        text: serviceExample('type: ExternalName', 'externalName: db.example.com'),
      },
    ],
    invalid: [
      {
        title: 'a port',
        text: serviceExample('type: ExternalName', 'externalName: db.example.com', ...PORT_80),
      },
    ],
  }),
  check({ services }, report) {
    for (const service of servicesOfOtherTypes(services)) {
      if (service.type !== 'ExternalName' || service.ports.length === 0) continue;
      const ports = service.ports.flatMap(({ value: { port } }) =>
        typeof port === 'number' ? [port] : [],
      );
      report(
        'ports',
        { ports },
        {
          at: fieldSide(service, ['spec', 'ports']),
          breaks:
            'CoreDNS: answers with the other name alone, so a different targetPort is never used',
          data: { ports },
        },
      );
    }
  },
});
