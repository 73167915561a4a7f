import { type KubernetesVersion, NEWEST_MINOR, parseKubernetesVersion } from '../../k8s/version';
import type { JsonObject } from '../../model/document';
import { dialectOf } from './dialect';
import { sortDocuments } from './documents';
import type { EtcdMember } from './etcd';
import { DEBIAN_HOST, type HostFacts } from './host-facts';
import type { HostPatch } from './patches';
import { type HostSettings, parseSettings } from './settings';

/** One file as kubeadm leaves it on the node. */
export interface HostFile {
  readonly path: string;
  readonly content: string;
  readonly mode: number;
}

export interface HostRequest {
  /**
   * What the node's kubeadm reads, of any version: InitConfiguration, ClusterConfiguration and
   * component configurations; for a joining node its JoinConfiguration and those of the cluster.
   */
  readonly documents: readonly JsonObject[];
  /** `1.36.4`; without a patch number the newest release of that minor is meant. */
  readonly kubeadmVersion: string;
  /** @default - a Debian or Ubuntu machine */
  readonly host?: HostFacts;
  /** What lies in the folder of patches. @default - unknown, where the documents name such a folder */
  readonly patches?: readonly HostPatch[];
  /**
   * For a joining control plane: every etcd member including its own, in the declared order.
   * The order in the real file is that of etcd's member list.
   */
  readonly etcdMembers?: readonly EtcdMember[];
}

export function readRequest(request: HostRequest): HostSettings {
  const kubeadm = parseKubernetesVersion(request.kubeadmVersion) ?? NEWEST_KUBEADM;
  const host = request.host ?? DEBIAN_HOST;
  const settings = parseSettings(
    sortDocuments(request.documents),
    kubeadm,
    dialectOf(kubeadm),
    host,
  );
  return request.patches ? { ...settings, patches: request.patches } : settings;
}

const NEWEST_KUBEADM: KubernetesVersion = {
  text: `1.${NEWEST_MINOR}.0`,
  major: 1,
  minor: NEWEST_MINOR,
  patch: undefined,
};
