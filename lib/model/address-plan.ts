import {
  DEFAULT_NODE_MASK,
  DEFAULT_NODE_PORT_RANGE,
  DNS_ADDRESS_INDEX,
  KUBEADM_DEFAULTS,
} from '../k8s/defaults';
import { parseFlagBool, parseFlagInt } from '../k8s/go-value';
import type { Address } from '../net/address';
import type { Family } from '../net/family';
import { parseAddressSloppy, parseCidrSloppy } from '../net/parse-sloppy';
import { PortRange } from '../net/port';
import type { Prefix } from '../net/prefix';
import { AddressRange } from '../net/range';
import { lastAsRead } from './component-flags';
import type { ControlPlane } from './control-plane';
import type { DeclaredRange, NeighbourUse } from './declared-plan';
import { parseDeclaredRange } from './declared-range';
import { isObject } from './document';
import { endpointAddress } from './endpoint-address';
import type { FlagSet } from './flags';
import type { KubeadmDocument } from './kubeadm-file';
import { type At, at, type Located, nowhere } from './located';
import type { NodePlan } from './node-plan';
import { parseNodePortRange } from './node-port-range';
import type { PeerRange } from './peer-range';

/** A range of the plan as the components use it: masked, whatever host bits were written. */
export interface PlanRange extends Located<Prefix> {
  /** As written. */
  readonly text: string;
}

/** A range around the cluster: node networks, load-balancer pools, what others have. */
export interface NeighbourRange extends Located<AddressRange> {
  readonly use: NeighbourUse;
  readonly name: string;
  readonly text: string;
  readonly owner?: DeclaredRange['owner'];
}

/** One address of one node. */
export interface NodeAddress extends Located<Address> {
  readonly node: NodePlan;
}

/** Every range and address of one cluster, parsed once. What cannot be parsed is not here; input rules speak of it. */
export interface AddressPlan {
  readonly pods: readonly PlanRange[];
  readonly services: readonly PlanRange[];
  readonly nodeAddresses: readonly NodeAddress[];
  readonly neighbours: readonly NeighbourRange[];
  /** What clusters have that this one is connected with. */
  readonly peers: readonly PeerRange[];
  readonly nodePorts: Located<PortRange>;
  /** What kube-controller-manager cuts the pod range into. */
  readonly nodeMask: Readonly<Record<Family, Located<number>>>;
  /** False when `allocate-node-cidrs` is off or there is no pod range: nobody cuts node blocks. */
  readonly allocatesNodeBlocks: boolean;
  /** Where kubeadm puts kube-dns. */
  readonly dnsAddress: Address | undefined;
  /** First family of the service range: the cluster's primary one. */
  readonly primaryFamily: Family | undefined;
}

export interface PlanParts {
  readonly cluster: KubeadmDocument | undefined;
  readonly controlPlane: ControlPlane;
  readonly nodes: readonly NodePlan[];
  readonly declared: readonly DeclaredRange[];
  readonly peers: readonly PeerRange[];
}

/** The place in the cluster's own document, whether there is one or not. */
const placeIn = (cluster: KubeadmDocument | undefined, ...path: string[]): At =>
  cluster ? at(cluster.source, ...path) : nowhere(...path);

export function parseAddressPlan({
  cluster,
  controlPlane,
  nodes,
  declared,
  peers,
}: PlanParts): AddressPlan {
  const pods = rangesOf(cluster, 'podSubnet', '');
  const services = rangesOf(cluster, 'serviceSubnet', KUBEADM_DEFAULTS.serviceSubnet);
  const kcm = controlPlane.controllerManager;
  const nodeAddresses = nodes.flatMap(addressesOf);
  const around = declared.flatMap(parseNeighbour);
  return {
    pods,
    services,
    nodeAddresses,
    peers,
    neighbours: [...around, ...entryOf(cluster, nodeAddresses, around)],
    nodePorts: nodePortsOf(controlPlane.apiServer, cluster),
    nodeMask: { IPv4: nodeMaskOf(kcm, 'IPv4', cluster), IPv6: nodeMaskOf(kcm, 'IPv6', cluster) },
    allocatesNodeBlocks:
      pods.length > 0 &&
      parseFlagBool(lastAsRead(kcm, 'allocate-node-cidrs')?.value ?? 'true') !== false,
    dnsAddress: services[0]?.value.nth(DNS_ADDRESS_INDEX),
    primaryFamily: services[0]?.value.family,
  };
}

