import { servicesWithoutPorts } from '../../model/service-index';
import type { ServiceView } from '../../model/service-view';
import { defineRule } from '../rule';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const serviceWithoutPorts = defineRule({
  code: 'NET301',
  name: 'service-without-ports',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'A Service needs at least one port, unless it is headless or an ExternalName.',
    why: 'kube-apiserver refuses a Service that has an address and nothing listening on it.',
    since: '0.1.0',
    source: 'kube-apiserver validateService',
  },
  findings: {
    none: ({ type }: { type: string }) => ({
      what: `a ${type} Service needs at least one port`,
      fix: 'ports: [{ port: 80 }]',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'one port', text: serviceExample(...PORT_80) },
      { title: 'headless', text: serviceExample('clusterIP: None', 'selector:', '  app: db') },
    ],
    invalid: [{ title: 'a selector alone', text: serviceExample('selector:', '  app: web') }],
  }),
  check({ services }, report) {
    for (const service of servicesWithoutPorts(services)) {
      if (service.type === 'ExternalName' || service.isHeadless || !hasNoPorts(service)) continue;
      const at = fieldSide(service, ['spec', 'ports']);
      report('none', { type: service.type }, { at, ...REFUSED, data: { type: service.type } });
    }
  },
});

/** An empty or missing list; something else than a list is not ours to judge. */
function hasNoPorts({ value, spec }: ServiceView): boolean {
  const { ports } = spec;
  const hasReadableSpec = value.spec === undefined || value.spec === null || value.spec === spec;
  if (ports === undefined || ports === null) return hasReadableSpec;
  return Array.isArray(ports) && ports.length === 0;
}
