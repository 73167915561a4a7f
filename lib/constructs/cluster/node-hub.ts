import type { DiscoveryHub, Flag, NodeHub, TimeoutsHub } from '../../emit/kubeadm/hub';
import { LateBound } from '../../emit/kubeadm/late-bound';
import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { present } from '../present';
import type { KubeadmCluster } from './kubeadm-cluster';
import { type KubeadmNode, NodeRole } from './kubeadm-node';
import type { NodeProps } from './node-props';
import { patchesDirectoryOf } from './patch-files';

export const controlPlanesOf = (cluster: KubeadmCluster): KubeadmNode[] =>
  cluster.nodes.filter((node) => node.role === NodeRole.CONTROL_PLANE);

export const founderOf = (cluster: KubeadmCluster): KubeadmNode | undefined =>
  controlPlanesOf(cluster)[0];

/** One machine in the plain form that the emitters write. */
export function nodeHubOf(cluster: KubeadmCluster, node: KubeadmNode, isFounder: boolean): NodeHub {
  const props = node._props;
  const isControlPlane = node.role === NodeRole.CONTROL_PLANE;
  const sharesCertificates = isControlPlane && controlPlanesOf(cluster).length > 1;
  return present({
    name: node.nodeName,
    role: isFounder ? 'init' : node.role,
    advertiseAddress: isControlPlane ? props.address : undefined,
    bindPort: props.bindPort,
    nodeIps: [props.address, props.secondaryAddress].filter((address) => address !== undefined),
    criSocket: props.criSocket,
    taints: props.taints,
    kubeletExtraArgs: kubeletArgumentsOf(cluster, props),
    ignorePreflightErrors: props.ignorePreflightErrors,
    imagePullPolicy: props.imagePullPolicy,
    imagePullSerial: props.imagePullSerial,
    skipPhases: props.skipPhases,
    dryRun: props.dryRun,
    timeouts: timeoutsOf(cluster, node),
    patchesDirectory: patchesDirectoryOf(cluster, node),
    bootstrapTokens: isFounder ? tokensOf(cluster) : undefined,
    discovery: isFounder ? undefined : discoveryOf(cluster),
    caCertPath: isFounder ? undefined : props.caCertPath,
    certificateKey: sharesCertificates ? LateBound.certificateKey : undefined,
  }) as NodeHub;
}

/** What other props imply comes first, so that an argument of the user's own still wins. */
function kubeletArgumentsOf(
  { _props: { cloudProvider } }: KubeadmCluster,
  { labels, kubeletExtraArgs }: NodeProps,
): Flag[] | undefined {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
  const implied = [
    ...(cloudProvider?._kubeletArgs ?? []),
    ...(pairs.length === 0 ? [] : [{ name: 'node-labels', value: pairs.join(',') }]),
  ];
  return implied.length === 0 ? kubeletExtraArgs : [...implied, ...(kubeletExtraArgs ?? [])];
}

function timeoutsOf({ _props }: KubeadmCluster, node: KubeadmNode): TimeoutsHub | undefined {
  const timeouts = { ..._props.timeouts, ...node._props.timeouts };
  return Object.keys(timeouts).length > 0 ? timeouts : undefined;
}

const tokensOf = ({ _props }: KubeadmCluster): NodeHub['bootstrapTokens'] =>
  _props.bootstrapTokens?.map(({ isJoinToken, ...token }) => ({
    ...token,
    ...(isJoinToken && { token: LateBound.bootstrapToken }),
  }));

function discoveryOf(cluster: KubeadmCluster): DiscoveryHub {
  const { _token, _file } = cluster._props.discovery ?? {};
  if (_file) {
    const { kubeConfigPath, hasTlsBootstrapToken } = _file;
    const tlsBootstrapToken = hasTlsBootstrapToken ? LateBound.bootstrapToken : undefined;
    return { file: { kubeConfigPath }, ...(tlsBootstrapToken && { tlsBootstrapToken }) };
  }
  const { unsafeSkipCaVerification, apiServerEndpoint, caCertHashes } = _token ?? {};
  return {
    bootstrapToken: {
      apiServerEndpoint: apiServerEndpoint ?? endpointOf(cluster),
      token: LateBound.bootstrapToken,
      caCertHashes: caCertHashes ?? (unsafeSkipCaVerification ? [] : [LateBound.caCertHash]),
      ...(unsafeSkipCaVerification !== undefined && { unsafeSkipCaVerification }),
    },
  };
}

/** Joining nodes need a port; kubeadm appends it only to `controlPlaneEndpoint`. */
function endpointOf(cluster: KubeadmCluster): string {
  const founder = founderOf(cluster);
  const port = founder?._props.bindPort ?? KUBEADM_DEFAULTS.bindPort;
  const host = cluster._props.controlPlaneEndpoint ?? founder?._props.address ?? '';
  if (/:\d+$/.test(host) && (host.split(':').length === 2 || host.includes(']'))) return host;
  return host.includes(':') && !host.startsWith('[') ? `[${host}]:${port}` : `${host}:${port}`;
}
