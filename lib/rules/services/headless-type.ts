import { servicesOfOtherTypes } from '../../model/service-index';
import { defineRule } from '../rule';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const headlessType = defineRule({
  code: 'NET313',
  name: 'headless-type',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'A headless Service is of type ClusterIP.',
    why: 'NodePort and LoadBalancer lead to the address that a headless Service does not have.',
    since: '0.1.0',
    source: 'kube-apiserver validateService',
  },
  findings: {
    headless: ({ type }: { type: string }) => ({
      what: `a ${type} Service with clusterIP None`,
      fix: 'leave clusterIP out, or use type: ClusterIP',
    }),
  },
  examples: () => ({
    valid: [{ title: 'ClusterIP', text: serviceExample('clusterIP: None', ...PORT_80) }],
    invalid: [
      { title: 'NodePort', text: serviceExample('type: NodePort', 'clusterIP: None', ...PORT_80) },
    ],
  }),
  check({ services }, report) {
    for (const service of servicesOfOtherTypes(services)) {
      const { type, isHeadless } = service;
      if (!isHeadless || (type !== 'NodePort' && type !== 'LoadBalancer')) continue;
      const at = fieldSide(service, ['spec', 'clusterIP'], 'None');
      const other = fieldSide(service, ['spec', 'type'], type);
      report('headless', { type }, { at, other, ...REFUSED, data: { type } });
    }
  },
});
