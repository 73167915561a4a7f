import type { Contract } from '../../k8s/contract';
import { SERVICE_TYPES, TRAFFIC_POLICIES } from '../../k8s/service-fields';
import { listField } from '../../model/service-addresses';
import { servicesWith } from '../../model/service-index';
import type { ServiceView } from '../../model/service-view';
import { defineRule } from '../rule';
import { unsupported } from './allowed-value';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const externalTrafficPolicy = defineRule({
  code: 'NET323',
  name: 'external-traffic-policy',
  severity: 'error',
  reads: ['services', 'versions'],
  docs: {
    summary:
      'externalTrafficPolicy is Cluster or Local, for Services that can be reached from outside.',
    why: 'These are NodePort and LoadBalancer, and from 1.29 also ClusterIP with externalIPs. kube-apiserver refuses it on the others.',
    since: '0.1.0',
    source: 'kube-apiserver validateServiceExternalTrafficPolicy',
  },
  findings: {
    unsupported,
    notExternal: ({ type }: { type: string }) => ({
      what: `externalTrafficPolicy on a Service of type ${type}, which nothing outside reaches`,
      fix: 'remove externalTrafficPolicy',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'keep the address of the client',
        text: serviceExample('type: NodePort', 'externalTrafficPolicy: Local', ...PORT_80),
      },
    ],
    invalid: [
      {
        title: 'on a ClusterIP Service',
        text: serviceExample('externalTrafficPolicy: Local', ...PORT_80),
      },
      {
        title: 'lower case',
        text: serviceExample('type: NodePort', 'externalTrafficPolicy: local', ...PORT_80),
      },
    ],
  }),
  check({ services, versions }, report) {
    for (const service of servicesWith(services, 'externalTrafficPolicy')) {
      const value = service.spec.externalTrafficPolicy;
      if (typeof value !== 'string' || value === '') continue;
      const at = fieldSide(service, ['spec', 'externalTrafficPolicy'], value);
      const { type } = service;
      if (!isExternallyAccessible(service, versions.cluster)) {
        if (!(SERVICE_TYPES as readonly string[]).includes(type)) continue;
        report('notExternal', { type }, { at, ...REFUSED, data: { type } });
      } else if (value !== 'Cluster' && value !== 'Local') {
        const facts = { field: 'externalTrafficPolicy', value, allowed: TRAFFIC_POLICIES };
        report('unsupported', facts, { at, ...REFUSED, data: { value } });
      }
    }
  },
});

/** kube-apiserver `ExternallyAccessible`. */
function isExternallyAccessible({ type, spec }: ServiceView, cluster: Contract): boolean {
  if (type === 'NodePort' || type === 'LoadBalancer') return true;
  const byAddress = cluster.clusterIpWithExternalIpsMayHaveTrafficPolicy && type === 'ClusterIP';
  return byAddress && listField(spec, 'externalIPs').length > 0;
}
