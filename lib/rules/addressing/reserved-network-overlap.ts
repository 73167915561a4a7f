import type { NeighbourRange, PlanRange } from '../../model/address-plan';
import { suggestRange } from '../free-range';
import { knowsCluster, spanText } from '../node-clash';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

interface Clash {
  readonly range: PlanRange;
  readonly use: 'pod' | 'service';
  readonly reserved: NeighbourRange;
  readonly shared: string;
  readonly free: string | undefined;
}

export const reservedNetworkOverlap = defineRule({
  code: 'NET207',
  name: 'reserved-network-overlap',
  severity: 'error',
  reads: ['plan', 'kubeadmFiles'],
  docs: {
    summary:
      'Pod and service ranges must not hold networks that the address plan reserves for others.',
    why: 'Inside the cluster the pod and service ranges win: a registry, a DNS server or an office network with such an address becomes unreachable from nodes and pods.',
    symptoms: ['hosts-unreachable'],
    since: '0.1.0',
    source: 'kube-proxy service rules and pod routes on every node',
  },
  findings: {
    overlap: ({ range, use, reserved, shared, free }: Clash) => ({
      what: `${use} range ${range.text} holds ${shared} of the reserved network ${reserved.text} (${reserved.name})`,
      fix: free ? `${use}Subnet: "${free}"` : `choose a ${use} range outside ${reserved.text}`,
    }),
  },
  examples: {
    valid: [
      {
        title: 'the office network lies elsewhere',
        beside: [
          {
            file: 'plan.yaml',
            text: `apiVersion: cdk8s-kubeadm/v1alpha1
kind: AddressPlan
reserved: [{ name: office, range: 10.20.0.0/16 }]
`,
          },
        ],
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
`,
      },
    ],
    invalid: [
      {
        title: 'the default service range covers the office network',
        beside: [
          {
            file: 'plan.yaml',
            text: `apiVersion: cdk8s-kubeadm/v1alpha1
kind: AddressPlan
reserved: [{ name: office, range: 10.100.0.0/16 }]
`,
          },
        ],
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
`,
      },
    ],
  },
  check({ plan, kubeadmFiles }, report) {
    const services = knowsCluster(kubeadmFiles) ? plan.services : [];
    const ranges = [
      ...plan.pods.map((range) => ({ range, use: 'pod' as const })),
      ...services.map((range) => ({ range, use: 'service' as const })),
    ];
    for (const reserved of plan.neighbours) {
      if (reserved.use !== 'reserved') continue;
      for (const { range, use } of ranges) {
        const overlap = reserved.value.intersect(range.value);
        if (!overlap) continue;
        const shared = spanText(overlap);
        const free = suggestRange(plan, range.value.family, range.value.length, range)?.toString();
        report(
          'overlap',
          { range, use, reserved, shared, free },
          {
            at: rangeSide(range),
            other: rangeSide(reserved),
            breaks: HOW_IT_BREAKS[use],
            data: { shared, range: range.text, reserved: reserved.text, name: reserved.name },
          },
        );
      }
    }
  },
});

const HOW_IT_BREAKS = {
  pod: 'kernel routing: traffic from nodes and pods to the reserved network goes to the pod network',
  service: 'kube-proxy: takes traffic to a reserved address as soon as a Service gets that address',
} as const;
