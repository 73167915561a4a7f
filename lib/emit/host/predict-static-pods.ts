import { type KubernetesVersion, NEWEST_MINOR, parseKubernetesVersion } from '../../k8s/version';
import type { JsonObject } from '../../model/document';
import { serializeGoYaml } from '../yaml/go-yaml';
import { predictApiServer } from './api-server';
import { predictControllerManager } from './controller-manager';
import { dialectOf } from './dialect';
import { isJoining, joinsControlPlane, type KubeadmDocuments, sortDocuments } from './documents';
import { type EtcdMember, predictEtcd } from './etcd';
import { DEBIAN_HOST, type HostFacts } from './host-facts';
import { predictScheduler } from './scheduler';
import { type HostSettings, parseSettings } from './settings';
import { renderStaticPod, type StaticPod } from './static-pod';
import { findUnpredictable, type Unpredictable } from './unpredictable';

/** One file as kubeadm leaves it on the node. */
export interface HostFile {
  readonly path: string;
  readonly content: string;
  readonly mode: number;
}

export interface StaticPodRequest {
  /**
   * What the node's kubeadm reads, of any version: InitConfiguration and ClusterConfiguration, or,
   * for a joining control plane, its JoinConfiguration and the cluster's ClusterConfiguration.
   */
  readonly documents: readonly JsonObject[];
  /** `1.36.4`; without a patch number the newest release of that minor is meant. */
  readonly kubeadmVersion: string;
  /** @default - a Debian or Ubuntu machine */
  readonly host?: HostFacts;
  /**
   * For a joining control plane: every etcd member including its own, in the declared order.
   * The order in the real file is that of etcd's member list.
   */
  readonly etcdMembers?: readonly EtcdMember[];
}

const MANIFESTS = '/etc/kubernetes/manifests';
const MODE = 0o600;

/** The static pods as kubeadm will write them, byte for byte; none for a worker. */
export function predictStaticPods(request: StaticPodRequest): HostFile[] {
  const { documents, settings } = read(request);
  if (isJoining(documents) && !joinsControlPlane(documents)) return [];
  return podsOf(settings, request.etcdMembers ?? []).map((pod) => ({
    path: `${MANIFESTS}/${pod.name}.yaml`,
    content: serializeGoYaml(renderStaticPod(pod, settings.dialect)),
    mode: MODE,
  }));
}

/** Why the real files may differ; blocking doubts leave files out of the prediction. */
export function explainDoubts(request: StaticPodRequest): Unpredictable[] {
  const { documents, settings } = read(request);
  return findUnpredictable(documents, settings);
}

function read(request: StaticPodRequest): { documents: KubeadmDocuments; settings: HostSettings } {
  const documents = sortDocuments(request.documents);
  const kubeadm = parseKubernetesVersion(request.kubeadmVersion) ?? NEWEST_KUBEADM;
  const host = request.host ?? DEBIAN_HOST;
  return { documents, settings: parseSettings(documents, kubeadm, dialectOf(kubeadm), host) };
}

const NEWEST_KUBEADM: KubernetesVersion = {
  text: `1.${NEWEST_MINOR}.0`,
  major: 1,
  minor: NEWEST_MINOR,
  patch: undefined,
};

function podsOf(settings: HostSettings, members: readonly EtcdMember[]): StaticPod[] {
  const { endpoint, etcd, nodeName } = settings;
  const hasOwnEtcd = etcd.kind === 'local' && endpoint && nodeName;
  return [
    ...(endpoint ? [predictApiServer(settings, endpoint)] : []),
    predictControllerManager(settings),
    predictScheduler(settings),
    ...(hasOwnEtcd ? [predictEtcd(settings, etcd, { name: nodeName, endpoint, members })] : []),
  ];
}
