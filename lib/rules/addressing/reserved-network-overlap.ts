import type { AddressPlan } from '../../model/address-plan';
import { besidePlan, clusterExample, podRangeExample } from '../cluster-example';
import { type ClusterRange, clusterRanges, editRange, fixRange } from '../cluster-range';
import { nodeClashes, spanText } from '../node-clash';
import { type Claim, type ClaimUse, neighbourClaims } from '../plan-claims';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

interface Clash extends ClusterRange {
  readonly claim: Claim;
  readonly shared: string;
  readonly fix: string;
}

export const reservedNetworkOverlap = defineRule({
  code: 'NET207',
  name: 'reserved-network-overlap',
  severity: 'error',
  reads: ['plan', 'kubeadmFiles'],
  docs: {
    summary: 'Pod and service ranges must not hold addresses that the plan says others have.',
    why: 'Inside the cluster the pod and service ranges win: a gateway, a name server, the address of the API or an office network in them becomes unreachable from nodes and pods.',
    symptoms: ['hosts-unreachable'],
    since: '0.1.0',
    source: 'kube-proxy service rules and pod routes on every node',
  },
  findings: {
    overlap: ({ range, use, claim, shared, fix }: Clash) => ({
      what:
        claim.value.size === 1n
          ? `${use} range ${range.text} holds the ${claim.said}`
          : `${use} range ${range.text} holds ${shared} of the ${claim.said}`,
      fix,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the office network lies elsewhere',
        ...besidePlan('reserved: [{ name: office, range: 10.20.0.0/16 }]'),
        text: podRangeExample('10.244.0.0/16'),
      },
    ],
    invalid: [
      {
        title: 'the gateway of the nodes lies in the pod range, the nodes themselves do not',
        ...besidePlan('gateways: [10.244.255.1]'),
        text: podRangeExample('10.244.0.0/16'),
      },
      {
        title: 'everybody is to reach the API by an address of the default service range',
        text: clusterExample(
          'controlPlaneEndpoint: 10.100.0.100:6443',
          'networking:',
          '  podSubnet: 10.244.0.0/16',
        ),
      },
      {
        title: 'the default service range covers the office network',
        ...besidePlan('reserved: [{ name: office, range: 10.100.0.0/16 }]'),
        text: podRangeExample('10.244.0.0/16'),
      },
    ],
  }),
  check({ plan, kubeadmFiles }, report) {
    for (const side of clusterRanges(plan, kubeadmFiles)) {
      for (const claim of othersIn(plan, side)) {
        const shared = claim.value.intersect(side.range.value);
        if (!shared) continue;
        const text = spanText(shared);
        report(
          'overlap',
          { ...side, claim, shared: text, fix: fixRange(plan, side, claim.text) },
          {
            at: rangeSide(side.range),
            ...editRange(plan, side),
            other: claim.side,
            breaks: howItBreaks(side.use, claim),
            data: { shared: text, range: side.range.text, reserved: claim.text, use: claim.use },
          },
        );
      }
    }
  },
});

/** Pools have a rule of their own. Single addresses beside the nodes say nothing new where those clash already. */
function othersIn(plan: AddressPlan, { range }: ClusterRange): Claim[] {
  const others = neighbourClaims(plan).filter(({ use }) => use !== 'load-balancer');
  const isClear = nodeClashes(plan, range).length === 0;
  return others.filter(({ use }) => isClear || use === 'reserved');
}

const WHOSE: Partial<Record<ClaimUse, string>> = {
  virtual: 'the virtual address',
  endpoint: 'the API endpoint',
  gateway: 'the gateway of the nodes',
  dhcp: 'the DHCP clients',
  dns: 'the name server',
};

function howItBreaks(use: ClusterRange['use'], { use: claimed }: Claim): string {
  const whose = WHOSE[claimed] ?? 'the reserved network';
  return use === 'pod'
    ? `kernel routing: traffic from nodes and pods to ${whose} goes to the pod network`
    : `kube-proxy: takes traffic to ${whose} as soon as a Service gets that address`;
}
