import type { NodeAddress } from '../../model/address-plan';
import { besidePlan } from '../cluster-example';
import { addressSide } from '../node-clash';
import { nameOfNode } from '../node-files';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

export const nodeOutsideNetwork = defineRule({
  code: 'NET403',
  name: 'node-outside-network',
  severity: 'warning',
  reads: ['plan'],
  docs: {
    summary: 'A node address lies in one of the declared node networks.',
    why: 'Overlap checks, firewall lists and interface choices of network add-ons go by the node networks. An address outside is a slip of the pen, or a network that nobody declared.',
    symptoms: ['network-add-on-restarts', 'pods-unreachable'],
    since: '0.1.0',
    source: 'This library: nodeCidrs of the AddressPlan.',
  },
  findings: {
    outside: ({ address, networks }: { address: NodeAddress; networks: string }) => ({
      what: `the address ${address.value} of ${nameOfNode(address.node)} lies outside the node networks ${networks}`,
      fix: `correct ${address.value}, or add its network to nodeCidrs`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'inside',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
`,
        ...besidePlan('nodeCidrs: [192.168.1.0/24]'),
      },
    ],
    invalid: [
      {
        title: '192.168.11 for 192.168.1',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.11.10
`,
        ...besidePlan('nodeCidrs: [192.168.1.0/24]'),
      },
    ],
  }),
  check({ plan }, report) {
    const declared = plan.neighbours.filter(({ use }) => use === 'nodes');
    for (const address of plan.nodeAddresses) {
      const networks = declared.filter(({ value }) => value.family === address.value.family);
      const [first] = networks;
      if (!first || isUnspecified(address)) continue;
      if (networks.some(({ value }) => value.contains(address.value))) continue;
      report(
        'outside',
        { address, networks: networks.map(({ text }) => text).join(', ') },
        {
          at: addressSide(address),
          other: rangeSide(first),
          breaks: 'network add-on: an interface chosen by node network is not found on this node',
          data: { address: `${address.value}`, networks: networks.map(({ text }) => text) },
        },
      );
    }
  },
});

const isUnspecified = ({ value }: NodeAddress): boolean => value.bits === 0n;
