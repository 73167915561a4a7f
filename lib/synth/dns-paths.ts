import { nameOfMinor } from '../k8s/version';
import { clusterDomainOf } from '../model/cluster-domain';
import type { ClusterModel } from '../model/cluster-model';
import { dnsRecordsOf } from '../model/dns-records';
import type { ClusterDns } from '../report/dns/cluster-dns';
import type { CheckOptions } from './check-paths';
import { readClusters } from './read-clusters';

export interface DnsReport {
  /** One for each cluster in the files. */
  readonly clusters: readonly ClusterDns[];
  /** A line for each file or document that could not be read. */
  readonly unread: readonly string[];
}

/** Reads like `checkPaths`; answers with the names that DNS will know. Throws `RangeError` likewise. */
export function dnsPaths(paths: readonly string[], options: CheckOptions): DnsReport {
  const { models, unread } = readClusters(paths, options);
  return { clusters: models.map(clusterDnsOf), unread };
}

const clusterDnsOf = (model: ClusterModel): ClusterDns => ({
  kubernetesVersion: nameOfMinor(model.versions.minor),
  domain: clusterDomainOf(model.kubeadmFiles),
  records: dnsRecordsOf(model),
});
