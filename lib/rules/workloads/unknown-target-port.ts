import { backedServices } from '../../model/service-backends';
import { portsWith } from '../../model/service-index';
import type { ServicePortView, ServiceView } from '../../model/service-view';
import { type ContainerPortView, type Workload, workloadName } from '../../model/workload';
import { defineRule, type Side } from '../rule';
import { manyExamples, serviceExample } from '../services/service-example';
import { fieldSide } from '../services/service-side';
import { workloadExample } from './workload-example';
import { labelsSide, portSide } from './workload-side';

interface Unknown {
  readonly targetPort: string;
  readonly workload: string;
  /** The names that its containers declare. */
  readonly declared: readonly string[];
}

interface OtherProtocol {
  readonly targetPort: string;
  readonly workload: string;
  readonly protocol: string;
  readonly declared: string;
}

const WEB_SERVICE = serviceExample(
  'selector: { app: web }',
  'ports:',
  '  - { port: 80, targetPort: http }',
);

export const unknownTargetPort = defineRule({
  code: 'NET801',
  name: 'unknown-target-port',
  severity: 'warning',
  reads: ['objects', 'services'],
  docs: {
    summary: 'A named target port must be the name of a container port of the same protocol.',
    why: 'Kubernetes looks the name up in each pod. Where no container has it, the pod is no endpoint of that port, and nobody says so.',
    symptoms: ['service-without-endpoints'],
    since: '0.1.0',
    source: 'k8s.io/endpointslice/util FindPort',
    whenToIgnore: 'when a container that declares the port is injected while pods are admitted',
  },
  findings: {
    unknown: ({ targetPort, workload, declared }: Unknown) => ({
      what: `no container of ${workload} has a port named "${targetPort}"`,
      fix:
        declared.length > 0
          ? `targetPort: ${declared[0]}`
          : `give the container port name: ${targetPort}`,
    }),
    otherProtocol: ({ targetPort, workload, protocol, declared }: OtherProtocol) => ({
      what: `port "${targetPort}" of ${workload} is ${declared}, and the Service asks for ${protocol}`,
      fix: `protocol: ${declared}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the name of a container port',
        text: manyExamples(
          WEB_SERVICE,
          workloadExample({ ports: '{ name: http, containerPort: 8080 }' }),
        ),
      },
      {
        title: 'the name of a port of a sidecar',
        text: manyExamples(
          WEB_SERVICE,
          workloadExample({
            podSpec: [
              'initContainers:',
              '  - name: proxy',
              '    image: registry.example/proxy:1',
              '    restartPolicy: Always',
              '    ports: [{ name: http, containerPort: 8080 }]',
            ],
          }),
        ),
      },
    ],
    invalid: [
      {
        title: 'a name that no container has',
        text: manyExamples(
          WEB_SERVICE,
          workloadExample({ ports: '{ name: web, containerPort: 8080 }' }),
        ),
      },
      {
        title: 'another protocol',
        text: manyExamples(
          WEB_SERVICE.replace('port: 80,', 'port: 80, protocol: UDP,'),
          workloadExample({ ports: '{ name: http, containerPort: 8080 }' }),
        ),
      },
    ],
  }),
  check(model, report) {
    const { services } = model;
    const backed = backedServices(model);
    if (backed.size === 0) return;
    for (const { service, port } of portsWith(services, 'targetPort')) {
      const { targetPort } = port.value;
      if (typeof targetPort !== 'string' || targetPort === '') continue;
      const backends = backed.get(service) ?? [];
      const without = backends.filter((workload) => !findPort(workload, targetPort, port.protocol));
      const [blamed] = without;
      if (!blamed) continue;
      const workload = workloadName(blamed);
      const sighting = {
        at: sideOf(service, port),
        breaks: `endpointslice-controller: pods of ${workload} are no endpoints of port ${port.value.port}`,
        severity: without.length < backends.length ? 'info' : 'warning',
      } as const;
      const twin = blamed.ports.find(({ name }) => name === targetPort);
      if (twin) {
        const { protocol } = port;
        const data = { targetPort, workload, protocol, declared: twin.protocol };
        const other = portSide(blamed, twin, 'protocol', twin.protocol);
        report('otherProtocol', data, { ...sighting, other, data });
      } else {
        const data = { targetPort, workload, declared: namesOf(blamed, port.protocol) };
        report('unknown', data, { ...sighting, other: labelsSide(blamed), data });
      }
    }
  },
});

const findPort = (
  { ports }: Workload,
  wanted: string,
  protocol: string,
): ContainerPortView | undefined =>
  ports.find((port) => port.name === wanted && port.protocol === protocol);

const namesOf = ({ ports }: Workload, protocol: string): string[] =>
  ports.filter((port) => port.name !== '' && port.protocol === protocol).map(({ name }) => name);

const sideOf = (service: ServiceView, { index, value }: ServicePortView): Side =>
  fieldSide(service, ['spec', 'ports', index, 'targetPort'], value.targetPort);
