import type { RunningCluster } from '../rig/running-cluster';
import { failed, type Result } from '../tally';
import { brokenVariants } from './broken';
import { addOnObjects } from './checks/add-on-objects';
import { apiServerFiles } from './checks/api-server-files';
import { audit } from './checks/audit';
import type { Check } from './checks/check';
import { clusterIp } from './checks/cluster-ip';
import { containerd } from './checks/containerd';
import { dns } from './checks/dns';
import { dnsList } from './checks/dns-list';
import { encryptionAtRest } from './checks/encryption-at-rest';
import { headless } from './checks/headless';
import { heals } from './checks/heals';
import { hostFiles } from './checks/host-files';
import { hostNetwork } from './checks/host-network';
import { kubeletSettings } from './checks/kubelet-settings';
import { loadBalancer } from './checks/load-balancer';
import { localTraffic } from './checks/local-traffic';
import { nodePort } from './checks/node-port';
import { nodeRanges } from './checks/node-ranges';
import { nodesReady } from './checks/nodes-ready';
import { podToPod } from './checks/pod-to-pod';
import { ports } from './checks/ports';
import { processFlags } from './checks/process-flags';
import { proxyMode } from './checks/proxy-mode';
import { secondScheduler } from './checks/second-scheduler';
import { serviceRanges } from './checks/service-ranges';
import { servicesCreated } from './checks/services-created';
import { sessionAffinity } from './checks/session-affinity';
import { upgraded } from './checks/upgraded';
import { virtualAddress } from './checks/virtual-address';

/** In this order: the last ones switch nodes off. */
const ORDER: readonly Check[] = [
  nodesReady,
  nodeRanges,
  servicesCreated,
  serviceRanges,
  addOnObjects,
  proxyMode,
  podToPod,
  clusterIp,
  headless,
  dns,
  dnsList,
  nodePort,
  loadBalancer,
  sessionAffinity,
  localTraffic,
  hostFiles,
  processFlags,
  kubeletSettings,
  containerd,
  apiServerFiles,
  encryptionAtRest,
  audit,
  secondScheduler,
  ports,
  hostNetwork,
  virtualAddress,
  brokenVariants,
  heals,
  upgraded,
];

/** Everything that must be true of a running cluster; results name the cluster, and none throws. */
export const CHECKS: readonly Check[] = ORDER.map((check) => ({
  ...check,
  run: (cluster) => runOn(check, cluster),
}));

async function runOn(check: Check, cluster: RunningCluster): Promise<Result[]> {
  const results = await check
    .run(cluster)
    .catch((error: unknown) => [failed(check.name, 'could not be run', String(error))]);
  return results.map((result) => ({ ...result, name: `${cluster.name}: ${result.name}` }));
}
