import { VIRTUALBOX_NAT_ADDRESS } from '../../k8s/reserved-ranges';
import { addressSide } from '../node-clash';
import { nameOfNode } from '../node-files';
import { defineRule } from '../rule';

export const virtualboxNatAddress = defineRule({
  code: 'NET402',
  name: 'virtualbox-nat-address',
  severity: 'warning',
  reads: ['plan'],
  docs: {
    summary: 'A node had better not use 10.0.2.15, the address VirtualBox gives to every machine.',
    why: 'The first network card of a VirtualBox or Vagrant machine sits behind a NAT of its own. Every machine there has 10.0.2.15 and none can reach another one.',
    symptoms: ['join-fails', 'logs-fail'],
    since: '0.1.0',
    source: 'VirtualBox manual, chapter 6.3; kubernetes/kubernetes#33618',
    whenToIgnore:
      'The address is not behind a VirtualBox NAT; naming 10.0.2.0/24 as a node network of the AddressPlan says so too.',
  },
  findings: {
    nat: ({ node }: { node: string }) => ({
      what: `${node} uses ${VIRTUALBOX_NAT_ADDRESS}, which every VirtualBox machine has behind its NAT`,
      fix: 'use the address of the host-only or bridged network, 192.168.56.x by habit',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the host-only network',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.56.10
`,
      },
    ],
    invalid: [
      {
        title: 'the NAT network',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 10.0.2.15
`,
      },
    ],
  }),
  check({ plan }, report) {
    for (const address of plan.nodeAddresses) {
      if (`${address.value}` !== VIRTUALBOX_NAT_ADDRESS) continue;
      if (
        plan.neighbours.some(({ use, value }) => use === 'nodes' && value.contains(address.value))
      )
        continue;
      report(
        'nat',
        { node: nameOfNode(address.node) },
        {
          at: addressSide(address),
          breaks: 'kubeadm join: other machines reach themselves instead of this node',
          data: { address: VIRTUALBOX_NAT_ADDRESS },
        },
      );
    }
  },
});