function rangesOf(
  cluster: KubeadmDocument | undefined,
  field: 'podSubnet' | 'serviceSubnet',
  fallback: string,
): PlanRange[] {
  const networking = cluster?.value.networking;
  const written = isObject(networking) ? networking[field] : undefined;
  const place = placeIn(cluster, 'networking', field);
  const isGiven = typeof written === 'string' && written !== '';
  const text = isGiven ? written : fallback;
  if (text === '') return [];
  const origin = isGiven
    ? ({ origin: 'given' } as const)
    : ({ origin: 'default', originNote: 'kubeadm default' } as const);
  // Blanks are what rule subnet-syntax speaks of; the others go by what is meant.
  return text.split(',').flatMap((entry) => {
    const reading = parseCidrSloppy(entry.trim());
    if (!reading.ok) return [];
    return [{ value: reading.value.prefix, text: entry.trim(), at: place, ...origin }];
  });
}

function addressesOf(node: NodePlan): NodeAddress[] {
  const written = [...(node.advertiseAddress ? [node.advertiseAddress] : []), ...node.nodeIps];
  const seen = new Set<string>();
  return written.flatMap((text) => {
    const reading = parseAddressSloppy(text.value);
    if (!reading.ok || seen.has(reading.value.toString())) return [];
    seen.add(reading.value.toString());
    return [{ ...text, value: reading.value, node }];
  });
}

function parseNeighbour(declared: DeclaredRange): NeighbourRange[] {
  const { text: written, ...rest } = declared;
  const { value: text, ...place } = written;
  const range = parseDeclaredRange(declared);
  return range ? [{ ...place, ...rest, text, value: range }] : [];
}

/** The address everybody reaches the API by, when it is not known from elsewhere. */
function entryOf(
  cluster: KubeadmDocument | undefined,
  nodes: readonly NodeAddress[],
  around: readonly NeighbourRange[],
): NeighbourRange[] {
  const entry = cluster && endpointAddress(cluster);
  if (!entry || nodes.some(({ value }) => value.equals(entry.value))) return [];
  const value = AddressRange.of(entry.value);
  if (around.some((range) => range.use === 'virtual' && range.value.equals(value))) return [];
  return [{ ...entry, value, use: 'endpoint', name: 'API', text: `${entry.value}` }];
}

function nodePortsOf(apiServer: FlagSet, cluster: KubeadmDocument | undefined): Located<PortRange> {
  const flag = apiServer.last('service-node-port-range');
  const range = flag && parseNodePortRange(flag.value);
  if (flag && range) return { ...flag, value: range };
  return {
    value: PortRange.of(DEFAULT_NODE_PORT_RANGE.first, DEFAULT_NODE_PORT_RANGE.last),
    at: placeIn(cluster, 'apiServer', 'extraArgs', 'service-node-port-range'),
    origin: 'default',
    originNote: 'kube-apiserver default',
  };
}

/** As kube-controller-manager reads them: the family's own flag first, then the general one; 0 is unset. */
function nodeMaskOf(
  kcm: FlagSet,
  family: Family,
  cluster: KubeadmDocument | undefined,
): Located<number> {
  for (const name of [`node-cidr-mask-size-${family.toLowerCase()}`, 'node-cidr-mask-size']) {
    const flag = lastAsRead(kcm, name);
    const written = flag && parseFlagInt(flag.value, 32);
    if (flag && written !== undefined && written > 0) return { ...flag, value: written };
  }
  return {
    value: DEFAULT_NODE_MASK[family],
    at: placeIn(cluster, 'controllerManager', 'extraArgs'),
    origin: 'default',
    originNote: 'kube-controller-manager default',
  };
}
