import type { AddressPlan, PlanRange } from '../../model/address-plan';
import type { Prefix } from '../../net/prefix';
import { clusterExample, podRangeExample } from '../cluster-example';
import { editRange, fixRange } from '../cluster-range';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

/** One address claimed twice: by the pod range and by the service range. */
interface Clash {
  readonly pods: PlanRange;
  readonly services: PlanRange;
  readonly shared: Prefix;
  readonly fix: string;
}

export const podServiceOverlap = defineRule({
  code: 'NET203',
  name: 'pod-service-overlap',
  severity: 'error',
  reads: ['plan'],
  docs: {
    summary: 'Pod and service ranges must be disjoint.',
    why: 'kube-proxy rewrites traffic to a service address, so a pod behind that address is unreachable; kube-controller-manager leaves out every node block that lies in the service range, and has none left when the whole pod range does. kubeadm checks no overlaps.',
    symptoms: ['nodes-not-ready'],
    since: '0.1.0',
    source:
      'kube-controller-manager pkg/controller/nodeipam/ipam/range_allocator.go (filterOutServiceRange)',
  },
  findings: {
    overlap: ({ pods, services, shared, fix }: Clash) => ({
      what: `pod range ${pods.text} and service range ${services.text} share ${shared}`,
      fix,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: "flannel's range beside kubeadm's default service range",
        text: clusterExample(
          'networking:',
          '  podSubnet: 10.244.0.0/16',
          '  serviceSubnet: 10.96.0.0/12',
        ),
      },
    ],
    invalid: [
      {
        title: 'the default service range 10.96.0.0/12 ends at 10.111.255.255',
        text: podRangeExample('10.100.0.0/16'),
      },
    ],
  }),
  check({ plan }, report) {
    for (const pods of plan.pods) {
      for (const services of plan.services) {
        const shared = pods.value.intersect(services.value);
        if (!shared) continue;
        report(
          'overlap',
          {
            pods,
            services,
            shared,
            fix: fixRange(plan, { use: 'pod', range: pods }, services.text),
          },
          {
            at: rangeSide(pods),
            other: rangeSide(services),
            ...editRange(plan, { use: 'pod', range: pods }),
            breaks: howItBreaks(plan, pods, services),
            data: { shared: `${shared}`, pods: pods.text, services: services.text },
          },
        );
      }
    }
  },
});

function howItBreaks(plan: AddressPlan, pods: PlanRange, services: PlanRange): string {
  if (!plan.allocatesNodeBlocks) {
    return 'kube-proxy: rewrites what is sent to a pod whose address a Service has';
  }
  return pods.value.isInside(services.value)
    ? 'kube-controller-manager: every node block lies in the service range, so no node gets a podCIDR (CIDRNotAvailable) and none turns Ready'
    : 'kube-controller-manager: skips the node blocks in the service range; a network add-on with its own address management may still give a pod a Service address';
}
