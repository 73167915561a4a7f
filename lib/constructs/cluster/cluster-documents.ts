import type { Path } from '../../diag/path';
import { type Json, type JsonObject, type SourceDocument, valueAt } from '../../model/document';
import { type Authorship, ConstructSource, type Remembered } from '../construct-source';
import { argumentAuthors } from './argument-authors';
import { filePropertyOf } from './component-files';
import type { KubeadmCluster } from './kubeadm-cluster';
import type { KubeadmNode } from './kubeadm-node';
import { KUBELET_FIELDS } from './kubelet-settings';
import { typedPropertyOf } from './typed-arguments';

export const wrote = (construct: Remembered, path: Path, property?: string): Authorship => ({
  path,
  constructPath: construct.node.path,
  callSite: construct._callSite,
  ...(property === undefined ? {} : { property }),
});

/** Gives an emitted kubeadm document the way back to the program that declared it. */
export function attribute(
  value: JsonObject,
  cluster: KubeadmCluster,
  node: KubeadmNode,
): SourceDocument {
  const authors = AUTHORS[String(value.kind)] ?? ofCluster;
  return { value, source: new ConstructSource(authors(cluster, node, value)) };
}

type Authors = (
  cluster: KubeadmCluster,
  node: KubeadmNode,
  value: JsonObject,
) => readonly [Authorship, ...Authorship[]];

const ofNode: Authors = (cluster, node, value) => [
  wrote(node, []),
  wrote(node, ['nodeRegistration', 'name'], 'name'),
  ...kubeletArguments(cluster, node, valueAt(value, KUBELET_ARGUMENTS)),
  wrote(node, ['nodeRegistration', 'taints'], 'taints'),
  wrote(node, ['nodeRegistration', 'criSocket'], 'criSocket'),
  ...['ignorePreflightErrors', 'imagePullPolicy', 'imagePullSerial'].map((name) =>
    wrote(node, ['nodeRegistration', name], name),
  ),
  ...['bootstrapTokens', 'discovery'].map((name) => wrote(cluster, [name], name)),
  ...timeoutAuthors(cluster, node),
  wrote(node, ['localAPIEndpoint', 'advertiseAddress'], 'address'),
  wrote(node, ['localAPIEndpoint', 'bindPort'], 'bindPort'),
  wrote(node, ['controlPlane', 'localAPIEndpoint', 'advertiseAddress'], 'address'),
  wrote(node, ['controlPlane', 'localAPIEndpoint', 'bindPort'], 'bindPort'),
];

/** The node's own word, else that of the cluster. */
const timeoutAuthors = (cluster: KubeadmCluster, node: KubeadmNode): Authorship[] => [
  wrote(cluster, ['timeouts'], 'timeouts'),
  ...Object.keys(node._props.timeouts ?? {}).map((name) =>
    wrote(node, ['timeouts', name], `timeouts.${name}`),
  ),
];

const KUBELET_ARGUMENTS: Path = ['nodeRegistration', 'kubeletExtraArgs'];

const kubeletArguments = (
  cluster: KubeadmCluster,
  node: KubeadmNode,
  args: Json | undefined,
): Authorship[] =>
  argumentAuthors(args, {
    path: KUBELET_ARGUMENTS,
    property: 'kubeletExtraArgs',
    given: node._props.kubeletExtraArgs,
    wrote: (path, property) => wrote(node, path, property),
    impliedBy: (name, path) =>
      name === 'cloud-provider'
        ? wrote(cluster, path, 'cloudProvider')
        : wrote(node, path, name === 'node-labels' ? 'labels' : 'address'),
  });

const ofCluster: Authors = (cluster, _, value) => [
  wrote(cluster, []),
  wrote(cluster.network, ['networking', 'podSubnet'], 'podCidrs'),
  wrote(cluster.network, ['networking', 'serviceSubnet'], 'serviceCidrs'),
  wrote(cluster.network, ['networking', 'dnsDomain'], 'dnsDomain'),
  wrote(cluster, ['apiServer', 'certSANs'], 'apiServer.certSans'),
  wrote(cluster, ['etcd', 'local'], 'etcd'),
  wrote(cluster, ['etcd', 'local', 'serverCertSANs'], 'etcd.serverCertSans'),
  wrote(cluster, ['etcd', 'local', 'peerCertSANs'], 'etcd.peerCertSans'),
  wrote(cluster, ['etcd', 'external'], 'etcd'),
  ...etcdArguments(cluster, value),
  ...COMPONENTS.flatMap((component) => componentArguments(cluster, component, value)),
];

