import type { Path } from '../../diag/path';
import type { Contract } from '../../k8s/contract';
import type { Json } from '../../model/document';
import { listField } from '../../model/service-addresses';
import { servicesWithAny } from '../../model/service-index';
import type { ServiceView } from '../../model/service-view';
import { defineRule } from '../rule';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide } from './service-side';

interface Ignored {
  readonly field: string;
  readonly because: string;
}

const FIELDS = [
  'externalName',
  'loadBalancerIP',
  'externalIPs',
  'sessionAffinity',
  'sessionAffinityConfig',
  'trafficDistribution',
];

export const ignoredField = defineRule({
  code: 'NET354',
  name: 'ignored-field',
  severity: 'warning',
  reads: ['services', 'versions'],
  docs: {
    summary: 'A field of a Service that nobody reads for its type.',
    why: 'kube-apiserver takes it, with a warning at most, and nothing happens: what the author wanted is lost.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source: 'kube-apiserver pkg/api/service/warnings.go, dropServiceDisabledFields',
  },
  findings: {
    ignored: ({ field, because }: Ignored) => ({
      what: `${field} has no effect: ${because}`,
      fix: `remove ${field}, or change what it depends on`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'read there',
        text: serviceExample('type: ExternalName', 'externalName: db.example.com'),
      },
    ],
    invalid: [
      {
        title: 'the type was forgotten',
        text: serviceExample('externalName: db.example.com', ...PORT_80),
      },
    ],
  }),
  check({ services, versions }, report) {
    for (const service of servicesWithAny(services, FIELDS)) {
      for (const { field, because } of ignoredIn(service, versions.cluster)) {
        const path: Path = ['spec', field];
        const value: Json | undefined = service.spec[field];
        const facts = { field, because };
        report('ignored', facts, {
          at: fieldSide(service, path, value),
          breaks: `nobody reads ${field} here: what it was written for does not happen`,
          data: facts,
        });
      }
    }
  },
});

function ignoredIn(service: ServiceView, cluster: Contract): Ignored[] {
  const { spec, type, isHeadless } = service;
  const found: Ignored[] = [];
  const add = (field: string, isIgnored: boolean, because: string) => {
    if (isIgnored) found.push({ field, because });
  };
  const hasText = (field: string) => typeof spec[field] === 'string' && spec[field] !== '';
  const hasExternalIps = listField(spec, 'externalIPs').length > 0;
  add('externalName', hasText('externalName') && type !== 'ExternalName', `the type is ${type}`);
  add(
    'loadBalancerIP',
    hasText('loadBalancerIP') && type !== 'LoadBalancer',
    `the type is ${type}`,
  );
  add('externalIPs', hasExternalIps && isHeadless, 'the Service is headless');
  add('externalIPs', hasExternalIps && type === 'ExternalName', `the type is ${type}`);
  add(
    'sessionAffinity',
    spec.sessionAffinity === 'ClientIP' && isHeadless,
    'the Service is headless',
  );
  add('sessionAffinityConfig', hasUnreadConfig(service), 'sessionAffinity is None');
  add(
    'trafficDistribution',
    hasText('trafficDistribution') && !cluster.trafficDistributionIsRead,
    'kube-apiserver drops it up to 1.30',
  );
  return found;
}

const hasUnreadConfig = ({ spec }: ServiceView): boolean =>
  typeof spec.sessionAffinityConfig === 'object' &&
  spec.sessionAffinityConfig !== null &&
  (!spec.sessionAffinity || spec.sessionAffinity === 'None');
