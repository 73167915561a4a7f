import { hasSelector } from '../../model/service-addresses';
import { slicesOf } from '../../model/service-slices';
import type { ServicePortView, ServiceView } from '../../model/service-view';
import { textField } from '../../model/type-meta';
import { defineRule } from '../rule';
import { manyExamples, serviceExample } from './service-example';
import { fieldSide, nameOf } from './service-side';
import { sliceExample } from './slice-example';

interface Missing {
  readonly service: string;
  readonly port: string;
  readonly known: readonly string[];
}

const withPorts = (service: string, slice: string): string =>
  manyExamples(
    serviceExample(`ports: [${service}]`),
    sliceExample(
      'addressType: IPv4',
      'endpoints: [{ addresses: [192.0.2.7] }]',
      `ports: [${slice}]`,
    ),
  );

export const slicePortMismatch = defineRule({
  code: 'NET342',
  name: 'slice-port-mismatch',
  severity: 'warning',
  reads: ['objects', 'services'],
  docs: {
    summary: 'Each port of a Service is in its EndpointSlices, by name and protocol.',
    why: 'kube-proxy joins the two by the name of the port and its protocol, the missing name included; numbers may differ. A port that no slice has gets no endpoint.',
    symptoms: ['service-without-endpoints'],
    since: '0.1.0',
    source: 'kube-proxy pkg/proxy/endpointslicecache.go (ServicePortName)',
  },
  findings: {
    missing: ({ service, port, known }: Missing) => ({
      what: `no EndpointSlice of ${service} has a port ${port}; they have ${known.join(', ') || 'none'}`,
      fix: 'give the port of the slice the name and protocol of the port of the Service',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one name, two numbers',
        text: withPorts('{ name: db, port: 5432 }', '{ name: db, port: 6432 }'),
      },
      { title: 'no names', text: withPorts('{ port: 5432 }', '{ port: 5432 }') },
    ],
    invalid: [
      {
        title: 'the slice has no name',
        text: withPorts('{ name: db, port: 5432 }', '{ port: 5432 }'),
      },
      {
        title: 'another protocol',
        text: withPorts('{ port: 53, protocol: UDP }', '{ port: 53 }'),
      },
    ],
  }),
  check({ objects, services }, report) {
    for (const service of services) {
      if (service.isHeadless || service.type === 'ExternalName' || hasSelector(service)) continue;
      const slices = slicesOf(service, objects);
      const offered = slices.flatMap(({ ports }) =>
        ports.map(({ name, protocol }) => spoken(name, protocol)),
      );
      const [slice] = slices;
      if (!slice) continue;
      for (const port of service.ports) {
        const wanted = wantedPort(port);
        if (offered.includes(wanted)) continue;
        const data = { service: nameOf(service), port: wanted, known: [...new Set(offered)] };
        report('missing', data, {
          at: sideOf(service, port),
          other: fieldSide(slice, ['ports']),
          breaks: `kube-proxy: refuses connections to port ${wanted} of ${data.service}`,
          data,
        });
      }
    }
  },
});

const spoken = (name: string, protocol: string): string => `${name || '(unnamed)'}/${protocol}`;

const wantedPort = ({ value, protocol }: ServicePortView): string =>
  spoken(textField(value, 'name'), protocol);

const sideOf = (service: ServiceView, { index, value }: ServicePortView) =>
  fieldSide(service, ['spec', 'ports', index, 'name'], value.name ?? undefined);
