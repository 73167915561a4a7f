import type { Path } from '../../diag/path';
import type { Contract } from '../../k8s/contract';
import { isObject } from '../../model/document';
import { type ContainerView, containersOf, hooksOf, PROBES, probesOf } from '../../model/probe';
import { type Workload, workloadName } from '../../model/workload';
import { builtInWorkloadsOf } from '../../model/workload-index';
import { defineRule } from '../rule';
import {
  countProblems,
  type HandlerProblem,
  handlerProblems,
  sleepProblems,
} from './handler-problems';
import { podVerdict } from './pod-verdict';
import { workloadExample } from './workload-example';
import { writtenSide } from './workload-side';

interface Facts {
  /** `readinessProbe`, `preStop`. */
  readonly handler: string;
  readonly workload: string;
  readonly what: string;
  readonly fix: string;
}

const withLine = (line: string): string =>
  workloadExample({ isProbed: false }).replace(
    'image: registry.example/web:1',
    `image: registry.example/web:1\n          ${line}`,
  );

export const probeHandler = defineRule({
  code: 'NET835',
  name: 'probe-handler',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary:
      'A probe or hook does one thing, and its times and thresholds make sense; a pause fits into terminationGracePeriodSeconds.',
    why: 'kube-apiserver refuses the object; up to 1.33 it does not look into a StatefulSet, and refuses its pods. Init containers that end have no probes and hooks.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source:
      'kube-apiserver validateHandler, validateSleepAction, validateProbe, validateInitContainers',
  },
  findings: {
    refused: ({ handler, workload, what, fix }: Facts) => ({
      what: `the ${handler} of ${workload} ${what}`,
      fix,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a request', text: withLine('livenessProbe: { httpGet: { port: 80 } }') },
      {
        title: 'ready after three answers',
        text: withLine('readinessProbe: { tcpSocket: { port: 80 }, successThreshold: 3 }'),
      },
      {
        title: 'a pause at the end',
        text: withLine('lifecycle: { preStop: { sleep: { seconds: 5 } } }'),
      },
    ],
    invalid: [
      { title: 'nothing to do', text: withLine('readinessProbe: { periodSeconds: 5 }') },
      {
        title: 'two things at once',
        text: withLine('livenessProbe: { exec: { command: [a] }, tcpSocket: { port: 80 } }'),
      },
      { title: 'no port', text: withLine('livenessProbe: { httpGet: { path: /healthz } }') },
      {
        title: 'a pause that the pod has no time for',
        text: withLine('lifecycle: { preStop: { sleep: { seconds: 60 } } }'),
      },
      {
        title: 'a scheme in small letters',
        text: withLine('livenessProbe: { httpGet: { port: 80, scheme: https } }'),
      },
      {
        title: 'alive after three answers',
        text: withLine('livenessProbe: { tcpSocket: { port: 80 }, successThreshold: 3 }'),
      },
    ],
  }),
  check({ objects, versions }, report) {
    for (const workload of builtInWorkloadsOf(objects)) {
      const { object } = workload;
      for (const { handler, path, what, fix } of problemsOf(workload, versions.cluster)) {
        const data = { handler, workload: workloadName(workload), what, fix };
        const at = writtenSide(object, path);
        report('refused', data, { at, ...podVerdict(workload, versions.cluster), data });
      }
    }
  },
});

interface Found extends HandlerProblem {
  readonly handler: string;
}

const problemsOf = (workload: Workload, contract: Contract): Found[] => [
  ...probesOf(workload).flatMap((probe) =>
    isShort(probe.container)
      ? []
      : placed(probe.name, probe.path, [...handlerProblems(probe.value), ...countProblems(probe)]),
  ),
  ...hooksOf(workload).flatMap(({ container, name, path, value }) =>
    isShort(container)
      ? []
      : placed(name, path, [
          ...handlerProblems(value),
          ...sleepProblems(value, workload.spec, contract),
        ]),
  ),
  ...containersOf(workload).filter(isShort).flatMap(misplaced),
];

const placed = (handler: string, base: Path, problems: readonly HandlerProblem[]): Found[] =>
  problems.map((one) => ({ ...one, handler, path: [...base, ...one.path] }));

const misplaced = ({ path, value }: ContainerView): Found[] =>
  [...PROBES, 'lifecycle']
    .filter((field) => isObject(value[field]))
    .map((handler) => ({
      handler,
      path: [...path, handler],
      what: 'is that of an init container, which ends before the others start',
      fix: `remove ${handler}, or write restartPolicy: Always for a sidecar`,
    }));

/** An init container that is no sidecar. */
const isShort = ({ isInit, value }: ContainerView): boolean =>
  isInit && value.restartPolicy !== 'Always';
