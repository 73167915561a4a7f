import type { Located } from '../../model/located';
import type { NodePlan } from '../../model/node-plan';
import type { Address } from '../../net/address';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { addressSide } from '../node-clash';
import { nameOfNode } from '../node-files';
import { defineRule } from '../rule';

export const advertiseNodeIpMismatch = defineRule({
  code: 'NET404',
  name: 'advertise-node-ip-mismatch',
  severity: 'warning',
  reads: ['nodes'],
  docs: {
    summary: 'A control plane advertises the address its kubelet registers.',
    why: 'The two decide on different networks: the API server and etcd use the advertised address, pods, logs and exec the address of the kubelet. On machines with several networks a difference is nearly always a leftover.',
    symptoms: ['logs-fail'],
    since: '0.1.0',
    source: 'kubernetes.io blog 2021-06-08 (multiple interfaces); kubernetes/kubeadm#203',
    whenToIgnore: 'The API server has a network of its own on purpose.',
  },
  findings: {
    differs: ({
      node,
      advertised,
      nodeIp,
    }: {
      node: string;
      advertised: string;
      nodeIp: string;
    }) => ({
      what: `${node} advertises ${advertised} and registers ${nodeIp}`,
      fix: `set node-ip to ${advertised}, or advertiseAddress to ${nodeIp}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one address for both',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration:
  kubeletExtraArgs:
    - name: node-ip
      value: 192.168.56.10
localAPIEndpoint:
  advertiseAddress: 192.168.56.10
`,
      },
    ],
    invalid: [
      {
        title: 'two networks',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration:
  kubeletExtraArgs:
    - name: node-ip
      value: 192.168.56.10
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
`,
      },
    ],
  }),
  check({ nodes }, report) {
    for (const node of nodes) {
      const advertised = node.advertiseAddress && read(node.advertiseAddress);
      if (!advertised) continue;
      const nodeIp = nodeIpOfFamily(node, advertised.value);
      if (!nodeIp || nodeIp.value.equals(advertised.value)) continue;
      report(
        'differs',
        {
          node: nameOfNode(node),
          advertised: `${advertised.value}`,
          nodeIp: `${nodeIp.value}`,
        },
        {
          at: addressSide(nodeIp),
          other: addressSide(advertised),
          breaks:
            'kube-apiserver: reaches the kubelet on another network than the one it advertises itself on; fails where the two are not routed',
          data: { advertiseAddress: `${advertised.value}`, nodeIp: `${nodeIp.value}` },
        },
      );
    }
  },
});

/** `0.0.0.0` and `::` leave the choice to the host. */
function read(written: Located<string>): Located<Address> | undefined {
  const reading = parseAddressSloppy(written.value);
  return reading.ok && reading.value.bits !== 0n ? { ...written, value: reading.value } : undefined;
}

const nodeIpOfFamily = (node: NodePlan, like: Address): Located<Address> | undefined =>
  node.nodeIps.map(read).find((address) => address?.value.family === like.family);
