import type { ClusterModel } from '../../model/cluster-model';
import { lastAsRead } from '../../model/component-flags';
import { valueAt } from '../../model/document';
import { isForInit } from '../../model/kubeadm-file';
import { at, type Located } from '../../model/located';
import { parseNodeIpam } from '../../model/node-ipam';
import { flagSide } from '../flag-side';
import { defineRule, type Side } from '../rule';
import { withArgument } from './argument-example';
import { type Complaint, misfits, unreadable } from './node-ipam-complaints';

export const nodeIpamArguments = defineRule({
  code: 'NET708',
  name: 'node-ipam-arguments',
  severity: 'error',
  reads: ['controlPlane', 'kubeadmFiles'],
  docs: {
    summary:
      'The arguments of kube-controller-manager about node blocks must suit each other and podSubnet.',
    why: 'kubeadm reads only node-cidr-mask-size-ipv4 and -ipv6. kube-controller-manager exits over the combinations it does not know, and kubeadm init looks fine meanwhile.',
    since: '0.1.0',
    source:
      'kube-controller-manager cmd/kube-controller-manager/app/core.go (setNodeCIDRMaskSizes), pkg/controller/nodeipam [run]',
  },
  findings: {
    refused: ({ what, fix }: Complaint) => ({ what, fix }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the flag of the family',
        text: withArgument('controllerManager', 'node-cidr-mask-size-ipv4', '25'),
      },
      {
        title: 'the general flag, with one family',
        text: withArgument('controllerManager', 'node-cidr-mask-size', '25'),
      },
    ],
    invalid: [
      {
        title: 'the general flag, with both families',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16,fd00:10:244::/56
  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112
controllerManager:
  extraArgs:
    - name: node-cidr-mask-size
      value: "25"
`,
      },
      {
        title: 'the flag of the other family',
        text: withArgument('controllerManager', 'node-cidr-mask-size-ipv6', '64'),
      },
      {
        title: 'an allocator that left with the in-tree clouds',
        text: withArgument('controllerManager', 'cidr-allocator-type', 'CloudAllocator'),
      },
    ],
  }),
  check({ controlPlane: { controllerManager: kcm }, kubeadmFiles }, report) {
    const podSubnet = podSubnetOf(kubeadmFiles);
    const ipam = parseNodeIpam(kcm, podSubnet);
    const complaints = [
      ...unreadable(kcm, podSubnet),
      ...(ipam.allocates ? misfits(kcm, ipam) : []),
    ];
    for (const complaint of complaints) {
      const flag = complaint.given ?? lastAsRead(kcm, complaint.flag) ?? ipam.clusterCidr;
      const side: Side | undefined = flag && flagSide(complaint.flag, flag);
      if (!side) continue;
      report('refused', complaint, {
        at: side,
        refusedBy: ['controller-manager-start'],
        data: { flag: complaint.flag, value: flag?.value ?? null },
      });
    }
  },
});

function podSubnetOf(files: ClusterModel['kubeadmFiles']): Located<string> | undefined {
  const cluster = files.find((file) => isForInit(file) && file.cluster)?.cluster;
  const text = cluster && valueAt(cluster.value, ['networking', 'podSubnet']);
  if (!cluster || typeof text !== 'string' || text === '') return undefined;
  return { value: text, at: at(cluster.source, 'networking', 'podSubnet'), origin: 'given' };
}
