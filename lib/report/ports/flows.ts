import type { CniProvider } from '../../cni/provider';
import type { AddOn } from '../../k8s/add-on-ports';
import type { Listener } from '../../k8s/listener';
import { PortRange } from '../../net/port';
import { CALLERS } from './callers';
import type { Flow, NodePorts } from './cluster-ports';

/** What the direction table is made of. */
export interface FlowSources {
  readonly nodes: readonly NodePorts[];
  readonly network: CniProvider | undefined;
  readonly addOns: readonly AddOn[];
  readonly podRanges: readonly string[];
  readonly nodePorts: PortRange;
  readonly bringsKubeProxy: boolean;
  /** Where clients find the API, when that is none of the control planes itself. */
  readonly endpoint: HostAndPort | undefined;
  /** Members of an etcd outside the cluster. */
  readonly etcd: readonly HostAndPort[];
}

export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

/** Everything that a firewall between the machines has to let through. */
export const flowsOf = (sources: FlowSources): Flow[] => [
  ...listenerFlows(sources.nodes),
  ...endpointFlows(sources),
  ...etcdFlows(sources.etcd),
  ...networkFlows(sources),
  ...nodePortFlows(sources),
  ...sources.addOns.flatMap(addOnFlows),
  ...(sources.nodes.length > 0 ? nameServerFlows() : []),
];

const LOOPBACK = /^(127\.|::1$)/;

function listenerFlows(nodes: readonly NodePorts[]): Flow[] {
  const groups = new Map<string, { listener: Listener; nodes: NodePorts[] }>();
  for (const node of nodes) {
    for (const listener of node.listeners) {
      if (LOOPBACK.test(listener.address)) continue;
      const { protocol, port, process, use } = listener;
      const key = [protocol, port, process, use].join(' ');
      const group = groups.get(key);
      if (!group) groups.set(key, { listener, nodes: [node] });
      else if (!group.nodes.includes(node)) group.nodes.push(node);
    }
  }
  return [...groups.values()].flatMap((group) => flowsTo(group.listener, group.nodes, nodes));
}

function flowsTo(
  { protocol, port, process, use }: Listener,
  on: readonly NodePorts[],
  all: readonly NodePorts[],
): Flow[] {
  const { from, why, needsSeveral } = CALLERS[use];
  if (needsSeveral && controlPlanesOf(all).length < 2) return [];
  const to = nameOf(on, all);
  return from.map((caller) => ({
    from: caller,
    to,
    protocol,
    ports: PortRange.of(port),
    process,
    why,
    when: null,
  }));
}

const controlPlanesOf = (nodes: readonly NodePorts[]): NodePorts[] =>
  nodes.filter(({ role }) => role === 'control-plane');

/** A role where all nodes of it are meant, else their names. */
function nameOf(some: readonly NodePorts[], all: readonly NodePorts[]): string {
  const isAll = (of: readonly NodePorts[]) =>
    of.length === some.length && of.every((node) => some.includes(node));
  if (isAll(controlPlanesOf(all))) return 'control planes';
  if (isAll(all)) return 'nodes';
  if (isAll(all.filter(({ role }) => role === 'worker'))) return 'workers';
  return some.map(({ name, file }) => name ?? file).join(', ');
}

function endpointFlows({ endpoint }: FlowSources): Flow[] {
  if (!endpoint) return [];
  const { host, port } = endpoint;
  return ['nodes', 'clients'].map((from) => ({
    ...tcp(port, 'controlPlaneEndpoint', 'the Kubernetes API, handed on to the control planes'),
    from,
    to: host,
  }));
}

const etcdFlows = (members: readonly HostAndPort[]): Flow[] =>
  members.map(({ host, port }) => ({
    ...tcp(port, 'etcd', 'kube-apiserver keeps everything there'),
    from: 'control planes',
    to: host,
  }));

/** Protocols without ports, and the pods' own packets where nothing wraps them. */
function networkFlows({ network, podRanges }: FlowSources): Flow[] {
  const between = network?.ports.filter(({ reach }) => reach === 'between-nodes') ?? [];
  const ends = {
    from: 'nodes',
    to: 'nodes',
    process: network?.name ?? '',
    when: null,
    ports: null,
  };
  if (network && between.length === 0) {
    const why = `packets between pods, from and to ${podRanges.join(', ')}`;
    return [{ ...ends, protocol: 'any', why }];
  }
  return between
    .filter(({ port }) => port === undefined)
    .map(({ protocol, purpose }) => ({ ...ends, protocol: protocol.toLowerCase(), why: purpose }));
}

function nodePortFlows({ nodes, bringsKubeProxy, nodePorts }: FlowSources): Flow[] {
  if (!bringsKubeProxy || nodes.length === 0) return [];
  return ['tcp', 'udp', 'sctp'].map((protocol) => ({
    from: 'clients',
    to: 'nodes',
    protocol,
    ports: nodePorts,
    process: 'kube-proxy',
    why: 'Services of type NodePort and LoadBalancer',
    when: null,
  }));
}

const addOnFlows = ({ name, ports }: AddOn): Flow[] =>
  ports.flatMap(({ protocol, port, purpose, from, when }) =>
    from === 'own-node'
      ? []
      : [
          {
            from,
            to: 'nodes',
            protocol,
            ports: port === undefined ? null : PortRange.of(port),
            process: name,
            why: purpose,
            when: when ?? null,
          },
        ],
  );

const NAME_SERVICE = 53;

const nameServerFlows = (): Flow[] =>
  ['udp', 'tcp'].map((protocol) => ({
    from: 'nodes',
    to: 'name servers',
    protocol,
    ports: PortRange.of(NAME_SERVICE),
    process: 'CoreDNS',
    why: 'names outside the cluster',
    when: null,
  }));

const tcp = (port: number, process: string, why: string) => ({
  protocol: 'tcp',
  ports: PortRange.tryOf(port) ?? null,
  process,
  why,
  when: null,
});
