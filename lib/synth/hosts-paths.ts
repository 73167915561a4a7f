import { predictNetworks } from '../emit/host/network/cluster-networks';
import { nameOfMinor } from '../k8s/version';
import type { ClusterModel } from '../model/cluster-model';
import type { ClusterHosts } from '../report/hosts/cluster-hosts';
import type { CheckOptions } from './check-paths';
import { readClusters } from './read-clusters';

export interface HostsReport {
  /** One for each cluster in the files. */
  readonly clusters: readonly ClusterHosts[];
  /** A line for each file or document that could not be read. */
  readonly unread: readonly string[];
}

/** Reads like `checkPaths`; answers with the network of every node. Throws `RangeError` likewise. */
export function hostsPaths(paths: readonly string[], options: CheckOptions): HostsReport {
  const { models, unread } = readClusters(paths, options);
  return { clusters: models.map(clusterHostsOf), unread };
}

const clusterHostsOf = (model: ClusterModel): ClusterHosts => ({
  kubernetesVersion: nameOfMinor(model.versions.minor),
  nodes: predictNetworks(model).map(({ node: { name, role, file }, network }) => ({
    name: name ?? null,
    role,
    file,
    ...network,
  })),
});
