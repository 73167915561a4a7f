import { type Contract, contractOf } from '../../k8s/contract';
import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { toLower, trimSpace } from '../../k8s/go-value';
import type { KubernetesVersion } from '../../k8s/version';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { asText, textField } from '../../model/type-meta';
import { type ComponentSettings, parseComponentSettings } from './component-settings';
import type { Dialect } from './dialect';
import { isJoining, type KubeadmDocuments } from './documents';
import { type Endpoint, parseEndpoint, withPort } from './endpoint';
import { type EtcdSettings, parseEtcdSettings } from './etcd-settings';
import { healthCheckSeconds } from './health-check-timeout';
import type { HostFacts } from './host-facts';
import { chooseImages, type KubernetesImages } from './kubernetes-image';
import { type NodeRegistration, parseNodeRegistration } from './node-registration';
import type { HostPatch } from './patches';

/** Everything kubeadm's files depend on, after its own defaulting. */
export interface HostSettings {
  readonly documents: KubeadmDocuments;
  readonly kubeadm: KubernetesVersion;
  readonly contract: Contract;
  readonly dialect: Dialect;
  readonly host: HostFacts;
  /** Undefined when neither file nor host tells it. */
  readonly nodeName: string | undefined;
  /** Undefined when neither file nor host tells it. */
  readonly endpoint: Endpoint | undefined;
  readonly registration: NodeRegistration;
  /** With a port; empty where the cluster has none. */
  readonly controlPlaneEndpoint: string;
  /** Gate NodeLocalCRISocket: each kubelet's own file names its runtime, no flag does. */
  readonly keepsRuntimeOnTheNode: boolean;
  readonly images: KubernetesImages;
  readonly imageRepository: string;
  readonly serviceSubnet: string;
  readonly podSubnet: string;
  readonly dnsDomain: string;
  readonly clusterName: string;
  readonly certificatesDir: string;
  readonly apiServer: ComponentSettings;
  readonly controllerManager: ComponentSettings;
  readonly scheduler: ComponentSettings;
  readonly etcd: EtcdSettings;
  readonly healthCheckSeconds: number;
  /** Undefined: nobody knows what lies in the folder, if there is one. */
  readonly patches?: readonly HostPatch[];
}

export function parseSettings(
  documents: KubeadmDocuments,
  kubeadm: KubernetesVersion,
  dialect: Dialect,
  host: HostFacts,
): HostSettings {
  const contract = contractOf(kubeadm.minor);
  const node = nodeSettings(documents, host);
  const cluster = documents.cluster ?? {};
  return {
    documents,
    kubeadm,
    contract,
    dialect,
    host,
    ...node,
    ...clusterSettings(cluster, kubeadm.text),
    controlPlaneEndpoint: withPort(textField(cluster, 'controlPlaneEndpoint'), node.endpoint),
    keepsRuntimeOnTheNode: isGateOn(cluster, contract),
    healthCheckSeconds: healthCheckSeconds(documents, dialect),
  };
}

function nodeSettings(documents: KubeadmDocuments, host: HostFacts) {
  const node = isJoining(documents) ? documents.join : documents.init;
  const path = isJoining(documents) ? ['controlPlane', 'localAPIEndpoint'] : ['localAPIEndpoint'];
  const written = asText(valueAt(node, ['nodeRegistration', 'name']));
  return {
    nodeName: toLower(trimSpace(written || host.hostname || '')) || undefined,
    endpoint: parseEndpoint(valueAt(node, path), host),
    registration: parseNodeRegistration(valueAt(node, ['nodeRegistration'])),
  };
}

/** `features.go`: the gate NodeLocalCRISocket, and its default. */
function isGateOn(cluster: JsonObject, contract: Contract): boolean {
  const written = valueAt(cluster, ['featureGates', 'NodeLocalCRISocket']);
  return typeof written === 'boolean' ? written : contract.kubeadmKeepsRuntimeOnTheNode;
}

function clusterSettings(cluster: JsonObject, kubeadmVersion: string) {
  const imageRepository = textField(cluster, 'imageRepository') || KUBEADM_DEFAULTS.imageRepository;
  return {
    images: chooseImages(textField(cluster, 'kubernetesVersion'), imageRepository, kubeadmVersion),
    imageRepository,
    ...networkSettings(isObject(cluster.networking) ? cluster.networking : {}),
    clusterName: textField(cluster, 'clusterName') || KUBEADM_DEFAULTS.clusterName,
    certificatesDir: textField(cluster, 'certificatesDir') || KUBEADM_DEFAULTS.certificatesDir,
    apiServer: parseComponentSettings(cluster.apiServer),
    controllerManager: parseComponentSettings(cluster.controllerManager),
    scheduler: parseComponentSettings(cluster.scheduler),
    etcd: parseEtcdSettings(cluster.etcd),
  };
}

const networkSettings = (networking: JsonObject) => ({
  serviceSubnet: textField(networking, 'serviceSubnet') || KUBEADM_DEFAULTS.serviceSubnet,
  podSubnet: textField(networking, 'podSubnet'),
  dnsDomain: textField(networking, 'dnsDomain') || KUBEADM_DEFAULTS.dnsDomain,
});
