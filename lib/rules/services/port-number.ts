import { isPort } from '../../net/port';
import { defineRule } from '../rule';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const portNumber = defineRule({
  code: 'NET303',
  name: 'port-number',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'Every port of a Service is a number from 1 to 65535.',
    why: 'kube-apiserver refuses other numbers, also on headless Services and ExternalNames; a missing port counts as 0.',
    since: '0.1.0',
    source: 'kube-apiserver validateServicePort',
  },
  findings: {
    outOfRange: ({ port }: { port: number }) => ({
      what: `port ${port} is not in 1-65535`,
      fix: 'write a port from 1 to 65535',
    }),
    missing: () => ({
      what: 'an entry of ports has no port',
      fix: 'port: 80',
    }),
  },
  examples: () => ({
    valid: [{ title: 'port 80', text: serviceExample(...PORT_80) }],
    invalid: [
      { title: 'too large', text: serviceExample('ports:', '  - port: 70000') },
      { title: 'a target alone', text: serviceExample('ports:', '  - targetPort: 8080') },
    ],
  }),
  check({ services }, report) {
    for (const service of services) {
      for (const { index, value } of service.ports) {
        const { port } = value;
        if (typeof port === 'number' ? isPort(port) : port !== undefined && port !== null) continue;
        const path = ['spec', 'ports', index, 'port'];
        if (typeof port !== 'number') {
          report(
            'missing',
            {},
            {
              at: fieldSide(service, path),
              ...REFUSED,
              data: { index },
            },
          );
        } else if (Number.isInteger(port)) {
          const at = fieldSide(service, path, port);
          report('outOfRange', { port }, { at, ...REFUSED, data: { port } });
        }
      }
    }
  },
});
