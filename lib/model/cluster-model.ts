import { KUBEADM_READS } from '../k8s/kubeadm-apis';
import { type AddressPlan, parseAddressPlan } from './address-plan';
import { type ApiObjectView, parseApiObject } from './api-object';
import {
  type ConflistView,
  FLANNEL_CNI_CONF,
  FLANNEL_NET_CONF,
  type FlannelView,
  isCniDocument,
  isFlannelConfigMap,
  parseConflist,
  parseFlannel,
} from './cni-config';
import { type ComponentConfig, parseComponentConfigs } from './component-config';
import { type ComponentFile, isComponentFile, parseComponentFiles } from './component-file';
import { type ContainerdFile, parseContainerdFiles } from './containerd';
import { type ControlPlane, parseControlPlane } from './control-plane';
import { type CrictlFile, parseCrictlFiles } from './crictl';
import {
  isPlanDocument,
  parseContainerdVersion,
  parseDeclaredRanges,
  parsePlannedNodes,
  parseUpgradeFrom,
} from './declared-plan';
import { embed, isObject, type SourceDocument } from './document';
import type { InputFile } from './input-file';
import { type KubeVip, parseKubeVips, parseVirtualAddresses } from './kube-vip';
import { parseKubeVipPools } from './kube-vip-pools';
import { type KubeadmFile, parseKubeadmFile } from './kubeadm-file';
import { type Kubelet, parseKubelets } from './kubelet';
import type { Located } from './located';
import { parseMetalLbPools } from './metallb-pool';
import { isStaticPod } from './node-file';
import { type NodePlan, parseNodes } from './node-plan';
import { itemsOf } from './object-list';
import { type PatchFile, parsePatchFiles } from './patch/patch-file';
import { parsePeers } from './peer-range';
import { schedulerFilesInPods } from './scheduler-files';
import { isService, parseService, type ServiceView } from './service-view';
import { groupOf } from './type-meta';
import { chooseVersions, type VersionOptions, type Versions } from './versions';

/** One cluster and everything that was said about it, parsed once. Rules read it; nothing changes it. */
export interface ClusterModel {
  readonly versions: Versions;
  /** What the running cluster has, when the plan is to upgrade it; as written. */
  readonly upgradeFrom: Located<string> | undefined;
  /** The release of containerd that every node has, where somebody says it; as written. */
  readonly containerdVersion: Located<string> | undefined;
  /** Every file that belongs to the cluster. */
  readonly inputs: readonly InputFile[];
  readonly kubeadmFiles: readonly KubeadmFile[];
  /** What kubeadm patches its output with; nobody else reads these files. */
  readonly patchFiles: readonly PatchFile[];
  readonly controlPlane: ControlPlane;
  readonly plan: AddressPlan;
  /** How many nodes there are to be one day. */
  readonly plannedNodes: Located<number> | undefined;
  /** Documents of the kind AddressPlan. */
  readonly planDocuments: readonly SourceDocument[];
  readonly nodes: readonly NodePlan[];
  readonly componentConfigs: readonly ComponentConfig[];
  /** What each kubelet makes of them, with the patches of its node. */
  readonly kubelets: readonly Kubelet[];
  readonly containerdFiles: readonly ContainerdFile[];
  readonly crictlFiles: readonly CrictlFile[];
  /** What kube-apiserver and kube-schedulers read out of files of their own. */
  readonly componentFiles: readonly ComponentFile[];
  readonly services: readonly ServiceView[];
  /** Documents for an API server, Services included. */
  readonly objects: readonly ApiObjectView[];
  readonly conflists: readonly ConflistView[];
  readonly flannels: readonly FlannelView[];
  readonly kubeVips: readonly KubeVip[];
}

