import type { AddressPlan, PlanRange } from '../../model/address-plan';
import { serviceRangesOf } from '../../model/service-ranges';
import { podRangeExample } from '../cluster-example';
import { suggestRange } from '../free-range';
import { nodeClashes, spanText } from '../node-clash';
import { neighbourClaims } from '../plan-claims';
import { rangeSide } from '../range-side';
import { defineRule, type Side, type Sighting } from '../rule';

/** Somebody who has addresses of the range. */
interface Holder {
  readonly said: string;
  readonly side: Side;
  readonly shared: string;
}

interface Clash {
  readonly range: string;
  readonly holder: Holder;
  readonly free: string | undefined;
}

export const serviceCidrOverlap = defineRule({
  code: 'NET221',
  name: 'service-cidr-overlap',
  severity: 'error',
  reads: ['plan', 'objects', 'versions'],
  docs: {
    summary: 'A ServiceCIDR must not hold addresses of pods, nodes or anybody else in the plan.',
    why: 'From 1.33 on a ServiceCIDR adds a range to that of kube-apiserver. It is taken whatever it overlaps, and kube-controller-manager cuts node blocks out of it as before: pods and Services get the same addresses.',
    symptoms: ['pods-unreachable', 'hosts-unreachable'],
    since: '0.1.0',
    source: 'kube-apiserver validateServiceCIDR (no such check); KEP-1880',
  },
  findings: {
    overlap: ({ range, holder, free }: Clash) => ({
      what: `ServiceCIDR ${range} and the ${holder.said} share ${holder.shared}`,
      fix: free ? `cidrs: ["${free}"]` : `choose a range outside ${holder.shared}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a range that nobody has', ...inCluster('10.112.0.0/16') },
      {
        title: 'overlapping the service range itself, which is fine',
        ...inCluster('10.96.0.0/16'),
      },
    ],
    invalid: [{ title: 'in the pod range', ...inCluster('10.244.128.0/20') }],
  }),
  check({ plan, objects, versions }, report) {
    for (const { range, isPrimarySource } of serviceRangesOf(plan, objects, versions.cluster)) {
      if (isPrimarySource) continue;
      for (const holder of holdersIn(plan, range)) {
        const free = suggestRange(plan, range);
        report(
          'overlap',
          { range: range.text, holder, free: free?.toString() },
          {
            at: rangeSide(range),
            other: holder.side,
            ...editOf(range, free),
            breaks:
              'kube-proxy: takes traffic to an address for a Service as soon as a Service gets it, and its real owner is unreachable',
            data: { range: range.text, shared: holder.shared },
          },
        );
      }
    }
  },
});

function editOf(range: PlanRange, free: ReturnType<typeof suggestRange>): Pick<Sighting, 'edit'> {
  return free?.length === range.value.length ? { edit: { at: range.at, value: `${free}` } } : {};
}

/** Single addresses beside nodes that clash already say nothing new. */
function holdersIn(plan: AddressPlan, range: PlanRange): Holder[] {
  const pods = plan.pods.flatMap((pod): Holder[] => {
    const shared = pod.value.intersect(range.value);
    return shared
      ? [{ said: `pod range ${pod.text}`, side: rangeSide(pod), shared: `${shared}` }]
      : [];
  });
  const nodes = nodeClashes(plan, range).map(({ shared, other }) => ({
    said: `addresses of nodes in ${other.value}`,
    side: other,
    shared,
  }));
  if (nodes.length > 0) return [...pods, ...nodes];
  const others = neighbourClaims(plan).flatMap(({ said, side, value }): Holder[] => {
    const shared = value.intersect(range.value);
    return shared ? [{ said, side, shared: spanText(shared) }] : [];
  });
  return [...pods, ...others];
}

function inCluster(cidr: string) {
  return {
    text: `apiVersion: networking.k8s.io/v1
kind: ServiceCIDR
metadata:
  name: more
spec:
  cidrs: [${cidr}]
`,
    file: 'more.yaml',
    beside: [
      {
        file: 'cluster.yaml',
        text: podRangeExample('10.244.0.0/16'),
      },
    ],
  };
}
