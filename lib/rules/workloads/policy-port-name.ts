import { networkingObjects, policyRulesOf } from '../../model/network-policy';
import { targetsOf } from '../../model/policy-pods';
import { textField } from '../../model/type-meta';
import { type Workload, workloadName } from '../../model/workload';
import { workloadsIn } from '../../model/workload-index';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { policyExample, policyOnPorts } from './policy-example';
import { workloadExample } from './workload-example';
import { labelsSide, writtenSide } from './workload-side';

interface Facts {
  readonly port: string;
  readonly protocol: string;
  readonly workload: string;
  /** The names that its containers declare for the protocol. */
  readonly declared: readonly string[];
}

const HTTP = workloadExample({ ports: '{ name: http, containerPort: 8080 }' });

export const policyPortName = defineRule({
  code: 'NET828',
  name: 'policy-port-name',
  severity: 'warning',
  reads: ['objects'],
  docs: {
    summary: 'A port name of a NetworkPolicy must be the name of a container port.',
    why: 'The name is looked up in the pods that are sent to: for ingress in those that the policy selects, for egress in its peers. Names of ports of Services count for nothing. Where no container has it, nothing is let through.',
    symptoms: ['policy-surprises'],
    since: '0.1.0',
    source:
      'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
    whenToIgnore: 'when pods with such a port are in files that are not checked',
  },
  findings: {
    unknown: ({ port, protocol, workload, declared }: Facts) => ({
      what: `no container of ${workload} has a ${protocol} port named "${port}"`,
      fix: declared.length > 0 ? `port: ${declared[0]}` : `give the container port name: ${port}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the name of a container port',
        text: manyExamples(policyOnPorts('{ port: http }'), HTTP),
      },
      {
        title: 'the name that one of two workloads has',
        text: manyExamples(
          policyOnPorts('{ port: http }'),
          HTTP,
          workloadExample({ name: 'db', labels: 'app: db' }),
        ),
      },
      {
        title: 'a port of pods of another namespace',
        text: manyExamples(
          policyExample('egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: dns }] }]'),
          HTTP,
        ),
      },
    ],
    invalid: [
      {
        title: 'a name that no container has',
        text: manyExamples(policyOnPorts('{ port: web }'), HTTP),
      },
      {
        title: 'a name of another protocol',
        text: manyExamples(policyOnPorts('{ port: http, protocol: UDP }'), HTTP),
      },
    ],
  }),
  check({ objects }, report) {
    for (const object of networkingObjects(objects, 'NetworkPolicy')) {
      const neighbours = workloadsIn(objects, object.namespace || 'default');
      for (const rule of policyRulesOf(object)) {
        for (const { path, value } of rule.ports) {
          const port = textField(value, 'port');
          if (port === '') continue;
          const targets = targetsOf(object, rule, neighbours);
          const protocol = textField(value, 'protocol') || 'TCP';
          const [first] = targets;
          if (!first || targets.some((one) => hasPort(one, port, protocol))) continue;
          const workload = workloadName(first);
          const data = { port, protocol, workload, declared: namesOf(first, protocol) };
          report('unknown', data, {
            at: writtenSide(object, [...path, 'port']),
            other: labelsSide(first),
            breaks: `the network add-on: lets nothing through to port "${port}"`,
            data,
          });
        }
      }
    }
  },
});

const hasPort = ({ ports }: Workload, wanted: string, protocol: string): boolean =>
  ports.some((port) => port.name === wanted && port.protocol === protocol);

const namesOf = ({ ports }: Workload, protocol: string): string[] =>
  ports.filter((port) => port.name !== '' && port.protocol === protocol).map(({ name }) => name);
