import { isObject } from '../../model/document';
import { backedServices } from '../../model/service-backends';
import type { ServiceView } from '../../model/service-view';
import { asList } from '../../model/type-meta';
import { type Workload, workloadName } from '../../model/workload';
import { defineRule } from '../rule';
import { manyExamples, PORT_80, serviceExample } from '../services/service-example';
import { fieldSide, nameOf } from '../services/service-side';
import { workloadExample } from './workload-example';
import { labelsSide } from './workload-side';

interface Facts {
  readonly service: string;
  readonly workload: string;
}

const WEB = serviceExample('selector: { app: web }', ...PORT_80);

const unprobed = (kind: string, ...podSpec: readonly string[]): string =>
  workloadExample({ kind, podSpec, isProbed: false });

export const serviceWithoutReadiness = defineRule({
  code: 'NET824',
  name: 'service-without-readiness',
  severity: 'info',
  reads: ['objects', 'services'],
  docs: {
    summary: 'Pods behind a Service should say when they are ready.',
    why: 'Without a readiness probe a pod counts as ready as soon as its containers run. Connections of its first seconds are refused, at each start and each roll-out.',
    symptoms: ['fails-at-random'],
    since: '0.1.0',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#types-of-probe',
    whenToIgnore: 'when the program listens at once, or its clients try again',
  },
  findings: {
    unprobed: ({ service, workload }: Facts) => ({
      what: `no container of ${workload} has a readinessProbe, so ${service} sends before they listen`,
      fix: 'add a readinessProbe to the container that listens',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a probe of one container', text: manyExamples(WEB, workloadExample()) },
      {
        title: 'a readiness gate instead',
        text: manyExamples(
          WEB,
          unprobed('Deployment', 'readinessGates: [{ conditionType: example.com/lb }]'),
        ),
      },
      {
        title: 'peers that look for each other before they are ready',
        text: manyExamples(
          serviceExample('clusterIP: None', 'selector: { app: web }', ...PORT_80),
          unprobed('StatefulSet'),
        ),
      },
    ],
    invalid: [{ title: 'no probe', text: manyExamples(WEB, unprobed('Deployment')) }],
  }),
  check(model, report) {
    for (const [service, backends] of backedServices(model)) {
      const [first] = backends;
      if (!first || isForPeers(service) || backends.some(saysWhenReady)) continue;
      const data = { service: nameOf(service), workload: workloadName(first) };
      report('unprobed', data, {
        at: fieldSide(service, ['spec', 'selector']),
        other: labelsSide(first),
        breaks: 'kube-proxy: sends to pods whose programs do not listen yet',
        data,
      });
    }
  },
});

const isForPeers = ({ isHeadless, spec, namespace }: ServiceView): boolean =>
  isHeadless || spec.publishNotReadyAddresses === true || namespace === 'kube-system';

const saysWhenReady = ({ spec }: Workload): boolean =>
  asList(spec.readinessGates).length > 0 ||
  [...asList(spec.containers), ...asList(spec.initContainers)].some(
    (container) => isObject(container) && isObject(container.readinessProbe),
  );
