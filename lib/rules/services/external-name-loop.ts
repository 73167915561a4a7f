import { clusterDomainOf } from '../../model/cluster-domain';
import { externalNameOf, targetOf } from '../../model/external-names';
import { servicesOfOtherTypes } from '../../model/service-index';
import type { ServiceView } from '../../model/service-view';
import { defineRule } from '../rule';
import { manyExamples, namedExample } from './service-example';
import { fieldSide, nameOf } from './service-side';

const alias = (name: string, externalName: string): string =>
  namedExample(name, 'type: ExternalName', `externalName: ${externalName}`);

export const externalNameLoop = defineRule({
  code: 'NET346',
  name: 'external-name-loop',
  severity: 'warning',
  reads: ['services', 'kubeadmFiles'],
  docs: {
    summary: 'ExternalName Services do not point at each other in a circle.',
    why: 'A resolver follows the names until it gives up. kube-apiserver takes every one of them.',
    symptoms: ['names-do-not-resolve'],
    since: '0.1.0',
    source: 'RFC 1034 section 3.6.2; CoreDNS plugin kubernetes',
  },
  findings: {
    itself: ({ service, externalName }: { service: string; externalName: string }) => ({
      what: `${service} is an ExternalName for itself: ${externalName}`,
      fix: 'externalName: the name of a host outside the cluster, or of another Service',
    }),
    circle: ({ circle }: { circle: readonly string[] }) => ({
      what: `ExternalName Services point at each other in a circle: ${circle.join(' → ')}`,
      fix: 'let one of them point outside the circle',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one after the other',
        text: manyExamples(alias('a', 'b.default.svc.cluster.local'), alias('b', 'db.example.com')),
      },
    ],
    invalid: [
      { title: 'itself', text: alias('a', 'a.default.svc.cluster.local') },
      {
        title: 'there and back',
        text: manyExamples(
          alias('a', 'b.default.svc.cluster.local.'),
          alias('b', 'a.default.svc.cluster.local'),
        ),
      },
    ],
  }),
  check({ services, kubeadmFiles }, report) {
    const domain = clusterDomainOf(kubeadmFiles);
    const told = new Set<ServiceView>();
    for (const service of servicesOfOtherTypes(services)) {
      if (service.type !== 'ExternalName' || told.has(service)) continue;
      const circle = circleFrom(service, services, domain);
      if (!circle) continue;
      for (const member of circle) told.add(member);
      const at = sideOf(service);
      const breaks = 'CoreDNS: answers with names that lead nowhere, so look-ups fail';
      const [, next] = circle;
      if (next) {
        const names = [...circle, service].map(nameOf);
        const data = { circle: names };
        report('circle', data, { at, other: sideOf(next), breaks, data });
      } else {
        const data = { service: nameOf(service), externalName: externalNameOf(service) };
        report('itself', data, { at, breaks, data });
      }
    }
  },
});

const sideOf = (service: ServiceView) =>
  fieldSide(service, ['spec', 'externalName'], service.spec.externalName);

/** The Services on the way back to the first one; undefined when the way ends, or turns elsewhere. */
function circleFrom(
  first: ServiceView,
  services: readonly ServiceView[],
  domain: string,
): ServiceView[] | undefined {
  const way = [first];
  for (let at = first; ; ) {
    const target = targetOf(at, services, domain);
    if (target.is !== 'service' || target.service.type !== 'ExternalName') return undefined;
    if (target.service === first) return way;
    if (way.includes(target.service)) return undefined;
    at = target.service;
    way.push(at);
  }
}
