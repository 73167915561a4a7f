import { isPortProtocol } from '../../k8s/service-fields';
import { backedServices } from '../../model/service-backends';
import type { ServicePortView, ServiceView } from '../../model/service-view';
import { type ContainerPortView, type Workload, workloadName } from '../../model/workload';
import { defineRule, type Side } from '../rule';
import { manyExamples, serviceExample } from '../services/service-example';
import { fieldSide } from '../services/service-side';
import { workloadExample } from './workload-example';
import { portSide } from './workload-side';

interface Unlisted {
  readonly port: number;
  readonly protocol: string;
  readonly workload: string;
  readonly listed: readonly number[];
}

interface OtherProtocol {
  readonly port: number;
  readonly protocol: string;
  readonly workload: string;
  readonly listed: string;
}

const ON_8080 = serviceExample(
  'selector: { app: web }',
  'ports:',
  '  - { port: 80, targetPort: 8080 }',
);

export const targetPortNotListed = defineRule({
  code: 'NET802',
  name: 'target-port-not-listed',
  severity: 'info',
  reads: ['objects', 'services'],
  docs: {
    summary: 'A target port should be among the ports that the containers list, if they list any.',
    why: 'Nothing needs containerPort, so the Service may work. But lists are mostly complete, and a Service on a port where nobody listens answers "connection refused".',
    symptoms: ['service-does-not-answer'],
    since: '0.1.0',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    whenToIgnore: 'when a container listens on ports that it does not list',
  },
  findings: {
    unlisted: ({ port, protocol, workload, listed }: Unlisted) => ({
      what: `containers of ${workload} list no ${protocol} port ${port}`,
      fix: `targetPort: ${listed.join(' or ')}`,
    }),
    otherProtocol: ({ port, protocol, workload, listed }: OtherProtocol) => ({
      what: `port ${port} of ${workload} is ${listed}, and the Service sends ${protocol}`,
      fix: `protocol: ${listed}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a port of a container',
        text: manyExamples(ON_8080, workloadExample({ ports: '{ containerPort: 8080 }' })),
      },
      {
        title: 'containers that list none',
        text: manyExamples(ON_8080, workloadExample()),
      },
    ],
    invalid: [
      {
        title: 'another port',
        text: manyExamples(ON_8080, workloadExample({ ports: '{ containerPort: 8000 }' })),
      },
      {
        title: 'no targetPort, which means port',
        text: manyExamples(
          serviceExample('selector: { app: web }', 'ports: [{ port: 80 }]'),
          workloadExample({ ports: '{ containerPort: 8080 }' }),
        ),
      },
      {
        title: 'another protocol',
        text: manyExamples(
          ON_8080,
          workloadExample({ ports: '{ containerPort: 8080, protocol: UDP }' }),
        ),
      },
    ],
  }),
  check(model, report) {
    for (const [service, backends] of backedServices(model)) {
      for (const port of service.ports) {
        const target = targetOf(port);
        if (target === undefined || !isPortProtocol(port.protocol)) continue;
        const listing = backends.filter(({ ports }) => ports.length > 0);
        const [blamed] = listing;
        if (!blamed || listing.length < backends.length) continue;
        if (listing.some((workload) => lists(workload, target, port.protocol))) continue;
        const workload = workloadName(blamed);
        const { protocol } = port;
        const at = sideOf(service, port, target);
        const breaks = `kube-proxy: sends to ${protocol} port ${target} of the pods, where perhaps nobody listens`;
        const twin = blamed.ports.find(({ containerPort }) => containerPort === target);
        const nearest = twin ?? blamed.ports[0];
        if (!nearest) continue;
        if (twin) {
          const data = { port: target, protocol, workload, listed: twin.protocol };
          const other = portSide(blamed, twin, 'protocol', twin.protocol);
          report('otherProtocol', data, { at, other, breaks, severity: 'warning', data });
        } else {
          const data = { port: target, protocol, workload, listed: numbersOf(blamed) };
          const other = portSide(blamed, nearest, 'containerPort', nearest.containerPort);
          report('unlisted', data, { at, other, breaks, data });
        }
      }
    }
  },
});

/** Absent, null, 0 and "" stand for `port`. */
function targetOf({ value }: ServicePortView): number | undefined {
  const target = value.targetPort || value.port;
  return typeof target === 'number' ? target : undefined;
}

const lists = ({ ports }: Workload, wanted: number, protocol: string): boolean =>
  ports.some((port) => port.containerPort === wanted && port.protocol === protocol);

const numbersOf = ({ ports }: Workload): number[] => [
  ...new Set(ports.map(({ containerPort }: ContainerPortView) => containerPort)),
];

const sideOf = (service: ServiceView, { index, value }: ServicePortView, target: number): Side =>
  fieldSide(service, ['spec', 'ports', index, value.targetPort ? 'targetPort' : 'port'], target);
