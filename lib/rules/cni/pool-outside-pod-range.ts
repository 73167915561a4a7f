import { besidePodRange } from '../cluster-example';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { poolsOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';
import { poolSide, rangesOf } from './pool-side';

interface Outside {
  readonly subnet: string;
  readonly pods: string;
}

export const poolOutsidePodRange = defineRule({
  code: 'NET560',
  name: 'pool-outside-pod-range',
  severity: 'warning',
  reads: ['conflists', 'plan'],
  docs: {
    summary: 'The addresses a network gives to pods should lie in the pod range of the cluster.',
    why: 'kube-proxy takes what is not in the pod range for traffic from outside the cluster and masquerades it; NetworkPolicy and firewalls that go by the range miss these pods.',
    symptoms: ['source-address-lost'],
    since: '0.1.0',
    source: 'kube-proxy clusterCIDR, detectLocalMode ClusterCIDR (kubeadm sets it to podSubnet)',
    whenToIgnore: 'The list is for a second interface (Multus), not for the pod network.',
  },
  findings: {
    outside: ({ subnet, pods }: Outside) => ({
      what: `subnet ${subnet} is not in pod range ${pods}`,
      fix: `take a subnet of ${pods}`,
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST, { ...WORKING_LIST, ...besidePodRange('10.244.0.0/16') }],
    invalid: [
      {
        ...conflistExample({ title: 'a pool beside the pod range' }),
        ...besidePodRange('10.50.0.0/16'),
      },
    ],
  }),
  check({ conflists, plan }, report) {
    for (const { link, range } of rangesOf(poolsOf(conflists))) {
      const pods = plan.pods.find(({ value }) => value.family === range.subnet.family);
      if (!pods || range.span.isInside(pods.value)) continue;
      const facts = { subnet: `${range.subnet}`, pods: pods.text };
      report('outside', facts, {
        at: poolSide(link, range),
        other: rangeSide(pods),
        breaks: 'kube-proxy: masquerades the traffic of these pods as if it came from outside',
        data: { ...facts },
      });
    }
  },
});
