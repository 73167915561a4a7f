import { volumeOf, type WrittenComponentFile } from '../../emit/components/component-file';
import type {
  ApiServerHub,
  ClusterHub,
  ComponentHub,
  ComponentSettings,
  EtcdHub,
  Flag,
  NetworkingHub,
  NodeFileHub,
} from '../../emit/kubeadm/hub';
import type { UpgradeHub } from '../../emit/kubeadm/operations-hub';
import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { present } from '../present';
import type { ApiServerProps } from './api-server-props';
import { apiServerFilesOf, ownPluginsOf, schedulerFilesOf } from './component-files';
import type { ControlPlaneComponentProps } from './component-props';
import type { KubeadmCluster } from './kubeadm-cluster';
import type { KubeadmNode } from './kubeadm-node';
import { kubeletSettingsOf } from './kubelet-settings';
import { founderOf, nodeHubOf } from './node-hub';
import { typedArguments, withoutTypedArguments } from './typed-arguments';

/** Turns the constructs of one cluster into the plain form that the emitters write. */
export function clusterHubOf(cluster: KubeadmCluster): ClusterHub {
  const props = cluster._props;
  return present({
    clusterName: props.clusterName,
    kubernetesVersion: versionText(props.kubernetesVersion),
    controlPlaneEndpoint: props.controlPlaneEndpoint,
    networking: networkingOf(cluster),
    apiServer: apiServerOf(cluster),
    controllerManager: controllerManagerOf(cluster),
    scheduler: componentOf(
      props.scheduler,
      typedArguments('scheduler', props.scheduler),
      schedulerFilesOf(cluster),
    ),
    etcd: etcdOf(cluster),
    imageRepository: props.imageRepository,
    certificatesDir: props.certificatesDir,
    featureGates: props.featureGates,
    encryptionAlgorithm: props.encryptionAlgorithm,
    certificateValidityPeriod: props.certificateValidityPeriod,
    caCertificateValidityPeriod: props.caCertificateValidityPeriod,
    dns: props.dns,
    proxy: props.proxy,
  }) as ClusterHub;
}

/** kubeadm takes both spellings; its own files always have the `v`. */
const versionText = (version: string): string => (/^\d/.test(version) ? `v${version}` : version);

function networkingOf({ network }: KubeadmCluster): NetworkingHub {
  const { podCidrs, serviceCidrs, dnsDomain } = network._props;
  return present({
    podSubnets: podCidrs ?? [],
    serviceSubnets: serviceCidrs ?? [],
    dnsDomain,
  }) as NetworkingHub;
}

function apiServerOf(cluster: KubeadmCluster): ApiServerHub | undefined {
  const { network, _props } = cluster;
  const { nodePortRange } = network._props;
  const implied = [
    ...(nodePortRange === undefined ? [] : [flag('service-node-port-range', nodePortRange)]),
    ...typedArguments('apiServer', withOwnPlugins(cluster)),
  ];
  const component = componentOf(_props.apiServer, implied, apiServerFilesOf(cluster));
  const certSans = _props.apiServer?.certSans;
  return certSans ? { ...component, certSans } : component;
}

/** What has a prop of its own needs its plugin, beside the one that kubeadm enables. */
function withOwnPlugins(cluster: KubeadmCluster): ApiServerProps | undefined {
  const props = cluster._props.apiServer;
  const own = ownPluginsOf(cluster).flatMap((plugin) => (plugin.isOffByDefault ? plugin.name : []));
  if (own.length === 0) return props;
  const plugins = props?.enableAdmissionPlugins ?? KUBEADM_DEFAULTS.admissionPlugins;
  return { ...props, enableAdmissionPlugins: [...new Set([...plugins, ...own])] };
}

function controllerManagerOf({ network, _props }: KubeadmCluster): ComponentHub | undefined {
  const { nodeMaskIPv4, nodeMaskIPv6 } = network._props;
  return componentOf(_props.controllerManager, [
    ...(_props.cni?._network.provider?.nodeBlocksComeFrom === 'plan'
      ? [flag('allocate-node-cidrs', 'false')]
      : []),
    ...(nodeMaskIPv4 === undefined ? [] : [flag('node-cidr-mask-size-ipv4', `${nodeMaskIPv4}`)]),
    ...(nodeMaskIPv6 === undefined ? [] : [flag('node-cidr-mask-size-ipv6', `${nodeMaskIPv6}`)]),
    ...typedArguments('controllerManager', _props.controllerManager),
  ]);
}

/** What the plan and typed props imply comes first, so that an argument of the user's own still wins. */
function componentOf(
  props: ControlPlaneComponentProps | undefined,
  implied: readonly Flag[],
  files: readonly WrittenComponentFile[] = [],
): ComponentHub | undefined {
  const extraArgs = [...implied, ...files.map((file) => file.flag), ...(props?.extraArgs ?? [])];
  const extraVolumes = [...files.map(volumeOf), ...(props?.extraVolumes ?? [])];
  if (!props && extraArgs.length === 0) return undefined;
  return present({
    extraArgs: extraArgs.length > 0 ? extraArgs : undefined,
    extraEnvs: props?.extraEnvs,
    extraVolumes: extraVolumes.length > 0 ? extraVolumes : undefined,
  }) as ComponentHub;
}

function etcdOf({ _props }: KubeadmCluster): EtcdHub | undefined {
  const local = _props.etcd?._local;
  const external = _props.etcd?._external;
  if (external) return { external };
  if (!local || Object.keys(local).length === 0) return undefined;
  const implied = typedArguments('etcd', local);
  const given = withoutTypedArguments('etcd', local);
  if (implied.length === 0) return { local: given };
  return { local: { ...given, extraArgs: [...implied, ...(given.extraArgs ?? [])] } };
}

/** The file of one node: the founder's holds the whole cluster, the others' only how to join. */
export function nodeFileOf(cluster: KubeadmCluster, node: KubeadmNode): NodeFileHub {
  const isFounder = node === founderOf(cluster);
  return present({
    cluster: clusterHubOf(cluster),
    node: nodeHubOf(cluster, node, isFounder),
    upgrade: upgradeOf(cluster),
    reset: cluster._props.reset,
    kubelet: isFounder ? givenSettings(kubeletSettingsOf(cluster._props.kubelet ?? {})) : undefined,
    kubeProxy: isFounder ? kubeProxyOf(cluster) : undefined,
  }) as NodeFileHub;
}

const upgradeOf = ({ _props }: KubeadmCluster): UpgradeHub | undefined =>
  _props.upgrade ?? (_props.upgradeFrom === undefined ? undefined : {});

function kubeProxyOf({ _props }: KubeadmCluster): ComponentSettings | undefined {
  const { settings, ...typed } = _props.kubeProxy ?? {};
  return givenSettings(present({ ...typed, ...settings }));
}

const givenSettings = (settings: ComponentSettings): ComponentSettings | undefined =>
  Object.keys(settings).length > 0 ? settings : undefined;

const flag = (name: string, value: string): Flag => ({ name, value });
