import { TRAFFIC_POLICIES } from '../../k8s/service-fields';
import { servicesWith } from '../../model/service-index';
import { defineRule } from '../rule';
import { unsupported } from './allowed-value';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const internalTrafficPolicy = defineRule({
  code: 'NET324',
  name: 'internal-traffic-policy',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'internalTrafficPolicy is Cluster or Local.',
    why: 'kube-apiserver refuses every other text on every type, also the empty one; to leave it open, leave it out.',
    since: '0.1.0',
    source: 'kube-apiserver validateServiceInternalTrafficFieldsValue',
  },
  findings: { unsupported },
  examples: () => ({
    valid: [
      {
        title: 'stay on the node',
        text: serviceExample('internalTrafficPolicy: Local', ...PORT_80),
      },
    ],
    invalid: [
      { title: 'an empty text', text: serviceExample('internalTrafficPolicy: ""', ...PORT_80) },
    ],
  }),
  check({ services }, report) {
    for (const service of servicesWith(services, 'internalTrafficPolicy')) {
      const value = service.spec.internalTrafficPolicy;
      if (typeof value !== 'string' || value === 'Cluster' || value === 'Local') continue;
      const at = fieldSide(service, ['spec', 'internalTrafficPolicy'], value);
      const facts = { field: 'internalTrafficPolicy', value, allowed: TRAFFIC_POLICIES };
      report('unsupported', facts, { at, ...REFUSED, data: { value } });
    }
  },
});
