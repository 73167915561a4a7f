import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import type { KubernetesVersion } from '../../k8s/version';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { asText, textField } from '../../model/type-meta';
import { type ComponentSettings, parseComponentSettings } from './component-settings';
import type { Dialect } from './dialect';
import { isJoining, type KubeadmDocuments } from './documents';
import { type Endpoint, parseEndpoint } from './endpoint';
import { type EtcdSettings, parseEtcdSettings } from './etcd-settings';
import { healthCheckSeconds } from './health-check-timeout';
import type { HostFacts } from './host-facts';
import { chooseImages, type KubernetesImages } from './kubernetes-image';

/** Everything the static pods depend on, after kubeadm's own defaulting. */
export interface HostSettings {
  readonly kubeadm: KubernetesVersion;
  readonly dialect: Dialect;
  readonly host: HostFacts;
  /** Undefined when neither file nor host tells it. */
  readonly nodeName: string | undefined;
  /** Undefined when neither file nor host tells it. */
  readonly endpoint: Endpoint | undefined;
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
}

export function parseSettings(
  documents: KubeadmDocuments,
  kubeadm: KubernetesVersion,
  dialect: Dialect,
  host: HostFacts,
): HostSettings {
  return {
    kubeadm,
    dialect,
    host,
    ...nodeSettings(documents, host),
    ...clusterSettings(documents.cluster ?? {}, kubeadm.text),
    healthCheckSeconds: healthCheckSeconds(documents, dialect),
  };
}

function nodeSettings(documents: KubeadmDocuments, host: HostFacts) {
  const node = isJoining(documents) ? documents.join : documents.init;
  const path = isJoining(documents) ? ['controlPlane', 'localAPIEndpoint'] : ['localAPIEndpoint'];
  const written = asText(valueAt(node, ['nodeRegistration', 'name']));
  return {
    nodeName: (written || host.hostname)?.trim().toLowerCase() || undefined,
    endpoint: parseEndpoint(valueAt(node, path), host),
  };
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
