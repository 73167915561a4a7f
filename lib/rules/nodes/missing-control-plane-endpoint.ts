import { isForInit } from '../../model/kubeadm-file';
import { at } from '../../model/located';
import { podRangeExample } from '../cluster-example';
import { nameOfNode } from '../node-files';
import { defineRule } from '../rule';

export const missingControlPlaneEndpoint = defineRule({
  code: 'NET408',
  name: 'missing-control-plane-endpoint',
  severity: 'error',
  reads: ['nodes', 'kubeadmFiles'],
  docs: {
    summary: 'A cluster that further control planes join needs a controlPlaneEndpoint.',
    why: 'kubeadm join refuses a control plane when the cluster was made without one, and adding it later means new certificates and kubeconfigs everywhere.',
    symptoms: ['join-fails'],
    since: '0.1.0',
    source: 'kubeadm cmd/phases/join/preflight.go (checkIfReadyForAdditionalControlPlane)',
  },
  findings: {
    missing: ({ node }: { node: string }) => ({
      what: `${node} is to join as a control plane, and the cluster has no controlPlaneEndpoint`,
      fix: 'controlPlaneEndpoint: "<name or address of a load balancer>:6443"',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one control plane',
        text: podRangeExample('10.244.0.0/16'),
      },
    ],
    invalid: [
      {
        title: 'a second control plane, no endpoint',
        text: podRangeExample('10.244.0.0/16'),
        beside: [
          {
            file: 'cp2.yaml',
            text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
nodeRegistration:
  name: cp2
controlPlane:
  localAPIEndpoint:
    advertiseAddress: 192.168.1.11
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
  check({ nodes, kubeadmFiles }, report) {
    const cluster = kubeadmFiles.find((file) => isForInit(file) && file.cluster)?.cluster;
    if (!cluster || (cluster.value.controlPlaneEndpoint ?? '') !== '') return;
    for (const node of nodes) {
      if (node.role !== 'control-plane' || node.document.kind !== 'JoinConfiguration') continue;
      report(
        'missing',
        { node: nameOfNode(node) },
        {
          at: { at: at(node.document.source, 'controlPlane'), value: nameOfNode(node) },
          other: {
            at: at(cluster.source, 'controlPlaneEndpoint'),
            value: '""',
            origin: 'default',
            originNote: 'kubeadm default',
          },
          breaks:
            'kubeadm join: refuses to add a control plane to a cluster without a stable controlPlaneEndpoint address',
          data: { node: nameOfNode(node) },
        },
      );
    }
  },
});
