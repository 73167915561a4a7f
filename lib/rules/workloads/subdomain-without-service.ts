import { servicesByName } from '../../model/service-names';
import { asText } from '../../model/type-meta';
import { type Workload, workloadName } from '../../model/workload';
import { workloadsOf } from '../../model/workload-index';
import { defineRule } from '../rule';
import { manyExamples, PORT_80, serviceExample } from '../services/service-example';
import { fieldSide } from '../services/service-side';
import { workloadExample } from './workload-example';
import { writtenSide } from './workload-side';

interface Facts {
  readonly workload: string;
  readonly subdomain: string;
  readonly name: string;
}

const PODS = workloadExample({ podSpec: ['hostname: db', 'subdomain: peers'] });

const headless = (name: string): string =>
  serviceExample('clusterIP: None', 'selector: { app: web }', ...PORT_80).replace(
    'name: web',
    `name: ${name}`,
  );

export const subdomainWithoutService = defineRule({
  code: 'NET825',
  name: 'subdomain-without-service',
  severity: 'warning',
  reads: ['objects', 'services'],
  docs: {
    summary: 'The subdomain of pods must be the name of a headless Service of their namespace.',
    why: 'Only there CoreDNS makes names such as db.peers.default.svc, and only for pods that the Service selects. kube-apiserver does not look whether it is there.',
    symptoms: ['names-do-not-resolve'],
    since: '0.1.0',
    source:
      'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-hostname-and-subdomain-field',
    whenToIgnore: 'when the Service is made elsewhere',
  },
  findings: {
    missing: ({ workload, subdomain, name }: Facts) => ({
      what: `${workload} has subdomain "${subdomain}", and no Service of that name gives it ${name}`,
      fix: `add a Service "${subdomain}" with clusterIP: None`,
    }),
    notHeadless: ({ workload, subdomain, name }: Facts) => ({
      what: `${workload} has subdomain "${subdomain}", and the Service of that name is not headless: no ${name}`,
      fix: 'clusterIP: None, or name a headless Service beside it',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a headless Service', text: manyExamples(headless('peers'), PODS) },
      { title: 'the Services are in other files', text: PODS },
      {
        title: 'a StatefulSet, whose controller overwrites it',
        text: manyExamples(
          headless('web'),
          workloadExample({ kind: 'StatefulSet', podSpec: ['subdomain: peers'] }),
        ),
      },
    ],
    invalid: [
      { title: 'a Service of another name', text: manyExamples(headless('peer'), PODS) },
      {
        title: 'a Service with an address',
        text: manyExamples(headless('peers').replace('  clusterIP: None\n', ''), PODS),
      },
    ],
  }),
  check({ objects, services }, report) {
    for (const workload of workloadsOf(objects)) {
      const { object, template, namespace, spec } = workload;
      const subdomain = asText(spec.subdomain);
      if (!subdomain || object.kind === 'StatefulSet') continue;
      const neighbours = servicesByName(services, namespace);
      if (neighbours.size === 0) continue;
      const service = neighbours.get(subdomain);
      if (service?.isHeadless) continue;
      const name = podName(workload, subdomain);
      const data = { workload: workloadName(workload), subdomain, name };
      report(service ? 'notHeadless' : 'missing', data, {
        at: writtenSide(object, [...template, 'spec', 'subdomain']),
        ...(service
          ? { other: fieldSide(service, ['spec', 'clusterIP'], service.spec.clusterIP) }
          : {}),
        breaks: `CoreDNS: knows no ${name}`,
        data,
      });
    }
  },
});

/** Without a hostname the name of the pod stands in front, which nobody knows before. */
const podName = ({ spec, namespace }: Workload, subdomain: string): string =>
  `${asText(spec.hostname) || 'POD'}.${subdomain}.${namespace}.svc`;
