import type { Path } from '../../diag/path';
import type { JsonObject } from '../../model/document';
import { fields } from './fields';
import type { ClusterHub, ComponentHub, EtcdHub, Flag, NodeFileHub, NodeHub } from './hub';
import type { Lose, Target } from './loss';
import {
  kubeletFlags,
  renderDiscovery,
  renderEndpoint,
  renderNetworking,
  renderPatches,
  renderTaints,
  renderTokens,
  renderVolumes,
} from './node-parts';
import type { Spoke } from './spoke';
import { loseClusterFields, loseNodeFields } from './v1beta3-losses';

const API_VERSION = 'kubeadm.k8s.io/v1beta3';

/** kubeadm 1.28 to 1.30. Source: cmd/kubeadm/app/apis/kubeadm/v1beta3/types.go. Frozen. */
export const V1BETA3: Spoke = {
  version: 'v1beta3',
  ignores: [
    { path: ['upgrade'], because: 'there is no UpgradeConfiguration: reported as a whole' },
    { path: ['reset'], because: 'there is no ResetConfiguration: reported as a whole' },
  ],
  render: (hub: NodeFileHub, { lose }: Target) => {
    loseNodeFields(hub.node, lose);
    return hub.node.role === 'init' ? renderFounder(hub, lose) : [renderJoin(hub.node, lose)];
  },
};

function renderFounder({ cluster, node }: NodeFileHub, lose: Lose): JsonObject[] {
  loseClusterFields(cluster, lose);
  return [renderInit(cluster, node, lose), renderCluster(cluster, node, lose)];
}

const renderInit = (cluster: ClusterHub, node: NodeHub, lose: Lose): JsonObject =>
  fields({
    apiVersion: API_VERSION,
    kind: 'InitConfiguration',
    bootstrapTokens: renderTokens(node.bootstrapTokens),
    certificateKey: node.certificateKey?.placeholder,
    localAPIEndpoint: renderEndpoint(node),
    nodeRegistration: renderRegistration(node, lose),
    patches: renderPatches(node),
    skipPhases: skippedPhases(cluster, node),
  });

/** The addons cannot be switched off, but `init` can be told not to install them. */
function skippedPhases({ dns, proxy }: ClusterHub, node: NodeHub): string[] | undefined {
  const phases = new Set(node.skipPhases);
  if (dns?.disabled) phases.add('addon/coredns');
  if (proxy?.disabled) phases.add('addon/kube-proxy');
  return phases.size > 0 ? [...phases] : undefined;
}

const renderJoin = (node: NodeHub, lose: Lose): JsonObject => ({
  ...fields({
    apiVersion: API_VERSION,
    kind: 'JoinConfiguration',
    caCertPath: node.caCertPath,
    discovery: fields({ ...renderDiscovery(node.discovery), timeout: node.timeouts?.discovery }),
    nodeRegistration: renderRegistration(node, lose),
    patches: renderPatches(node),
    skipPhases: node.skipPhases,
  }),
  // Stays when empty: without it kubeadm would join a worker.
  ...(node.role === 'control-plane' && { controlPlane: renderControlPlane(node) }),
});

const renderControlPlane = (node: NodeHub): JsonObject =>
  fields({
    certificateKey: node.certificateKey?.placeholder,
    localAPIEndpoint: renderEndpoint(node),
  });

const renderRegistration = (node: NodeHub, lose: Lose): JsonObject =>
  fields({
    criSocket: node.criSocket,
    ignorePreflightErrors: node.ignorePreflightErrors,
    imagePullPolicy: node.imagePullPolicy,
    kubeletExtraArgs: renderFlags(kubeletFlags(node), ['node', 'kubeletExtraArgs'], lose),
    name: node.name,
    taints: renderTaints(node.taints),
  });

const renderCluster = (cluster: ClusterHub, node: NodeHub, lose: Lose): JsonObject =>
  fields({
    apiVersion: API_VERSION,
    kind: 'ClusterConfiguration',
    apiServer: fields({
      ...renderComponent(cluster.apiServer, ['cluster', 'apiServer'], lose),
      certSANs: cluster.apiServer?.certSans,
      timeoutForControlPlane: node.timeouts?.controlPlaneComponentHealthCheck,
    }),
    certificatesDir: cluster.certificatesDir,
    clusterName: cluster.clusterName,
    controlPlaneEndpoint: cluster.controlPlaneEndpoint,
    controllerManager: renderComponent(
      cluster.controllerManager,
      ['cluster', 'controllerManager'],
      lose,
    ),
    dns: fields({
      imageRepository: cluster.dns?.imageRepository,
      imageTag: cluster.dns?.imageTag,
    }),
    etcd: renderEtcd(cluster.etcd, lose),
    featureGates: renderGates(cluster),
    imageRepository: cluster.imageRepository,
    kubernetesVersion: cluster.kubernetesVersion,
    networking: renderNetworking(cluster.networking),
    scheduler: renderComponent(cluster.scheduler, ['cluster', 'scheduler'], lose),
  });

const renderComponent = (component: ComponentHub | undefined, path: Path, lose: Lose): JsonObject =>
  fields({
    extraArgs: renderFlags(component?.extraArgs, [...path, 'extraArgs'], lose),
    extraVolumes: renderVolumes(component?.extraVolumes),
  });

/** A map: one value for each name, and kubeadm sorts it. */
function renderFlags(
  flags: readonly Flag[] | undefined,
  path: Path,
  lose: Lose,
): JsonObject | undefined {
  const byName: Record<string, string> = {};
  for (const { name, value } of flags ?? []) {
    if (name in byName)
      lose([...path, name], `a map holds one value: only the last --${name} is kept`);
    byName[name] = value;
  }
  return fields(byName);
}

/** The only algorithm besides RSA-2048 is behind a gate. */
function renderGates({ encryptionAlgorithm, featureGates }: ClusterHub): JsonObject {
  const isEcdsa = encryptionAlgorithm === 'ECDSA-P256';
  return fields({ ...(isEcdsa && { PublicKeysECDSA: true }), ...featureGates });
}

function renderEtcd(etcd: EtcdHub | undefined, lose: Lose): JsonObject | undefined {
  if (etcd === undefined) return undefined;
  if ('external' in etcd) {
    const { endpoints, caFile, certFile, keyFile } = etcd.external;
    return { external: fields({ endpoints, caFile, certFile, keyFile }) };
  }
  const { local } = etcd;
  const rendered = fields({
    dataDir: local.dataDir,
    extraArgs: renderFlags(local.extraArgs, ['cluster', 'etcd', 'local', 'extraArgs'], lose),
    imageRepository: local.imageRepository,
    imageTag: local.imageTag,
    peerCertSANs: local.peerCertSans,
    serverCertSANs: local.serverCertSans,
  });
  return fields({ local: rendered });
}