const COMPONENTS = ['apiServer', 'controllerManager', 'scheduler'] as const;

/** Arguments that follow from the address plan: written by the network, not by the cluster. */
const IMPLIED: Readonly<Record<string, string>> = {
  'service-node-port-range': 'nodePortRange',
  'node-cidr-mask-size-ipv4': 'nodeMaskIPv4',
  'node-cidr-mask-size-ipv6': 'nodeMaskIPv6',
};

const componentArguments = (
  cluster: KubeadmCluster,
  component: (typeof COMPONENTS)[number],
  value: JsonObject,
): Authorship[] =>
  argumentAuthors(valueAt(value, [component, 'extraArgs']), {
    path: [component, 'extraArgs'],
    property: `${component}.extraArgs`,
    given: cluster._props[component]?.extraArgs,
    wrote: (path, property) => wrote(cluster, path, property),
    impliedBy: (name, path) => {
      const ownProperty = typedProperty(cluster, component, name) ?? filePropertyOf(name, cluster);
      if (ownProperty !== undefined) return wrote(cluster, path, ownProperty);
      const property = IMPLIED[name];
      return property === undefined
        ? wrote(cluster, path, 'cni')
        : wrote(cluster.network, path, property);
    },
  });

function typedProperty(
  { _props }: KubeadmCluster,
  component: (typeof COMPONENTS)[number],
  argument: string,
): string | undefined {
  const property = typedPropertyOf(component, _props[component], argument);
  return property && `${component}.${property}`;
}

function etcdArguments(cluster: KubeadmCluster, value: JsonObject): Authorship[] {
  const path = ['etcd', 'local', 'extraArgs'];
  const local = cluster._props.etcd?._local;
  return argumentAuthors(valueAt(value, path), {
    path,
    property: 'etcd.extraArgs',
    given: local?.extraArgs,
    wrote: (at, property) => wrote(cluster, at, property),
    impliedBy: (name, at) => {
      const property = typedPropertyOf('etcd', local, name);
      return property === undefined ? undefined : wrote(cluster, at, `etcd.${property}`);
    },
  });
}

/** What the API spells otherwise than our props, and what came through `settings` as the API spells it. */
export const kubeletAuthors = (
  construct: KubeadmCluster | KubeadmNode,
): [Authorship, ...Authorship[]] => [
  wrote(construct, [], 'kubelet'),
  ...otherSettings(construct, 'kubelet', construct._props.kubelet?.settings),
  ...Object.entries(KUBELET_FIELDS).map(([field, prop]) =>
    wrote(construct, [field], `kubelet.${prop}`),
  ),
];

const kubeProxyAuthors = (cluster: KubeadmCluster): [Authorship, ...Authorship[]] => [
  wrote(cluster, [], 'kubeProxy'),
  ...otherSettings(cluster, 'kubeProxy', cluster._props.kubeProxy?.settings),
];

const otherSettings = (construct: Remembered, property: string, settings: object = {}) =>
  Object.keys(settings).map((field) => wrote(construct, [field], `${property}.settings.${field}`));

const ofUpgrade: Authors = (cluster, node) => [
  wrote(cluster, [], 'upgradeFrom'),
  ...['apply', 'node', 'plan', 'diff'].flatMap((section) => [
    wrote(cluster, [section], `upgrade.${section}`),
    wrote(cluster, [section, 'kubernetesVersion'], 'kubernetesVersion'),
    ...OF_EVERY_NODE.map((name) => wrote(node, [section, name], name)),
  ]),
  ...timeoutAuthors(cluster, node),
];

const ofReset: Authors = (cluster, node) => [
  wrote(cluster, [], 'reset'),
  ...OF_EVERY_NODE.map((name) => wrote(node, [name], name)),
  ...timeoutAuthors(cluster, node),
];

/** What a node says once for every command of kubeadm. */
const OF_EVERY_NODE = ['criSocket', 'ignorePreflightErrors', 'imagePullPolicy', 'imagePullSerial'];

const AUTHORS: Readonly<Record<string, Authors>> = {
  InitConfiguration: ofNode,
  JoinConfiguration: ofNode,
  UpgradeConfiguration: ofUpgrade,
  ResetConfiguration: ofReset,
  KubeletConfiguration: kubeletAuthors,
  KubeProxyConfiguration: kubeProxyAuthors,
};
