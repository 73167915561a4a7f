import { declaredProvider } from '../cni/declared-provider';
import { readRequest } from '../emit/host/host-request';
import { type NodeRequest, nodeRequestsOf } from '../emit/host/node-requests';
import { listenersOf, startsKubeProxy } from '../emit/host/ports/cluster-listeners';
import { boundTo } from '../emit/host/ports/listener';
import { explainDoubts } from '../emit/host/predict-host-files';
import type { HostSettings } from '../emit/host/settings';
import { splitHostPort } from '../k8s/go-host-port';
import { nameOfMinor } from '../k8s/version';
import type { ClusterModel } from '../model/cluster-model';
import { hostPortClaims } from '../model/host-port-claims';
import { workloadName } from '../model/workload';
import { workloadsOf } from '../model/workload-index';
import { addOnsIn } from '../report/ports/add-ons';
import type { ClusterPorts, PodClaim } from '../report/ports/cluster-ports';
import { flowsOf, type HostAndPort } from '../report/ports/flows';
import type { CheckOptions } from './check-paths';
import { readClusters } from './read-clusters';

export interface PortsReport {
  /** One for each cluster in the files. */
  readonly clusters: readonly ClusterPorts[];
  /** A line for each file or document that could not be read. */
  readonly unread: readonly string[];
}

/** Reads like `checkPaths`; answers with what every node listens on. Throws `RangeError` likewise. */
export function portsPaths(paths: readonly string[], options: CheckOptions): PortsReport {
  const { models, unread } = readClusters(paths, options);
  return { clusters: models.map(clusterPortsOf), unread };
}

function clusterPortsOf(model: ClusterModel): ClusterPorts {
  const requests = nodeRequestsOf(model);
  const network = declaredProvider(model);
  const nodes = requests.map((node) => ({
    name: node.name ?? null,
    role: node.role,
    file: node.file,
    addresses: addressesOf(model, node),
    listeners: listenersOf(model, { nodes: requests, network }, node),
    notes: notesOf(node),
  }));
  const podRanges = model.plan.pods.map(({ value }) => `${value}`);
  const { endpoint, etcd } = outsideOf(requests);
  const flows = flowsOf({
    nodes,
    network,
    addOns: addOnsIn(model),
    podRanges,
    nodePorts: model.plan.nodePorts.value,
    bringsKubeProxy: startsKubeProxy(model),
    endpoint,
    etcd,
  });
  const kubernetesVersion = nameOfMinor(model.versions.minor);
  return { kubernetesVersion, nodes, podRanges, podClaims: podClaimsOf(model), flows };
}

const addressesOf = ({ plan }: ClusterModel, node: NodeRequest): string[] =>
  plan.nodeAddresses.filter((address) => address.node === node.plan).map(({ value }) => `${value}`);

/** Patches change commands, and only the machine has them. */
const notesOf = ({ request }: NodeRequest): string[] =>
  explainDoubts(request)
    .filter(({ field }) => field === 'patches.directory')
    .map(({ field, why }) => `${field}: ${why}`);

/** What the first control plane's file says of machines beside the nodes. */
function outsideOf(requests: readonly NodeRequest[]): {
  endpoint: HostAndPort | undefined;
  etcd: HostAndPort[];
} {
  const controlPlanes = requests
    .filter(({ role }) => role === 'control-plane')
    .map(({ request }) => readRequest(request));
  const [first] = controlPlanes;
  const endpoint = first && asHostAndPort(first.controlPlaneEndpoint);
  const isOwn = controlPlanes.some(({ endpoint: own }) => own?.address === endpoint?.host);
  return { endpoint: isOwn ? undefined : endpoint, etcd: first ? membersOf(first) : [] };
}

const membersOf = ({ etcd }: HostSettings): HostAndPort[] =>
  etcd.kind === 'external'
    ? etcd.endpoints.flatMap((url) => asHostAndPort(url.replace(/^https?:\/\//, '')) ?? [])
    : [];

function asHostAndPort(text: string): HostAndPort | undefined {
  const target = splitHostPort(text);
  return target && { host: target.host, port: Number(target.port) };
}

const podClaimsOf = ({ objects }: ClusterModel): PodClaim[] =>
  hostPortClaims(workloadsOf(objects)).map(({ workload, port, hostPort }) => ({
    workload: workloadName(workload),
    container: port.container,
    protocol: port.protocol.toLowerCase(),
    port: hostPort,
    address: boundTo(port.hostIp),
    isOnHostNetwork: workload.isOnHostNetwork,
  }));
