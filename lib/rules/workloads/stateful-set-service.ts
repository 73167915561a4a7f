import { isDns1123Label } from '../../k8s/names';
import { valueAt } from '../../model/document';
import { servicesByName } from '../../model/service-names';
import type { ServiceView } from '../../model/service-view';
import { asText } from '../../model/type-meta';
import { type Workload, workloadName } from '../../model/workload';
import { builtInWorkloadsOf } from '../../model/workload-index';
import { defineRule } from '../rule';
import { manyExamples, PORT_80, serviceExample } from '../services/service-example';
import { fieldSide, REFUSED } from '../services/service-side';
import { workloadExample } from './workload-example';
import { objectSide } from './workload-side';

interface Facts {
  readonly workload: string;
  readonly serviceName: string;
}

const GOVERNED = workloadExample({ kind: 'StatefulSet', spec: ['serviceName: web'] });

export const statefulSetService = defineRule({
  code: 'NET805',
  name: 'stateful-set-service',
  severity: 'warning',
  reads: ['objects', 'services', 'versions'],
  docs: {
    summary: 'serviceName of a StatefulSet must name a headless Service of its namespace.',
    why: 'Pods get names of their own (web-0.web.default.svc) only below a headless Service of exactly that name. kube-apiserver does not look whether it is there, only, from 1.33, whether a Service could be called so.',
    symptoms: ['names-do-not-resolve'],
    since: '0.1.0',
    source:
      'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
    whenToIgnore: 'when nobody asks for single pods by name, or the Service is made elsewhere',
  },
  findings: {
    missing: ({ workload, serviceName }: Facts) => ({
      what: `${workload} names Service "${serviceName}", which is not in its namespace`,
      fix: `add a Service "${serviceName}" with clusterIP: None`,
    }),
    notLabel: ({ serviceName }: Pick<Facts, 'serviceName'>) => ({
      what: `serviceName "${serviceName}" is not the name of any Service: a DNS label`,
      fix: `serviceName: ${serviceName.includes('.') ? serviceName.split('.')[0] : 'the name of a headless Service'}`,
    }),
    notHeadless: ({ workload, serviceName }: Facts) => ({
      what: `${workload} names Service "${serviceName}", which is not headless`,
      fix: `clusterIP: None, or name a headless Service beside it`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a headless Service',
        text: manyExamples(
          serviceExample('clusterIP: None', 'selector: { app: web }', ...PORT_80),
          GOVERNED,
        ),
      },
      { title: 'its Services are in other files', text: GOVERNED },
    ],
    invalid: [
      {
        title: 'a Service of another name',
        text: manyExamples(
          serviceExample('clusterIP: None', 'selector: { app: web }', ...PORT_80),
          GOVERNED.replace('serviceName: web', 'serviceName: web-headless'),
        ),
      },
      {
        title: 'a DNS name',
        text: GOVERNED.replace('serviceName: web', 'serviceName: web.default.svc'),
      },
      {
        title: 'a Service with an address',
        text: manyExamples(serviceExample('selector: { app: web }', ...PORT_80), GOVERNED),
      },
    ],
  }),
  check({ objects, services, versions }, report) {
    for (const set of builtInWorkloadsOf(objects)) {
      const { object } = set;
      const serviceName = asText(valueAt(object.value, ['spec', 'serviceName']));
      if (object.kind !== 'StatefulSet' || !serviceName) continue;
      const at = objectSide(object, ['spec', 'serviceName'], serviceName);
      if (!isDns1123Label(serviceName)) {
        const breaks = `CoreDNS: no Service can be called "${serviceName}"`;
        const verdict = versions.cluster.statefulSetServiceNameIsJudged ? REFUSED : { breaks };
        report(
          'notLabel',
          { serviceName },
          { at, severity: 'error', ...verdict, data: { serviceName } },
        );
        continue;
      }
      const neighbours = servicesByName(services, set.namespace);
      if (neighbours.size === 0) continue;
      const service = neighbours.get(serviceName);
      if (service?.isHeadless) continue;
      const data = { workload: workloadName(set), serviceName };
      report(service ? 'notHeadless' : 'missing', data, {
        at,
        ...(service ? { other: clusterIpSide(service), severity: 'info' } : {}),
        breaks: `CoreDNS: knows no ${podName(set, serviceName)}`,
        data,
      });
    }
  },
});

const clusterIpSide = (service: ServiceView) =>
  fieldSide(service, ['spec', 'clusterIP'], service.spec.clusterIP);

const podName = ({ object, namespace }: Workload, serviceName: string): string =>
  `${object.name}-0.${serviceName}.${namespace}.svc`;
