import type { AddOn } from '../../cni/add-on';
import { addOnsIn } from '../../cni/add-ons';
import { parseFlagBool } from '../../k8s/go-value';
import type { ClusterModel } from '../../model/cluster-model';
import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import { isForInit } from '../../model/kubeadm-file';
import { at } from '../../model/located';
import { asText } from '../../model/type-meta';
import { podRangeExample } from '../cluster-example';
import { ciliumText, kubeRouterText } from '../cni/add-on-example';
import { addOnSide } from '../cni/add-on-side';
import { flagSide } from '../flag-side';
import { defineRule, type Side } from '../rule';
import { FLANNEL_CONFIG_MAP } from './flannel-example';

export const missingPodRange = defineRule({
  code: 'NET409',
  name: 'missing-pod-range',
  severity: 'error',
  reads: ['kubeadmFiles', 'controlPlane', 'flannels', 'objects'],
  docs: {
    summary:
      'flannel and most other network add-ons need a pod range that kube-controller-manager cuts into node blocks.',
    why: 'kubeadm has no default for podSubnet. Without it kube-controller-manager gives nodes no podCIDR, for which flannel, kube-router and others wait. The operator of Calico reads podSubnet, too, and installs nothing without.',
    symptoms: ['nodes-not-ready', 'network-add-on-restarts'],
    since: '0.1.0',
    source:
      'flannel pkg/subnet/kube (node pod cidr not assigned); kubeadm phases/controlplane/manifests.go',
  },
  findings: {
    noRange: ({ name, range }: { name: string; range: string }) => ({
      what: `${name} is to be used, and the cluster has no podSubnet`,
      fix: `networking.podSubnet: "${range}"`,
    }),
    notAllocated: ({ name, value }: { name: string; value: string }) => ({
      what: `${name} is to be used, and allocate-node-cidrs is ${value}`,
      fix: 'remove allocate-node-cidrs',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the range flannel has as well',
        text: podRangeExample('10.244.0.0/16'),
        beside: [{ file: 'flannel.yaml', text: FLANNEL_CONFIG_MAP }],
      },
      {
        title: 'Cilium with pools of its own',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
`,
        beside: [{ file: 'cilium.yaml', text: ciliumText('cluster-pool-ipv4-cidr: 10.10.0.0/16') }],
      },
    ],
    invalid: [
      {
        title: 'kube-router lives on node blocks',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
`,
        beside: [{ file: 'kube-router.yaml', text: kubeRouterText('--run-service-proxy=false') }],
      },
      {
        title: 'no pod range',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
`,
        beside: [{ file: 'flannel.yaml', text: FLANNEL_CONFIG_MAP }],
      },
    ],
  }),
  check({ kubeadmFiles, controlPlane: { controllerManager: kcm }, flannels, objects }, report) {
    const cluster = kubeadmFiles.find((file) => isForInit(file) && file.cluster)?.cluster;
    if (!cluster) return;
    const allocate = lastAsRead(kcm, 'allocate-node-cidrs');
    const isSwitchedOff = allocate !== undefined && parseFlagBool(allocate.value) === false;
    const hasPods = hasPodSubnet(cluster.value.networking) || hasRange(kcm);
    const place = { at: at(cluster.source, 'networking', 'podSubnet'), value: '""' };
    for (const { name, range, other, breaks, takesBlocks } of networksOf(flannels, objects)) {
      if (allocate && isSwitchedOff && takesBlocks) {
        const side = flagSide('allocate-node-cidrs', allocate);
        report('notAllocated', { name, value: allocate.value }, { at: side, other, breaks });
      } else if (!hasPods) {
        report('noRange', { name, range }, { at: { ...place, origin: 'default' }, other, breaks });
      }
    }
  },
});

interface PodNetwork {
  readonly name: string;
  /** What podSubnet may be. */
  readonly range: string;
  readonly other: Side;
  readonly breaks: string;
  readonly takesBlocks: boolean;
}

function networksOf(
  [flannel]: ClusterModel['flannels'],
  objects: ClusterModel['objects'],
): PodNetwork[] {
  const others = addOnsIn(objects).flatMap(networkOf);
  if (!flannel) return others;
  const place = { source: flannel.source, path: [flannel.keyOf('Network')] };
  const range = asText(flannel.field('Network')) || '10.244.0.0/16';
  const breaks = 'flannel: exits, "node pod cidr not assigned", and every node stays NotReady';
  return [{ name: 'flannel', range, other: { at: place }, breaks, takesBlocks: true }, ...others];
}

function networkOf(addOn: AddOn): PodNetwork[] {
  const { name, pools, withoutPodRange: breaks, addressesComeFrom } = addOn;
  if (breaks === undefined) return [];
  const takesBlocks = addressesComeFrom === 'kube-controller-manager';
  const range = pools[0]?.text ?? '10.244.0.0/16';
  return [{ name, range, other: addOnSide(addOn), breaks, takesBlocks }];
}

const hasPodSubnet = (networking: unknown): boolean =>
  typeof networking === 'object' &&
  networking !== null &&
  'podSubnet' in networking &&
  (networking.podSubnet ?? '') !== '';

/** An extra argument does what podSubnet would have done. */
const hasRange = (kcm: FlagSet): boolean => (lastAsRead(kcm, 'cluster-cidr')?.value ?? '') !== '';
