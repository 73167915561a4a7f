import { clusterDomainOf } from '../../model/cluster-domain';
import { externalNameOf, targetOf } from '../../model/external-names';
import { servicesOfOtherTypes } from '../../model/service-index';
import { defineRule } from '../rule';
import { manyExamples, namedExample, PORT_80 } from './service-example';
import { fieldSide } from './service-side';

const alias = (externalName: string): string =>
  namedExample('a', 'type: ExternalName', `externalName: ${externalName}`);

interface Facts {
  readonly externalName: string;
  readonly service: string;
  readonly domain: string;
}

export const externalNameMissingService = defineRule({
  code: 'NET347',
  name: 'external-name-missing-service',
  severity: 'warning',
  reads: ['services', 'kubeadmFiles'],
  docs: {
    summary: 'An external name inside the domain of the cluster is that of a Service, in full.',
    why: 'The name is a CNAME: no search list completes it, and CoreDNS answers NXDOMAIN for a Service that is not there.',
    symptoms: ['names-do-not-resolve'],
    since: '0.1.0',
    source: 'CoreDNS plugin kubernetes (external names); RFC 1034',
    whenToIgnore: 'when the Service is made elsewhere',
  },
  findings: {
    missing: ({ externalName, service }: Facts) => ({
      what: `externalName ${externalName} stands for Service ${service}, which is not there`,
      fix: 'externalName: that of a Service that exists, or of a host outside',
    }),
    unqualified: ({ externalName, domain }: Facts) => ({
      what: `externalName ${externalName} lacks the domain of the cluster; no search list completes it`,
      fix: `externalName: ${externalName}.${domain}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the Service that kube-apiserver makes',
        text: alias('kubernetes.default.svc.cluster.local'),
      },
      {
        title: 'another Service in full',
        text: manyExamples(alias('web.default.svc.cluster.local'), namedExample('web', ...PORT_80)),
      },
      {
        title: 'Services of that namespace are in other files',
        text: alias('web.shop.svc.cluster.local'),
      },
    ],
    invalid: [
      { title: 'a Service that is not there', text: alias('web.default.svc.cluster.local') },
      {
        title: 'without the domain',
        text: manyExamples(alias('web.default.svc'), namedExample('web', ...PORT_80)),
      },
    ],
  }),
  check({ services, kubeadmFiles }, report) {
    const domain = clusterDomainOf(kubeadmFiles);
    for (const service of servicesOfOtherTypes(services)) {
      if (service.type !== 'ExternalName') continue;
      const target = targetOf(service, services, domain);
      if (target.is !== 'missing' && target.is !== 'unqualified') continue;
      const externalName = externalNameOf(service);
      const facts = {
        externalName,
        domain,
        service: target.is === 'missing' ? target.service : '',
      };
      report(target.is, facts, {
        at: fieldSide(service, ['spec', 'externalName'], service.spec.externalName),
        breaks: 'CoreDNS: answers with a name that does not exist',
        data: { externalName },
      });
    }
  },
});
