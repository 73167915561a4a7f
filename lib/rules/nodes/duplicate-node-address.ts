import type { NodeAddress } from '../../model/address-plan';
import { addressSide } from '../node-clash';
import { nameOfNode, shareFile } from '../node-files';
import { defineRule } from '../rule';

export const duplicateNodeAddress = defineRule({
  code: 'NET400',
  name: 'duplicate-node-address',
  severity: 'error',
  reads: ['plan', 'kubeadmFiles'],
  docs: {
    summary: 'Every node has an address of its own.',
    why: 'Certificates, etcd members and pod routes go by the address of a node. VirtualBox gives every machine behind its NAT the same one, and kubeadm takes it where nobody says otherwise.',
    symptoms: ['logs-fail', 'pods-unreachable'],
    since: '0.1.0',
    source: 'kubernetes/kubernetes#33618, kubernetes/kubeadm#203',
  },
  findings: {
    twice: ({ address, first, second }: { address: string; first: string; second: string }) => ({
      what: `${second} has the address ${address} of ${first}`,
      fix: `give ${second} an address of its own`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'advertised address and node-ip of one node may be the same',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration:
  name: cp1
  kubeletExtraArgs:
    - name: node-ip
      value: 192.168.1.10
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
`,
      },
    ],
    invalid: [
      {
        title: 'two workers copied from one template',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
nodeRegistration:
  name: w1
  kubeletExtraArgs:
    - name: node-ip
      value: 192.168.1.11
discovery:
  bootstrapToken:
    apiServerEndpoint: 192.168.1.10:6443
    token: abcdef.0123456789abcdef
    unsafeSkipCAVerification: true
`,
        file: 'w1.yaml',
        beside: [
          {
            file: 'w2.yaml',
            text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
nodeRegistration:
  name: w2
  kubeletExtraArgs:
    - name: node-ip
      value: 192.168.1.11
discovery:
  bootstrapToken:
    apiServerEndpoint: 192.168.1.10:6443
    token: abcdef.0123456789abcdef
    unsafeSkipCAVerification: true
`,
          },
        ],
      },
    ],
  }),
  check({ plan, kubeadmFiles }, report) {
    const owners = new Map<string, NodeAddress>();
    for (const address of plan.nodeAddresses) {
      const text = `${address.value}`;
      const owner = owners.get(text);
      if (!owner) owners.set(text, address);
      if (!owner || isUnspecified(text) || isSameNode(owner, address)) continue;
      if (shareFile(owner.node, address.node, kubeadmFiles)) continue;
      report(
        'twice',
        { address: text, first: nameOfNode(owner.node), second: nameOfNode(address.node) },
        {
          at: addressSide(address),
          other: addressSide(owner),
          breaks:
            'kube-apiserver: registers both nodes with one InternalIP, so logs, exec and pod routes of one go to the other',
          data: { address: text },
        },
      );
    }
  },
});

const isUnspecified = (text: string): boolean => text === '0.0.0.0' || text === '::';

/** Two files with one name are the business of duplicate-node-name. */
const isSameNode = (a: NodeAddress, b: NodeAddress): boolean =>
  a.node === b.node || (a.node.name !== undefined && a.node.name.value === b.node.name?.value);
