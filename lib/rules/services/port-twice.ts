import { servicesWithManyPorts } from '../../model/service-index';
import type { ServicePortView, ServiceView } from '../../model/service-view';
import { defineRule } from '../rule';
import { serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const portTwice = defineRule({
  code: 'NET304',
  name: 'port-twice',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'One Service must not have the same port and protocol twice.',
    why: 'Traffic to that port could not be told apart. The same port with TCP and with UDP is fine.',
    since: '0.1.0',
    source: 'kube-apiserver validateService',
  },
  findings: {
    twice: ({ port, protocol }: { port: number; protocol: string }) => ({
      what: `port ${port}/${protocol} stands twice in one Service`,
      fix: 'remove one of the two, or change its port or protocol',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'DNS on TCP and UDP',
        text: serviceExample(
          'ports:',
          '  - { name: dns-tcp, port: 53 }',
          '  - { name: dns, port: 53, protocol: UDP }',
        ),
      },
    ],
    invalid: [
      {
        title: 'two targets behind one port',
        text: serviceExample(
          'ports:',
          '  - { name: http, port: 80, targetPort: 8080 }',
          '  - { name: web, port: 80, targetPort: 8081 }',
        ),
      },
    ],
  }),
  check({ services }, report) {
    for (const service of servicesWithManyPorts(services)) {
      for (const view of service.ports) {
        const { port } = view.value;
        const first = typeof port === 'number' ? earlierOf(service, view) : undefined;
        if (!first || typeof port !== 'number') continue;
        const { protocol } = view;
        report(
          'twice',
          { port, protocol },
          {
            at: fieldSide(service, ['spec', 'ports', view.index, 'port'], port),
            other: fieldSide(service, ['spec', 'ports', first.index, 'port'], port),
            ...REFUSED,
            data: { port, protocol },
          },
        );
      }
    }
  },
});

function earlierOf({ ports }: ServiceView, view: ServicePortView): ServicePortView | undefined {
  const { port } = view.value;
  for (let i = 0; i < ports.length; i++) {
    const other = ports[i];
    if (other === view) return undefined;
    if (other?.value.port === port && other?.protocol === view.protocol) return other;
  }
  return undefined;
}
