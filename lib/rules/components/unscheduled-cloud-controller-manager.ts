import { type CloudManager, cloudManagersOf, externalCloud } from '../../model/cloud-manager';
import { isObject, type Json } from '../../model/document';
import { at } from '../../model/located';
import { asList, textField } from '../../model/type-meta';
import { workloadName } from '../../model/workload';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { besideCloud, cloudManagerExample } from './cloud-example';

const TAINT = 'node.cloudprovider.kubernetes.io/uninitialized';

export const unscheduledCloudControllerManager = defineRule({
  code: 'NET782',
  name: 'unscheduled-cloud-controller-manager',
  severity: 'error',
  reads: ['nodes', 'objects'],
  docs: {
    summary: 'The cloud-controller-manager must tolerate the taint that it takes away.',
    why: 'Where every kubelet has an external cloud provider, every node begins with this taint. A manager that does not tolerate it waits for a node without the taint, and each node for the manager.',
    symptoms: ['pods-pending'],
    since: '0.1.0',
    source: 'pkg/kubelet/kubelet_node_status.go (initialNode); component-helpers scheduling/corev1',
  },
  findings: {
    intolerant: ({ workload }: { workload: string }) => ({
      what: `${workload} does not tolerate ${TAINT}, which every node has until it runs`,
      fix: `tolerations: [{ key: ${TAINT}, operator: Exists, effect: NoSchedule }]`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the taint by its value', text: cloudManagerExample(), ...besideCloud() },
      {
        title: 'every taint',
        text: cloudManagerExample({ podSpec: ['tolerations: [{ operator: Exists }]'] }),
        ...besideCloud(),
      },
      {
        title: 'a node that no scheduler chooses',
        text: cloudManagerExample({ podSpec: ['nodeName: cp1'] }),
        ...besideCloud(),
      },
    ],
    invalid: [
      {
        title: 'the taint of control planes alone',
        text: cloudManagerExample({
          podSpec: [
            'tolerations: [{ key: node-role.kubernetes.io/control-plane, effect: NoSchedule }]',
          ],
        }),
        ...besideCloud(),
      },
      {
        title: 'another value',
        text: cloudManagerExample({ podSpec: [`tolerations: [{ key: ${TAINT}, value: "yes" }]`] }),
        ...besideCloud(),
      },
    ],
  }),
  check({ nodes, objects }, report) {
    const providers = nodes.map(externalCloud);
    const [first] = providers;
    if (!first || providers.includes(undefined)) return;
    for (const { workload } of cloudManagersOf(objects).filter(isScheduled)) {
      const { object, template, spec } = workload;
      if (asList(spec.tolerations).some(tolerates)) continue;
      const facts = { workload: workloadName(workload) };
      report('intolerant', facts, {
        at: at(object.source, ...template, 'spec', 'tolerations'),
        other: flagSide('cloud-provider', first),
        breaks: 'kube-scheduler: places it nowhere, and the taint stays on every node',
        data: facts,
      });
    }
  },
});

/** Pods with a node of their own, static ones among them, pass the scheduler by. */
const isScheduled = ({ workload: { spec } }: CloudManager): boolean =>
  textField(spec, 'nodeName') === '';

/** Source: core/v1 `Toleration.ToleratesTaint`; the kubelet gives the taint the value `true`. */
function tolerates(toleration: Json): boolean {
  if (!isObject(toleration)) return false;
  const [key, operator, value, effect] = ['key', 'operator', 'value', 'effect'].map((field) =>
    textField(toleration, field),
  );
  const isOfTaint = key === TAINT || (key === '' && operator === 'Exists');
  const isOfEffect = effect === '' || effect === 'NoSchedule';
  return isOfTaint && isOfEffect && (operator === 'Exists' || value === 'true');
}