export function buildModel(inputs: readonly InputFile[], options: VersionOptions): ClusterModel {
  const kubeadmFiles = inputs.map(parseKubeadmFile).filter((file) => file !== undefined);
  const definition = kubeadmFiles.find((file) => file.cluster);
  const controlPlane = parseControlPlane(definition);
  const nodes = parseNodes(kubeadmFiles);
  const versions = chooseVersions(kubeadmFiles, options);
  const patchFiles = parsePatchFiles(inputs, kubeadmFiles, versions.kubeadmMinor);
  const patches = new Set(patchFiles.map(({ input }) => input));
  const others = patches.size === 0 ? inputs : inputs.filter((input) => !patches.has(input));
  const sorted = sortDocuments(others);
  const componentConfigs = parseComponentConfigs(others);
  const kubeVips = parseKubeVips(others);
  const planned = sorted.plans.flatMap(parseDeclaredRanges);
  const declared = [
    ...planned,
    ...parseMetalLbPools(sorted.objects),
    ...parseKubeVipPools(sorted.objects),
    ...parseVirtualAddresses(kubeVips, planned),
  ];
  return {
    versions,
    upgradeFrom: sorted.plans.flatMap(parseUpgradeFrom)[0],
    containerdVersion: sorted.plans.flatMap(parseContainerdVersion)[0],
    inputs,
    kubeadmFiles,
    patchFiles,
    controlPlane,
    nodes,
    plan: parseAddressPlan({
      cluster: definition?.cluster,
      controlPlane,
      nodes,
      declared,
      peers: sorted.plans.flatMap(parsePeers),
    }),
    plannedNodes: sorted.plans.flatMap(parsePlannedNodes)[0],
    planDocuments: sorted.plans,
    componentConfigs,
    kubelets: parseKubelets({
      componentConfigs,
      nodes,
      kubeadmFiles,
      patchFiles,
      minor: versions.kubeadmMinor,
    }),
    containerdFiles: parseContainerdFiles(others, nodes, kubeadmFiles),
    crictlFiles: parseCrictlFiles(others, nodes, kubeadmFiles),
    componentFiles: [
      ...parseComponentFiles(others, kubeadmFiles, versions.minor),
      ...schedulerFilesInPods(sorted.objects),
    ],
    services: sorted.services,
    objects: sorted.objects,
    conflists: sorted.conflists,
    flannels: sorted.flannels,
    kubeVips,
  };
}

interface SortedDocuments {
  readonly services: ServiceView[];
  readonly objects: ApiObjectView[];
  readonly conflists: ConflistView[];
  readonly flannels: FlannelView[];
  readonly plans: SourceDocument[];
}

function sortDocuments(inputs: readonly InputFile[]): SortedDocuments {
  const sorted: SortedDocuments = {
    services: [],
    objects: [],
    conflists: [],
    flannels: [],
    plans: [],
  };
  for (const input of inputs) {
    if (isStaticPod(input)) continue;
    for (const { document } of input.chunks) if (document) sortDocument(document, input, sorted);
  }
  return sorted;
}

function sortDocument(document: SourceDocument, input: InputFile, sorted: SortedDocuments): void {
  const value = document.value;
  if (!isObject(value)) return;
  const items = itemsOf(document);
  if (items) {
    for (const item of items) sortDocument(item, input, sorted);
  } else if (isCniDocument(value, input.name)) {
    pushIfAny(sorted.conflists, parseConflist(document, input));
  } else if (isService(value)) {
    pushIfAny(sorted.services, parseService(document));
    pushIfAny(sorted.objects, parseApiObject(document));
  } else if (isPlanDocument(value)) {
    sorted.plans.push(document);
  } else if (!isComponentFile(value)) {
    pushApiObject(document, sorted);
    if (isFlannelConfigMap(value)) sortFlannel(document, input, sorted);
  }
}

function pushApiObject(document: SourceDocument, sorted: SortedDocuments): void {
  const object = parseApiObject(document);
  if (object && !KUBEADM_READS.includes(groupOf(object.apiVersion))) sorted.objects.push(object);
}

function sortFlannel(document: SourceDocument, input: InputFile, sorted: SortedDocuments): void {
  const netConf = embed(document, ['data', FLANNEL_NET_CONF]);
  const cniConf = embed(document, ['data', FLANNEL_CNI_CONF]);
  if (netConf) pushIfAny(sorted.flannels, parseFlannel(netConf));
  if (cniConf) pushIfAny(sorted.conflists, parseConflist(cniConf, input, 'flannel-config-map'));
}

const pushIfAny = <T>(list: T[], item: T | undefined): void => {
  if (item !== undefined) list.push(item);
};
