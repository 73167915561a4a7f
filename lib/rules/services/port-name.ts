import { isDns1123Label } from '../../k8s/names';
import type { ServicePortView, ServiceView } from '../../model/service-view';
import { defineRule, type Side, type Sighting } from '../rule';
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
    missing: ({ port }: { port: string }) => ({
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
  examples: () => ({
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
  }),
  check({ services }, report) {
    for (const service of services) {
      const isNameRequired = service.ports.length > 1;
      for (const port of service.ports) {
        const { name } = port.value;
        if (!name && !isNameRequired) continue;
        if (!name) {
          if (name === undefined || name === null || name === '')
            reportMissing(service, port, report);
          continue;
        }
        if (typeof name !== 'string') continue;
        if (!isDns1123Label(name)) {
          report('notLabel', { name }, { at: sideOf(service, port), ...REFUSED, data: { name } });
        }
        const first = isNameRequired ? earlierOf(service, port, name) : undefined;
        if (!first) continue;
        const other = sideOf(service, first);
        report('twice', { name }, { at: sideOf(service, port), other, ...REFUSED, data: { name } });
      }
    }
  },
});

type ReportMissing = (finding: 'missing', facts: { port: string }, sighting: Sighting) => void;

function reportMissing(service: ServiceView, port: ServicePortView, report: ReportMissing): void {
  const facts = { port: String(port.value.port ?? 0) };
  const data = { index: port.index };
  report('missing', facts, { at: sideOf(service, port), ...REFUSED, data });
}

const sideOf = (service: ServiceView, { index, value }: ServicePortView): Side =>
  fieldSide(service, ['spec', 'ports', index, 'name'], value.name ?? undefined);

function earlierOf(
  { ports }: ServiceView,
  port: ServicePortView,
  name: string,
): ServicePortView | undefined {
  for (let i = 0; i < ports.length; i++) {
    const other = ports[i];
    if (other === port) return undefined;
    if (other?.value.name === name) return other;
  }
  return undefined;
}
