import type { Json, JsonObject } from '../../model/document';
import { fields } from './fields';
import type {
  ApiServerHub,
  ClusterHub,
  ComponentHub,
  EtcdHub,
  Flag,
  NodeFileHub,
  NodeHub,
  VariableHub,
} from './hub';
import type { Target } from './loss';
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
import { renderReset, renderUpgrade } from './v1beta4-operations';

const API_VERSION = 'kubeadm.k8s.io/v1beta4';

/** kubeadm 1.31 on. Source: cmd/kubeadm/app/apis/kubeadm/v1beta4/types.go. */
export const V1BETA4: Spoke = {
  version: 'v1beta4',
  ignores: [],
  render: ({ cluster, node }: NodeFileHub, target: Target) =>
    node.role === 'init' ? [renderInit(node), renderCluster(cluster, target)] : [renderJoin(node)],
  renderUpgrade,
  renderReset,
};

const renderInit = (node: NodeHub): JsonObject =>
  fields({
    apiVersion: API_VERSION,
    kind: 'InitConfiguration',
    bootstrapTokens: renderTokens(node.bootstrapTokens),
    certificateKey: node.certificateKey?.placeholder,
    dryRun: node.dryRun,
    localAPIEndpoint: renderEndpoint(node),
    nodeRegistration: renderRegistration(node),
    patches: renderPatches(node),
    skipPhases: node.skipPhases,
    timeouts: fields({ ...node.timeouts }),
  });

const renderJoin = (node: NodeHub): JsonObject => ({
  ...fields({
    apiVersion: API_VERSION,
    kind: 'JoinConfiguration',
    caCertPath: node.caCertPath,
    discovery: renderDiscovery(node.discovery),
    dryRun: node.dryRun,
    nodeRegistration: renderRegistration(node),
    patches: renderPatches(node),
    skipPhases: node.skipPhases,
    timeouts: fields({ ...node.timeouts }),
  }),
  // Stays when empty: without it kubeadm would join a worker.
  ...(node.role === 'control-plane' && { controlPlane: renderControlPlane(node) }),
});

const renderControlPlane = (node: NodeHub): JsonObject =>
  fields({
    certificateKey: node.certificateKey?.placeholder,
    localAPIEndpoint: renderEndpoint(node),
  });

const renderRegistration = (node: NodeHub): JsonObject =>
  fields({
    criSocket: node.criSocket,
    ignorePreflightErrors: node.ignorePreflightErrors,
    imagePullPolicy: node.imagePullPolicy,
    imagePullSerial: node.imagePullSerial,
    kubeletExtraArgs: renderFlags(kubeletFlags(node)),
    name: node.name,
    taints: renderTaints(node.taints),
  });

const renderCluster = (cluster: ClusterHub, target: Target): JsonObject =>
  fields({
    apiVersion: API_VERSION,
    kind: 'ClusterConfiguration',
    apiServer: renderApiServer(cluster.apiServer),
    caCertificateValidityPeriod: cluster.caCertificateValidityPeriod,
    certificateValidityPeriod: cluster.certificateValidityPeriod,
    certificatesDir: cluster.certificatesDir,
    clusterName: cluster.clusterName,
    controlPlaneEndpoint: cluster.controlPlaneEndpoint,
    controllerManager: renderComponent(cluster.controllerManager),
    dns: fields({ ...cluster.dns }),
    encryptionAlgorithm: renderAlgorithm(cluster.encryptionAlgorithm, target),
    etcd: renderEtcd(cluster.etcd, target),
    featureGates: fields({ ...cluster.featureGates }),
    imageRepository: cluster.imageRepository,
    kubernetesVersion: cluster.kubernetesVersion,
    networking: renderNetworking(cluster.networking),
    proxy: fields({ ...cluster.proxy }),
    scheduler: renderComponent(cluster.scheduler),
  });

const renderApiServer = (apiServer: ApiServerHub | undefined): JsonObject =>
  fields({ ...renderComponent(apiServer), certSANs: apiServer?.certSans });

const renderComponent = (component: ComponentHub | undefined): JsonObject =>
  fields({
    extraArgs: renderFlags(component?.extraArgs),
    extraEnvs: renderVariables(component?.extraEnvs),
    extraVolumes: renderVolumes(component?.extraVolumes),
  });

/** A list, so that names may repeat and order counts. */
function renderFlags(flags: readonly Flag[] | undefined): Json | undefined {
  if (flags === undefined || flags.length === 0) return undefined;
  return flags.map(({ name, value }) => ({ name, value }));
}

const renderVariables = (variables: readonly VariableHub[] | undefined): Json | undefined =>
  variables?.map(({ name, value, valueFrom }) =>
    fields({ name, value, valueFrom: valueFrom && renderSource(valueFrom) }),
  );

const renderSource = ({ fieldRef, resourceFieldRef }: VariableSource): JsonObject =>
  fields({
    fieldRef: fieldRef && fields({ ...fieldRef }),
    resourceFieldRef: resourceFieldRef && fields({ ...resourceFieldRef }),
  });

type VariableSource = NonNullable<VariableHub['valueFrom']>;

function renderAlgorithm(algorithm: string | undefined, target: Target): string | undefined {
  if (algorithm !== 'ECDSA-P384' || target.contract.kubeadmKnowsEcdsaP384) return algorithm;
  target.lose(
    ['cluster', 'encryptionAlgorithm'],
    'kubeadm knows ECDSA-P384 from 1.34; RSA-2048 is used',
  );
  return undefined;
}

function renderEtcd(etcd: EtcdHub | undefined, target: Target): JsonObject | undefined {
  if (etcd === undefined) return undefined;
  if ('external' in etcd) return { external: renderExternalEtcd(etcd.external, target) };
  const { local } = etcd;
  const rendered = fields({
    dataDir: local.dataDir,
    extraArgs: renderFlags(local.extraArgs),
    extraEnvs: renderVariables(local.extraEnvs),
    imageRepository: local.imageRepository,
    imageTag: local.imageTag,
    peerCertSANs: local.peerCertSans,
    serverCertSANs: local.serverCertSans,
  });
  return fields({ local: rendered });
}

type ExternalEtcd = Extract<EtcdHub, { external: unknown }>['external'];

function renderExternalEtcd(etcd: ExternalEtcd, { contract, lose }: Target): JsonObject {
  const { endpoints, httpEndpoints, caFile, certFile, keyFile } = etcd;
  if (contract.kubeadmKnowsEtcdHttpEndpoints) {
    return fields({ endpoints, httpEndpoints, caFile, certFile, keyFile });
  }
  if (httpEndpoints) {
    lose(
      ['cluster', 'etcd', 'external', 'httpEndpoints'],
      'kubeadm reads them from 1.35; health checks go to endpoints',
    );
  }
  return fields({ endpoints, caFile, certFile, keyFile });
}
