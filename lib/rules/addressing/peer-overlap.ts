import type { AddressPlan } from '../../model/address-plan';
import type { PeerRange, PeerUse } from '../../model/peer-range';
import { AddressRange } from '../../net/range';
import { besidePlan, clusterExample } from '../cluster-example';
import { clusterRanges, editRange, fixRange } from '../cluster-range';
import { addressSide, spanText } from '../node-clash';
import { rangeSide } from '../range-side';
import { defineRule, type Side, type Sighting } from '../rule';

/** Addresses of this cluster, in the words of its peers. */
interface Own {
  readonly use: PeerUse;
  readonly value: AddressRange;
  readonly text: string;
  readonly side: Side;
  /** How to repair it, where this side can be. */
  readonly fix?: string;
  readonly edit?: Pick<Sighting, 'edit'>;
}

interface Clash {
  readonly own: Own;
  readonly peer: PeerRange;
  readonly shared: string;
}

const CLUSTER = `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
---
${clusterExample('networking:', '  podSubnet: 10.244.0.0/16', '  serviceSubnet: 10.96.0.0/16')}`;

const besidePeer = (...fields: readonly string[]) =>
  besidePlan('peers:', '  - name: east', ...fields.map((field) => `    ${field}`));

export const peerOverlap = defineRule({
  code: 'NET220',
  name: 'peer-overlap',
  severity: 'error',
  reads: ['plan', 'kubeadmFiles'],
  docs: {
    summary: 'Clusters that are connected must not have the same addresses.',
    why: 'Between connected clusters an address means one machine. What both have is reached in the own cluster only, or by chance. Clusters that are not connected may have the same ranges.',
    symptoms: ['pods-unreachable', 'hosts-unreachable', 'fails-at-random'],
    since: '0.1.0',
    source:
      'This library: peers of the AddressPlan; Submariner and Cilium ClusterMesh demand the same',
  },
  findings: {
    overlap: ({ own, peer, shared }: Clash) => ({
      what: `${SAID[own.use]} ${own.text} and ${SAID[peer.use]} ${peer.text} of ${peer.peer} share ${shared}`,
      fix: own.fix ?? `give one of the two clusters other addresses than ${shared}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'two clusters side by side, nodes in one network',
        text: CLUSTER,
        ...besidePeer(
          'podCidrs: [10.245.0.0/16]',
          'serviceCidrs: [10.97.0.0/16]',
          'nodeCidrs: [192.168.1.0/24]',
          'nodeAddresses: [192.168.1.20]',
        ),
      },
    ],
    invalid: [
      {
        title: 'both took the ranges everybody takes',
        text: CLUSTER,
        ...besidePeer('podCidrs: [10.244.0.0/16]'),
      },
      {
        title: 'a node with the address of a node over there',
        text: CLUSTER,
        ...besidePeer('nodeAddresses: [192.168.1.10]'),
      },
    ],
  }),
  check({ plan, kubeadmFiles }, report) {
    if (plan.peers.length === 0) return;
    const all = [...ownRanges(plan, kubeadmFiles), ...ownMachines(plan)];
    for (const own of all) {
      for (const peer of plan.peers) {
        const shared = peer.value.intersect(own.value);
        if (!shared || mayShare(own.use, peer.use)) continue;
        const text = spanText(shared);
        report(
          'overlap',
          { own, peer, shared: text },
          {
            at: own.side,
            other: rangeSide(peer),
            ...own.edit,
            ...verdictOf(own.use, peer.use),
            data: { shared: text, peer: peer.peer, range: own.text, other: peer.text },
          },
        );
      }
    }
  },
});

const SAID: Readonly<Record<PeerUse, string>> = {
  pods: 'pod range',
  services: 'service range',
  nodes: 'node network',
  node: 'node address',
  'load-balancer': 'pool',
  virtual: 'virtual address',
};

/** Machines of both clusters may stand in one network. */
const IN_NETWORKS: readonly PeerUse[] = ['nodes', 'node', 'load-balancer', 'virtual'];

const mayShare = (a: PeerUse, b: PeerUse): boolean =>
  (a === 'nodes' && IN_NETWORKS.includes(b)) || (b === 'nodes' && IN_NETWORKS.includes(a));

function verdictOf(own: PeerUse, peer: PeerUse): Pick<Sighting, 'severity' | 'breaks'> {
  if (own === 'services' && peer === 'services') {
    return {
      severity: 'warning',
      breaks:
        'kube-proxy: takes traffic to a Service address of the other cluster for one of its own',
    };
  }
  return IN_NETWORKS.includes(own) && IN_NETWORKS.includes(peer)
    ? { breaks: 'network: machines of two clusters answer for one address' }
    : { breaks: 'kernel routing: traffic to the other cluster stays in the own one' };
}

function ownRanges(plan: AddressPlan, files: Parameters<typeof clusterRanges>[1]): Own[] {
  return clusterRanges(plan, files).map((side) => ({
    use: side.use === 'pod' ? 'pods' : 'services',
    value: AddressRange.spanning(side.range.value),
    text: side.range.text,
    side: rangeSide(side.range),
    fix: fixRange(plan, side, side.range.text),
    edit: editRange(plan, side),
  }));
}

function ownMachines({ nodeAddresses, neighbours }: AddressPlan): Own[] {
  return [
    ...nodeAddresses.map(
      (address): Own => ({
        use: 'node',
        value: AddressRange.of(address.value),
        text: `${address.value}`,
        side: addressSide(address),
      }),
    ),
    ...neighbours.flatMap((range): Own[] => {
      const use = range.use === 'endpoint' ? 'virtual' : range.use;
      if (use !== 'nodes' && use !== 'load-balancer' && use !== 'virtual') return [];
      return [{ use, value: range.value, text: range.text, side: rangeSide(range) }];
    }),
  ];
}
