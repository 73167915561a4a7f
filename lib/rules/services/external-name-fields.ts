import type { Json } from '../../model/document';
import { servicesOfOtherTypes } from '../../model/service-index';
import type { ServiceView } from '../../model/service-view';
import { defineRule } from '../rule';
import { serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

const FIELDS = ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'] as const;

export const externalNameFields = defineRule({
  code: 'NET318',
  name: 'external-name-fields',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary:
      'An ExternalName Service has no addresses: no clusterIP, clusterIPs, ipFamilies or ipFamilyPolicy.',
    why: 'It is only a DNS alias. Ports, selector, node ports and session affinity are accepted there, and nobody reads them.',
    since: '0.1.0',
    source: 'kube-apiserver validateService',
  },
  findings: {
    forbidden: ({ field, value }: { field: string; value: string }) => ({
      what: `${field} ${value} on an ExternalName Service`,
      fix: `remove ${field}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'an internal traffic policy is accepted',
        text: serviceExample(
          'type: ExternalName',
          'externalName: db.example.com',
          'internalTrafficPolicy: Local',
        ),
      },
    ],
    invalid: [
      {
        title: 'clusterIP None',
        text: serviceExample(
          'type: ExternalName',
          'externalName: db.example.com',
          'clusterIP: None',
        ),
      },
    ],
  }),
  check({ services }, report) {
    for (const service of servicesOfOtherTypes(services)) {
      if (service.type !== 'ExternalName') continue;
      for (const field of FIELDS) {
        const value = service.spec[field];
        if (value === undefined || !isSet(service, field, value)) continue;
        const at = fieldSide(service, ['spec', field], value);
        report('forbidden', { field, value: at.value ?? '' }, { at, ...REFUSED, data: { field } });
      }
    }
  },
});

/** An empty text or list counts as unset, but an empty policy is a value; `clusterIP` beside a list is not read. */
function isSet({ spec }: ServiceView, field: (typeof FIELDS)[number], value: Json): boolean {
  if (field === 'ipFamilyPolicy') return typeof value === 'string';
  if (field !== 'clusterIP') return Array.isArray(value) && value.length > 0;
  const hasList = Array.isArray(spec.clusterIPs) && spec.clusterIPs.length > 0;
  return typeof value === 'string' && value !== '' && !hasList;
}
