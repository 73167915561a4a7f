import { isDns1123Label } from '../../k8s/names';
import { goText } from '../../model/service-addresses';
import type { ServicePortView, ServiceView } from '../../model/service-view';
import { defineRule } from '../rule';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const portName = defineRule({
  code: 'NET302',
  name: 'port-name',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary:
      'Port names are DNS labels, differ from each other, and are required as soon as there are two ports.',
    why: 'Endpoints and probes refer to a port by its name, so two ports without names could not be told apart.',
    since: '0.1.0',
    source: 'kube-apiserver validateServicePort',
  },
  findings: {
    missing: ({ port }: { port: unknown }) => ({
      what: `port ${port} has no name, which is required with more than one port`,
      fix: `name: port-${port}`,
    }),
    notLabel: ({ name }: { name: string }) => ({
      what: `port name "${name}" is not a DNS label: lower-case letters, digits and "-", at most 63`,
      fix: `name: ${
        name
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .slice(0, 15)
          .replace(/^-+|-+$/g, '') || 'http'
      }`,
    }),
    twice: ({ name }: { name: string }) => ({
      what: `two ports are called "${name}"`,
      fix: `name: ${name.slice(0, 61)}-2`,
    }),
  },
  examples: {
    valid: [
      { title: 'one port needs no name', text: serviceExample(...PORT_80) },
      {
        title: 'two ports',
        text: serviceExample(
          'ports:',
          '  - { name: http, port: 80 }',
          '  - { name: https, port: 443 }',
        ),
      },
    ],
    invalid: [
      {
        title: 'two ports, one name',
        text: serviceExample('ports:', '  - { name: http, port: 80 }', '  - port: 443'),
      },
      { title: 'upper case', text: serviceExample('ports:', '  - { name: HTTP_Web, port: 80 }') },
    ],
  },
  check({ services }, report) {
    for (const service of services) {
      const isNameRequired = countOf(service) > 1;
      for (const port of service.ports) {
        const name = goText(port.value.name);
        if (name === undefined || (name === '' && !isNameRequired)) continue;
        const path = ['spec', 'ports', port.index, 'name'];
        if (name === '') {
          const number = port.value.port ?? 0;
          const data = { index: port.index };
          report('missing', { port: number }, { at: fieldSide(service, path), ...REFUSED, data });
          continue;
        }
        const data = { name };
        if (!isDns1123Label(name)) {
          report('notLabel', data, { at: fieldSide(service, path, name), ...REFUSED, data });
        }
        const first = isNameRequired ? earlierOf(service, port, name) : undefined;
        if (!first) continue;
        const other = fieldSide(service, ['spec', 'ports', first.index, 'name'], name);
        report('twice', data, { at: fieldSide(service, path, name), other, ...REFUSED, data });
      }
    }
  },
});

const countOf = ({ spec, ports }: ServiceView): number =>
  Array.isArray(spec.ports) ? spec.ports.length : ports.length;

function earlierOf(
  { ports }: ServiceView,
  port: ServicePortView,
  name: string,
): ServicePortView | undefined {
  for (const other of ports) {
    if (other === port) return undefined;
    if (other.value.name === name) return other;
  }
  return undefined;
}
