import { TOPOLOGY_HINTS_ANNOTATION, TOPOLOGY_MODE_ANNOTATION } from '../../k8s/service-fields';
import { isObject } from '../../model/document';
import { listField } from '../../model/service-addresses';
import { annotatedServices, servicesWith } from '../../model/service-index';
import { defineRule, type Side } from '../rule';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide } from './service-side';

interface Deprecated {
  readonly field: string;
  readonly instead: string;
}

export const deprecatedField = defineRule({
  code: 'NET355',
  name: 'deprecated-field',
  severity: 'warning',
  reads: ['services', 'versions'],
  docs: {
    summary: 'A field or value of a Service that Kubernetes is about to give up.',
    why: 'kube-apiserver warns of it: PreferClose from 1.35, externalIPs from 1.36 (some clusters stop implementing them), the annotation topology-aware-hints always.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source: 'kube-apiserver pkg/api/service/warnings.go; KEP-3015, KEP-5707',
  },
  findings: {
    deprecated: ({ field, instead }: Deprecated) => ({
      what: `${field} is deprecated`,
      fix: instead,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the new word',
        text: serviceExample('trafficDistribution: PreferSameZone', ...PORT_80),
      },
    ],
    invalid: [
      {
        title: 'the old word, from 1.35',
        text: serviceExample('trafficDistribution: PreferClose', ...PORT_80),
        kubernetesVersion: '1.35',
      },
      {
        title: 'external addresses, from 1.36',
        text: serviceExample('externalIPs: [192.168.56.100]', ...PORT_80),
        kubernetesVersion: '1.36',
      },
    ],
  }),
  check({ services, versions: { cluster } }, report) {
    const say = (field: string, instead: string, at: Side) =>
      report('deprecated', { field, instead }, { at, breaks: LATER, data: { field } });
    for (const service of cluster.preferCloseIsDeprecated
      ? servicesWith(services, 'trafficDistribution')
      : []) {
      const value = service.spec.trafficDistribution;
      if (value !== 'PreferClose') continue;
      const at = fieldSide(service, ['spec', 'trafficDistribution'], value);
      say('PreferClose', 'trafficDistribution: PreferSameZone', at);
    }
    for (const service of cluster.externalIpsAreWarnedAbout
      ? servicesWith(services, 'externalIPs')
      : []) {
      const { spec, isHeadless, type } = service;
      const isIgnored = isHeadless || type === 'ExternalName';
      if (isIgnored || listField(spec, 'externalIPs').length === 0) continue;
      const at = fieldSide(service, ['spec', 'externalIPs'], spec.externalIPs);
      say('externalIPs', 'use type LoadBalancer with a load balancer such as MetalLB', at);
    }
    for (const service of annotatedServices(services)) {
      const { annotations } = service.metadata;
      if (!isObject(annotations) || !(TOPOLOGY_HINTS_ANNOTATION in annotations)) continue;
      const path = ['metadata', 'annotations', TOPOLOGY_HINTS_ANNOTATION];
      const at = { ...fieldSide(service, path), on: 'key' } as const;
      say(TOPOLOGY_HINTS_ANNOTATION, `use ${TOPOLOGY_MODE_ANNOTATION}`, at);
    }
  },
});

const LATER = 'kube-apiserver: warns today; a later minor may stop acting on it';
