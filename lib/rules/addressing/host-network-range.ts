import { COMMON_HOST_RANGES } from '../../k8s/reserved-ranges';
import type { AddressPlan } from '../../model/address-plan';
import type { Prefix } from '../../net/prefix';
import { clusterExample, podRangeExample } from '../cluster-example';
import {
  type ClusterRange,
  clusterRanges,
  editRange,
  fixRange,
  prefixTable,
} from '../cluster-range';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

const hostRanges = prefixTable(COMMON_HOST_RANGES);

export const hostNetworkRange = defineRule({
  code: 'NET209',
  name: 'host-network-range',
  severity: 'warning',
  reads: ['plan', 'kubeadmFiles'],
  docs: {
    summary:
      'Pod and service ranges had better avoid networks that lab hosts usually have already.',
    why: 'Docker, libvirt, VirtualBox and VPNs bring networks of their own. Where a node has one of them, its route and the route of the cluster compete, and some addresses become unreachable.',
    symptoms: ['hosts-unreachable'],
    since: '0.1.0',
    source: 'defaults of Docker (docker0), libvirt (virbr0), VirtualBox; RFC 6598',
    whenToIgnore:
      'None of the nodes has such a network. Naming the real node networks in an AddressPlan answers the question as well.',
  },
  findings: {
    taken: ({ use, range, owners, fix }: ClusterRange & { owners: string; fix: string }) => ({
      what: `${use} range ${range.text} holds networks that hosts often have: ${owners}`,
      fix,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'nothing else uses 10.244.0.0/16',
        text: podRangeExample('10.244.0.0/16'),
      },
      {
        title: 'nodes in a VirtualBox host-only network',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.56.10
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
`,
      },
    ],
    invalid: [
      {
        title: 'the range of docker0',
        text: clusterExample(
          'networking:',
          '  podSubnet: 10.244.0.0/16',
          '  serviceSubnet: 172.17.0.0/18',
        ),
      },
    ],
  }),
  check({ plan, kubeadmFiles }, report) {
    for (const side of clusterRanges(plan, kubeadmFiles)) {
      const taken = hostRanges().filter(
        ({ prefix }) => side.range.value.overlaps(prefix) && !isSpokenFor(plan, prefix),
      );
      const [first] = taken;
      if (!first) continue;
      const owners = taken.map(({ cidr, owner }) => `${cidr} ${owner}`).join(', ');
      report(
        'taken',
        { ...side, owners, fix: fixRange(plan, side, first.cidr) },
        {
          at: rangeSide(side.range),
          ...editRange(plan, side),
          breaks: `kernel routing: on a host that has ${first.cidr} (${first.owner}), its route and the ${side.use} range compete`,
          data: { range: side.range.text, hostRanges: taken.map(({ cidr }) => cidr) },
        },
      );
    }
  },
});

/** Somebody said what this network is used for here; other rules compare it. */
const isSpokenFor = (plan: AddressPlan, prefix: Prefix): boolean =>
  plan.neighbours.some(({ use, value }) => use !== 'load-balancer' && value.overlaps(prefix));
