import type { Path } from '../../diag/path';
import type { ClusterHub, NodeHub, TimeoutsHub } from './hub';
import type { Lose } from './loss';

/** A part of the hub, the field in it, what happens instead, and the value that asks for just that. */
type Row = readonly [part: object | undefined, path: Path, why: string, usual?: boolean];

/** What v1beta3 has no field for, cluster-wide. */
export function loseClusterFields(cluster: ClusterHub, lose: Lose): void {
  const rows: readonly Row[] = [
    ...environments(cluster),
    [cluster, ['certificateValidityPeriod'], 'certificates last one year'],
    [cluster, ['caCertificateValidityPeriod'], 'the CAs last ten years'],
    [externalEtcd(cluster), ['etcd', 'external', 'httpEndpoints'], 'health checks go to endpoints'],
    [cluster.dns, ['dns', 'disabled'], 'init skips the addon, but upgrades install CoreDNS'],
    [cluster.proxy, ['proxy', 'disabled'], 'init skips the addon, but upgrades install kube-proxy'],
  ];
  loseRows('cluster', rows, lose);
  loseAlgorithm(cluster.encryptionAlgorithm, lose);
}

function environments(cluster: ClusterHub): Row[] {
  const why = 'static pods get no variables of their own';
  return [
    [cluster.apiServer, ['apiServer', 'extraEnvs'], why],
    [cluster.controllerManager, ['controllerManager', 'extraEnvs'], why],
    [cluster.scheduler, ['scheduler', 'extraEnvs'], why],
    [localEtcd(cluster), ['etcd', 'local', 'extraEnvs'], why],
  ];
}

const localEtcd = ({ etcd }: ClusterHub) => (etcd && 'local' in etcd ? etcd.local : undefined);

const externalEtcd = ({ etcd }: ClusterHub) =>
  etcd && 'external' in etcd ? etcd.external : undefined;

function loseAlgorithm(algorithm: string | undefined, lose: Lose): void {
  const isCarried = algorithm === undefined || ['RSA-2048', 'ECDSA-P256'].includes(algorithm);
  if (!isCarried) lose(['cluster', 'encryptionAlgorithm'], 'RSA-2048 is used');
}

/** What v1beta3 has no field for, node by node. */
export function loseNodeFields(node: NodeHub, lose: Lose): void {
  const rows: readonly Row[] = [
    [node, ['dryRun'], 'give kubeadm --dry-run by hand'],
    [node, ['imagePullSerial'], 'images are pulled one after the other', true],
  ];
  loseRows('node', rows, lose);
  for (const [name, why] of Object.entries(lostTimeouts(node))) {
    loseRows('node', [[node.timeouts, ['timeouts', name], why]], lose);
  }
}

/** `discovery` has a field of its own, the control plane's is in the founder's file. */
function lostTimeouts({ role }: NodeHub): Partial<Record<keyof TimeoutsHub, string>> {
  return {
    kubeletHealthCheck: 'kubeadm waits 4m for the kubelet',
    kubernetesAPICall: 'kubeadm waits 1m for the API',
    etcdAPICall: 'kubeadm waits 2m for etcd',
    tlsBootstrap: 'kubeadm waits 5m for the kubelet to bootstrap',
    upgradeManifests: 'kubeadm waits 5m for upgraded static pods',
    ...(role !== 'init' && {
      controlPlaneComponentHealthCheck: 'joining nodes take what the cluster was founded with',
    }),
  };
}

function loseRows(root: 'cluster' | 'node', rows: readonly Row[], lose: Lose): void {
  for (const [part, path, why, usual = false] of rows) {
    const name = path.at(-1);
    const value = part && name !== undefined ? Reflect.get(part, name) : undefined;
    if (value !== undefined && value !== usual) lose([root, ...path], why);
  }
}
