import { parseFlagBool } from '../../k8s/go-value';
import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import { isForInit } from '../../model/kubeadm-file';
import { at } from '../../model/located';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { FLANNEL_CONFIG_MAP } from './flannel-example';

export const missingPodRange = defineRule({
  code: 'NET409',
  name: 'missing-pod-range',
  severity: 'error',
  reads: ['kubeadmFiles', 'controlPlane', 'flannels'],
  docs: {
    summary: 'flannel needs a pod range that kube-controller-manager cuts into node blocks.',
    why: 'kubeadm has no default for podSubnet. Without it kube-controller-manager gives nodes no podCIDR, and flannel waits for one and exits.',
    since: '0.1.0',
    source:
      'flannel pkg/subnet/kube (node pod cidr not assigned); kubeadm phases/controlplane/manifests.go',
  },
  findings: {
    noRange: () => ({
      what: 'flannel is to be used, and the cluster has no podSubnet',
      fix: 'networking.podSubnet: "10.244.0.0/16", the Network of net-conf.json',
    }),
    notAllocated: ({ value }: { value: string }) => ({
      what: `flannel is to be used, and allocate-node-cidrs is ${value}`,
      fix: 'remove allocate-node-cidrs',
    }),
  },
  examples: {
    valid: [
      {
        title: 'the range flannel has as well',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
`,
        beside: [{ file: 'flannel.yaml', text: FLANNEL_CONFIG_MAP }],
      },
    ],
    invalid: [
      {
        title: 'no pod range',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
`,
        beside: [{ file: 'flannel.yaml', text: FLANNEL_CONFIG_MAP }],
      },
    ],
  },
  check({ kubeadmFiles, controlPlane: { controllerManager: kcm }, flannels }, report) {
    const [flannel] = flannels;
    const cluster = kubeadmFiles.find((file) => isForInit(file) && file.cluster)?.cluster;
    if (!flannel || !cluster) return;
    const other = { at: { source: flannel.source, path: [flannel.keyOf('Network')] } };
    const breaks = 'flannel: exits, "node pod cidr not assigned", and every node stays NotReady';
    const allocate = lastAsRead(kcm, 'allocate-node-cidrs');
    if (allocate && parseFlagBool(allocate.value) === false) {
      const side = flagSide('allocate-node-cidrs', allocate);
      report('notAllocated', { value: allocate.value }, { at: side, other, breaks });
    } else if (!hasPodSubnet(cluster.value.networking) && !hasRange(kcm)) {
      report('noRange', undefined, {
        at: { at: at(cluster.source, 'networking', 'podSubnet'), value: '""', origin: 'default' },
        other,
        breaks,
      });
    }
  },
});

const hasPodSubnet = (networking: unknown): boolean =>
  typeof networking === 'object' &&
  networking !== null &&
  'podSubnet' in networking &&
  (networking.podSubnet ?? '') !== '';

/** An extra argument does what podSubnet would have done. */
const hasRange = (kcm: FlagSet): boolean => (lastAsRead(kcm, 'cluster-cidr')?.value ?? '') !== '';
