import type { ApiObjectView } from '../../model/api-object';
import { valueAt } from '../../model/document';
import { metalLbConfig } from '../../model/metallb-config';
import type { NodePlan } from '../../model/node-plan';
import { workloadsOf } from '../../model/workload-index';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { besideInit } from './kube-vip-example';
import { LAB_POOL } from './metallb-example';
import { metalLbSide } from './metallb-side';

export const excludedLoadBalancerNodes = defineRule({
  code: 'NET874',
  name: 'excluded-load-balancer-nodes',
  severity: 'warning',
  reads: ['objects', 'nodes'],
  docs: {
    summary: 'On clusters of control planes alone MetalLB announces nothing unless told to.',
    why: 'kubeadm labels control planes node.kubernetes.io/exclude-from-external-load-balancers, and the speakers of MetalLB stay silent on nodes with this label.',
    symptoms: ['service-does-not-answer'],
    since: '0.1.0',
    source: 'kubeadm markcontrolplane; MetalLB 0.16 speaker --ignore-exclude-lb',
    whenToIgnore: 'when workers join later, or the label is removed after kubeadm',
  },
  findings: {
    silent: ({ nodes }: { nodes: string }) => ({
      what: `all nodes are control planes (${nodes}), on which MetalLB announces nothing`,
      fix: 'start the speakers with --ignore-exclude-lb, or remove the label node.kubernetes.io/exclude-from-external-load-balancers',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'workers may join: the control plane keeps its taint',
        text: manyExamples(...LAB_POOL),
        ...besideInit(),
      },
    ],
    invalid: [
      {
        title: 'one node for everything',
        text: manyExamples(...LAB_POOL),
        ...besideInit({ init: ['nodeRegistration: { name: lab1, taints: [] }'] }),
      },
    ],
  }),
  check({ objects, nodes }, report) {
    const { l2Advertisements, bgpAdvertisements } = metalLbConfig(objects);
    const [advertisement] = [...l2Advertisements, ...bgpAdvertisements];
    if (!advertisement || !nodes.some(runsWorkloads) || isIgnored(objects)) return;
    const [first] = nodes;
    if (!first || nodes.some(({ role }) => role === 'worker')) return;
    const facts = { nodes: nodes.map(({ name }) => name?.value ?? 'unnamed').join(', ') };
    report('silent', facts, {
      at: metalLbSide(advertisement.object, ['spec']),
      other: { at: { source: first.document.source, path: ['nodeRegistration', 'taints'] } },
      breaks: 'MetalLB speaker: stays silent on nodes with this label',
      data: facts,
    });
  },
});

/** Whoever takes the taint away means the node for everything. */
const runsWorkloads = ({ role, document }: NodePlan): boolean => {
  const taints = valueAt(document.value, ['nodeRegistration', 'taints']);
  return role === 'control-plane' && Array.isArray(taints) && taints.length === 0;
};

const isIgnored = (objects: readonly ApiObjectView[]): boolean =>
  workloadsOf(objects).some(({ spec }) => JSON.stringify(spec).includes('--ignore-exclude-lb'));
