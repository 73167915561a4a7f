import type { Path } from '../../diag/path';
import { isPortName } from '../../k8s/names';
import { type Json, valueAt } from '../../model/document';
import { type HookView, hooksOf, type ProbeView, probesOf } from '../../model/probe';
import { type Workload, workloadName } from '../../model/workload';
import { builtInWorkloadsOf } from '../../model/workload-index';
import { isPort } from '../../net/port';
import { defineRule } from '../rule';
import { spell } from '../services/service-side';
import { podVerdict } from './pod-verdict';
import { workloadExample } from './workload-example';
import { writtenSide } from './workload-side';

interface Port {
  readonly port: string;
}

interface Unknown extends Port {
  readonly handler: string;
  readonly container: string;
  readonly workload: string;
  readonly declared: readonly string[];
}

const probed = (probe: string): string =>
  workloadExample({ ports: '{ name: http, containerPort: 8080 }', isProbed: false }).replace(
    'image: registry.example/web:1',
    `image: registry.example/web:1\n          ${probe}`,
  );

export const probePort = defineRule({
  code: 'NET830',
  name: 'probe-port',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary:
      'The port of a probe or hook is a number from 1 to 65535, or the name of a port of its container.',
    why: 'kube-apiserver refuses other numbers and words. A name it does not look up; the kubelet does, in the same container only, and a probe or hook that finds no port fails: the pod never gets ready, or starts again and again.',
    symptoms: ['service-without-endpoints'],
    since: '0.1.0',
    source: 'kube-apiserver ValidatePortNumOrName; kubelet prober, probe.ResolveContainerPort',
  },
  findings: {
    outOfRange: ({ port }: Port) => ({
      what: `port ${port} of a probe or hook is not in 1-65535`,
      fix: 'port: the port on which the container listens',
    }),
    notName: ({ port }: Port) => ({
      what: `"${port}" is not a port name: 1-15 of a-z, 0-9 and single "-", one letter`,
      fix: isPort(Number(port))
        ? `port: ${Number(port)}, without quotes`
        : 'port: a number or name',
    }),
    unknown: ({ port, handler, container, workload, declared }: Unknown) => ({
      what: `the ${handler} of ${workload} asks port "${port}", and container ${container} has no port of that name`,
      fix: declared.length > 0 ? `port: ${declared[0]}` : 'port: the number of the port',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a name', text: probed('readinessProbe: { httpGet: { path: /, port: http } }') },
      {
        title: 'a number that is not listed',
        text: probed('livenessProbe: { tcpSocket: { port: 9 } }'),
      },
      { title: 'a command', text: probed('startupProbe: { exec: { command: [check] } }') },
    ],
    invalid: [
      {
        title: 'a name that is not there',
        text: probed('readinessProbe: { httpGet: { port: web } }'),
      },
      { title: 'a number in quotes', text: probed('livenessProbe: { tcpSocket: { port: "80" } }') },
      {
        title: 'port 0 of a hook',
        text: probed('lifecycle: { preStop: { httpGet: { port: 0 } } }'),
      },
      { title: 'a port above 65535', text: probed('livenessProbe: { grpc: { port: 70000 } }') },
    ],
  }),
  check({ objects, versions }, report) {
    for (const workload of builtInWorkloadsOf(objects)) {
      const { object } = workload;
      for (const { path, value: port, handler, container, declared } of portsOf(workload)) {
        const at = writtenSide(object, path);
        const verdict = podVerdict(workload, versions.cluster);
        const data = { port: spell(port) };
        if (typeof port === 'number' && !isPort(port) && Number.isInteger(port)) {
          report('outOfRange', data, { at, ...verdict, data });
        } else if (typeof port === 'string' && !isPortName(port)) {
          report('notName', data, { at, ...verdict, data });
        } else if (typeof port === 'string' && !declared.includes(port)) {
          const facts = { port, handler, container, workload: workloadName(workload), declared };
          report('unknown', facts, {
            at,
            breaks: `kubelet: the ${handler} fails, "couldn't find port"`,
            data: facts,
          });
        }
      }
    }
  },
});

const HANDLERS = ['httpGet', 'tcpSocket', 'grpc'];

interface HandlerPort {
  readonly path: Path;
  readonly value: Json;
  readonly handler: string;
  readonly container: string;
  /** Names of ports of the same container. */
  readonly declared: readonly string[];
}

const portsOf = (workload: Workload): HandlerPort[] =>
  [...probesOf(workload), ...hooksOf(workload)].flatMap(portsOfHandler);

const portsOfHandler = ({ name, path, value, container }: ProbeView | HookView): HandlerPort[] =>
  HANDLERS.flatMap((kind) => {
    const port = valueAt(value, [kind, 'port']);
    if (port === undefined || port === null) return [];
    return [
      {
        path: [...path, kind, 'port'],
        value: port,
        handler: name,
        container: container.name,
        declared: container.portNames,
      },
    ];
  });
