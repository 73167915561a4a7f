import type { ApiObjectView } from '../../model/api-object';
import { isObject, valueAt } from '../../model/document';
import { isDaemonSet } from '../../model/host-port-claims';
import type { NodePlan } from '../../model/node-plan';
import { objectsOf } from '../../model/object-index';
import { backedServices } from '../../model/service-backends';
import { servicesWithAny } from '../../model/service-index';
import { asList, asNumber } from '../../model/type-meta';
import type { Workload } from '../../model/workload';
import { defineRule } from '../rule';
import { manyExamples, PORT_80, serviceExample } from '../services/service-example';
import { fieldSide, nameOf } from '../services/service-side';
import { workloadExample } from './workload-example';
import { labelsSide } from './workload-side';

interface Facts {
  readonly service: string;
  readonly field: string;
  /** Nodes that can have an endpoint at one time. */
  readonly answering: number;
  readonly nodes: number;
}

const joining = (name: string): { file: string; text: string } => ({
  file: `${name}/kubeadm.yaml`,
  text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
nodeRegistration: { name: ${name} }
discovery:
  bootstrapToken:
    apiServerEndpoint: 192.168.1.10:6443
    token: abcdef.0123456789abcdef
    caCertHashes: ["sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]
`,
});

const WORKERS = { beside: ['w1', 'w2', 'w3'].map(joining) };

const LOCAL = serviceExample(
  'type: NodePort',
  'externalTrafficPolicy: Local',
  'selector: { app: web }',
  ...PORT_80,
);

export const localTrafficPolicy = defineRule({
  code: 'NET810',
  name: 'local-traffic-policy',
  severity: 'info',
  reads: ['nodes', 'objects', 'services'],
  docs: {
    summary: 'With traffic policy Local only nodes that have a pod of the Service answer.',
    why: 'kube-proxy drops what comes to another node. That is wanted behind a load balancer that asks for health, and a surprise for everybody who picks a node by hand, and for pods that ask a Service of policy Local.',
    symptoms: ['service-does-not-answer'],
    since: '0.1.0',
    source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies',
    whenToIgnore: 'when what comes from outside finds the nodes that answer by itself',
  },
  findings: {
    few: ({ service, field, answering, nodes }: Facts) => ({
      what: `${field} Local: at most ${answering} of ${nodes} nodes answer for ${service}`,
      fix: `${field}: Cluster, or pods on every node`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a pod on every node',
        text: manyExamples(LOCAL, workloadExample({ kind: 'DaemonSet' })),
        ...WORKERS,
      },
      {
        title: 'as many replicas as nodes',
        text: manyExamples(LOCAL, workloadExample({ spec: ['replicas: 3'] })),
        ...WORKERS,
      },
      { title: 'the nodes are not known', text: manyExamples(LOCAL, workloadExample()) },
    ],
    invalid: [
      {
        title: 'one pod, three nodes',
        text: manyExamples(LOCAL, workloadExample({ spec: ['replicas: 1'] })),
        ...WORKERS,
      },
    ],
  }),
  check(model, report) {
    const { nodes, objects, services } = model;
    if (nodes.length < 2 || !nodes.every(({ name }) => name)) return;
    const backed = backedServices(model);
    for (const service of servicesWithAny(services, FIELDS)) {
      const backends = backed.get(service) ?? [];
      const [first] = backends;
      if (!first) continue;
      const answering = backends.reduce((sum, one) => sum + mostNodesOf(one, nodes, objects), 0);
      if (answering >= nodes.length) continue;
      for (const field of FIELDS.filter((name) => service.spec[name] === 'Local')) {
        const data = { service: nameOf(service), field, answering, nodes: nodes.length };
        report('few', data, {
          at: fieldSide(service, ['spec', field], 'Local'),
          other: labelsSide(first),
          breaks: 'kube-proxy: drops what comes to a node without a pod of the Service',
          data,
        });
      }
    }
  },
});

const FIELDS = ['externalTrafficPolicy', 'internalTrafficPolicy'];

/** On how many nodes pods of the workload can be; no limit where something else decides on it. */
function mostNodesOf(
  workload: Workload,
  nodes: readonly NodePlan[],
  objects: readonly ApiObjectView[],
): number {
  const { object, spec } = workload;
  if (isDaemonSet(workload)) {
    return asList(spec.tolerations).length > 0 ? nodes.length : nodes.filter(isOpen).length;
  }
  if (isScaled(workload, objects)) return nodes.length;
  return asNumber(valueAt(object.value, ['spec', 'replicas'])) ?? 1;
}

/** kubeadm taints a control plane, unless its file says what to taint it with. */
const isOpen = ({ role, document }: NodePlan): boolean =>
  role === 'worker' || Array.isArray(valueAt(document.value, ['nodeRegistration', 'taints']));

const isScaled = ({ object }: Workload, objects: readonly ApiObjectView[]): boolean =>
  objectsOf(objects, 'autoscaling', 'HorizontalPodAutoscaler').some((scaler) => {
    const target = valueAt(scaler.value, ['spec', 'scaleTargetRef']);
    return isObject(target) && target.kind === object.kind && target.name === object.name;
  });
