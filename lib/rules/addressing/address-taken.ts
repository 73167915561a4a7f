import type { AddressPlan } from '../../model/address-plan';
import { besidePlan, clusterExample } from '../cluster-example';
import { type Claim, type ClaimUse, localClaims, nodeClaims } from '../plan-claims';
import { defineRule, type Verdict } from '../rule';

interface Clash {
  readonly own: Claim;
  readonly claim: Claim;
  readonly verdict: Verdict;
}

export const addressTaken = defineRule({
  code: 'NET216',
  name: 'address-taken',
  severity: 'error',
  reads: ['plan'],
  docs: {
    summary:
      'The address of a node, or a virtual one, must not be what somebody else has or gives away.',
    why: 'Two machines with one address take turns in answering: connections to the API or to a node break now and then, and nothing in the cluster says why.',
    symptoms: ['fails-at-random', 'hosts-unreachable'],
    since: '0.1.0',
    source: 'RFC 5227 (IPv4 address conflict detection)',
    whenToIgnore:
      'The DHCP server keeps the address of the node for it, or the node is the gateway itself.',
  },
  findings: {
    taken: ({ own, claim }: Omit<Clash, 'verdict'>) => ({
      what:
        claim.value.size === 1n
          ? `${own.said} is also the ${claim.said}`
          : `${own.said} lies in the ${claim.said}`,
      fix:
        claim.value.size === 1n
          ? `give one of the two another address than ${own.text}`
          : `choose an address outside ${claim.text}, or take ${own.text} out of it`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title:
          'node, API address, gateway and DHCP clients side by side; name server on the gateway',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
controlPlaneEndpoint: 192.168.1.9:6443
`,
        ...besidePlan(
          'nodeCidrs: [192.168.1.0/24]',
          'virtualAddresses: [192.168.1.9]',
          'gateways: [192.168.1.1]',
          'dnsServers: [192.168.1.1]',
          'dhcpRanges: [192.168.1.100-192.168.1.199]',
          'reserved: [{ name: home, range: 192.168.1.0/24 }]',
        ),
      },
      {
        title: 'one control plane whose own address is the endpoint',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
controlPlaneEndpoint: 192.168.1.10:6443
`,
      },
    ],
    invalid: [
      {
        title: 'the address of the API among those the DHCP server gives away',
        text: clusterExample('controlPlaneEndpoint: 192.168.1.150:6443'),
        ...besidePlan('dhcpRanges: [192.168.1.100-192.168.1.199]'),
      },
      {
        title: 'the virtual address is that of the first node',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
`,
        ...besidePlan('virtualAddresses: [192.168.1.10]'),
      },
    ],
  }),
  check({ plan }, report) {
    for (const { own, claim, verdict } of clashesIn(plan)) {
      report(
        'taken',
        { own, claim },
        {
          at: own.side,
          other: claim.side,
          ...verdict,
          data: { address: own.text, range: claim.text, use: claim.use },
        },
      );
    }
  },
});

/** Pairs that are none: a name server may be any of these, and the API may stand behind the gateway. */
function clashesIn(plan: AddressPlan): Clash[] {
  const local = localClaims(plan);
  return [...nodeClaims(plan), ...local].flatMap((own) =>
    local.flatMap((claim) => {
      const verdict = VERDICTS[own.use]?.[claim.use];
      return verdict && claim.value.overlaps(own.value) ? [{ own, claim, verdict }] : [];
    }),
  );
}

const twoMachines = (severity: 'error' | 'warning', who: string): Verdict => ({
  severity,
  breaks: `network: two machines answer for ${who}, and connections to it break now and then`,
});

/** What may be on purpose is a warning: a node that is the gateway, a DHCP server that keeps an address for its owner. */
const VERDICTS: Partial<Record<ClaimUse, Partial<Record<ClaimUse, Verdict>>>> = {
  node: {
    virtual: {
      severity: 'error',
      breaks:
        'kube-vip, keepalived: take the address of the node away from it when another node leads',
    },
    gateway: twoMachines('warning', 'the address of the gateway'),
    dhcp: twoMachines('warning', 'the address of the node'),
    reserved: twoMachines('warning', 'the address of the node'),
  },
  virtual: {
    gateway: twoMachines('error', 'the address of the gateway'),
    dhcp: twoMachines('error', 'the virtual address'),
    reserved: twoMachines('warning', 'the virtual address'),
  },
  endpoint: { dhcp: twoMachines('warning', 'the address of the API') },
};
