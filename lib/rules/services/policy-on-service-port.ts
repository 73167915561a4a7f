import type { JsonObject } from '../../model/document';
import { networkingObjects, type PolicyRule, policyRulesOf } from '../../model/network-policy';
import { targetsOf } from '../../model/policy-pods';
import { backedServices } from '../../model/service-backends';
import type { ServicePortView, ServiceView } from '../../model/service-view';
import { asNumber, textField } from '../../model/type-meta';
import type { Workload } from '../../model/workload';
import { workloadsIn } from '../../model/workload-index';
import { defineRule } from '../rule';
import { policyOnPorts } from '../workloads/policy-example';
import { workloadExample } from '../workloads/workload-example';
import { writtenSide } from '../workloads/workload-side';
import { manyExamples, serviceExample } from './service-example';
import { fieldSide, nameOf } from './service-side';

interface Facts {
  readonly policy: string;
  readonly service: string;
  readonly port: number;
  /** Where the pods listen. */
  readonly target: number;
}

/** A port of a Service, and where it leads. */
interface Mapping {
  readonly service: ServiceView;
  readonly port: ServicePortView;
  readonly target: number;
}

const WEB = manyExamples(
  serviceExample('selector: { app: web }', 'ports:', '  - { port: 80, targetPort: 8080 }'),
  workloadExample({ ports: '{ containerPort: 8080 }' }),
);

export const policyOnServicePort = defineRule({
  code: 'NET360',
  name: 'policy-on-service-port',
  severity: 'warning',
  reads: ['objects', 'services'],
  docs: {
    summary: 'Ports of a NetworkPolicy are those of pods, not those of Services.',
    why: 'kube-proxy puts the port of a pod in place of the port of the Service before policies are applied. A policy that lets the port of the Service through drops what the Service sends.',
    symptoms: ['policy-surprises'],
    since: '0.1.0',
    source:
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
    whenToIgnore: 'when the containers also listen on the port, and do not list it',
  },
  findings: {
    servicePort: ({ policy, service, port, target }: Facts) => ({
      what: `port ${port} of NetworkPolicy ${policy} is that of Service ${service}, whose pods listen on ${target}`,
      fix: `port: ${target}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the port of the pods', text: manyExamples(WEB, policyOnPorts('{ port: 8080 }')) },
      {
        title: 'both, to be safe',
        text: manyExamples(WEB, policyOnPorts('{ port: 80 }, { port: 8080 }')),
      },
      {
        title: 'a range that holds the port of the pods',
        text: manyExamples(WEB, policyOnPorts('{ port: 80, endPort: 9000 }')),
      },
      {
        title: 'containers that list no port',
        text: manyExamples(
          WEB.replace('{ containerPort: 8080 }', ''),
          policyOnPorts('{ port: 80 }'),
        ),
      },
    ],
    invalid: [
      { title: 'the port of the Service', text: manyExamples(WEB, policyOnPorts('{ port: 80 }')) },
    ],
  }),
  check(model, report) {
    const policies = networkingObjects(model.objects, 'NetworkPolicy');
    if (policies.length === 0) return;
    const backed = backedServices(model);
    for (const object of policies) {
      const namespace = object.namespace || 'default';
      const neighbours = workloadsIn(model.objects, namespace);
      for (const rule of policyRulesOf(object)) {
        const targets = targetsOf(object, rule, neighbours);
        for (const { path, value } of rule.ports) {
          const mapping = mappingOf(value, targets, backed);
          if (!mapping || allows(rule, mapping)) continue;
          const { service, port, target } = mapping;
          const number = asNumber(value.port) ?? 0;
          const policy = `${namespace}/${object.name}`;
          const data = { policy, service: nameOf(service), port: number, target };
          report('servicePort', data, {
            at: writtenSide(object, [...path, 'port']),
            other: fieldSide(service, ['spec', 'ports', port.index, 'port'], number),
            breaks: `the network add-on: drops what ${data.service} sends to port ${target} of its pods`,
            data: { ...data },
          });
        }
      }
    }
  },
});

const protocolOf = (entry: JsonObject): string => textField(entry, 'protocol') || 'TCP';

/** The Service whose port is written, where all pods list others. */
function mappingOf(
  entry: JsonObject,
  targets: readonly Workload[],
  backed: ReadonlyMap<ServiceView, readonly Workload[]>,
): Mapping | undefined {
  const number = asNumber(entry.port);
  const protocol = protocolOf(entry);
  const listOthers = ({ ports }: Workload): boolean =>
    ports.length > 0 && !ports.some((one) => one.containerPort === number);
  if (number === undefined || targets.length === 0 || !targets.every(listOthers)) return undefined;
  for (const [service, workloads] of backed) {
    const workload = workloads.find((one) => targets.includes(one));
    const port = service.ports.find(
      (one) => one.value.port === number && one.protocol === protocol,
    );
    const target = workload && port && targetIn(workload, port);
    if (port && target !== undefined) return { service, port, target };
  }
  return undefined;
}

/** The container port that a Service port leads to, by number or by name. */
const targetIn = ({ ports }: Workload, { value, protocol }: ServicePortView): number | undefined =>
  ports.find(
    (one) =>
      one.protocol === protocol &&
      (one.containerPort === value.targetPort || one.name === value.targetPort),
  )?.containerPort;

/** The same rule may let the port of the pods through beside it; a port by its name may be any. */
const allows = ({ ports }: PolicyRule, { target }: Mapping): boolean =>
  ports.some(({ value }) => {
    if (typeof value.port === 'string' || value.port === undefined) return true;
    const first = asNumber(value.port) ?? 0;
    return first <= target && target <= (asNumber(value.endPort) ?? first);
  });
