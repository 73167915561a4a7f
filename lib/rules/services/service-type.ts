import { SERVICE_TYPES } from '../../k8s/service-fields';
import { servicesOfOtherTypes } from '../../model/service-index';
import { defineRule } from '../rule';
import { unsupported } from './allowed-value';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const serviceType = defineRule({
  code: 'NET300',
  name: 'service-type',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'The type of a Service is ClusterIP, NodePort, LoadBalancer or ExternalName.',
    why: 'kube-apiserver refuses every other word; an empty or missing type means ClusterIP.',
    since: '0.1.0',
    source: 'kube-apiserver validateService',
  },
  findings: { unsupported },
  examples: () => ({
    valid: [{ title: 'spelled exactly', text: serviceExample('type: NodePort', ...PORT_80) }],
    invalid: [{ title: 'headless is no type', text: serviceExample('type: Headless', ...PORT_80) }],
  }),
  check({ services }, report) {
    for (const service of servicesOfOtherTypes(services)) {
      const { type } = service;
      if ((SERVICE_TYPES as readonly string[]).includes(type)) continue;
      const at = fieldSide(service, ['spec', 'type'], type);
      const facts = { field: 'type', value: type, allowed: SERVICE_TYPES };
      report('unsupported', facts, { at, ...REFUSED, data: { type } });
    }
  },
});
