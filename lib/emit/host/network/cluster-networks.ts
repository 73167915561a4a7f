import { type DeclaredBridge, declaredBridge } from '../../../cni/bridge/declared-bridge';
import { declaredBackend } from '../../../cni/flannel/declared-provider';
import type { HostNetwork } from '../../../cni/host-network';
import type { ClusterModel } from '../../../model/cluster-model';
import type { FlannelView } from '../../../model/cni-config';
import { asNumber } from '../../../model/type-meta';
import { type NodeRequest, nodeRequestsOf } from '../node-requests';
import { bridgeNetwork } from './bridge-network';
import { type FlannelSettings, flannelNetwork } from './flannel-network';
import { type FilesByFolder, indexByFolder, nearestTo } from './nearest-file';
import type { NetworkNode, NodeBlock } from './network-node';
import { ownNetwork } from './own-network';
import { type NetworkView, NO_NETWORK, type PodNetwork } from './pod-network';
import { virtualAddresses } from './virtual-address';

/** One node, and what its kernel will show. */
export interface NodeNetwork {
  readonly node: NodeRequest;
  readonly network: HostNetwork;
}

/** A node with what its own files say of the pod network. */
interface Candidate {
  readonly node: NodeRequest;
  readonly bridge: DeclaredBridge | undefined;
  readonly machine: NetworkNode;
}

/** What every node of a cluster will show, by its files. */
export function predictNetworks(model: ClusterModel): NodeNetwork[] {
  const bridges = indexByFolder(bridgesOf(model));
  const candidates = nodeRequestsOf(model).map((node) => candidateOf(model, node, bridges));
  return candidates.map((candidate) => {
    const others = candidates.filter((other) => other !== candidate).map(({ machine }) => machine);
    const view: NetworkView = {
      node: candidate.machine,
      others: others.length > 0 && model.flannels.length > 0 ? [anyOther(model)] : others,
      podRanges: model.plan.pods.map(({ value }) => value),
    };
    const pods = podNetworkOf(model, candidate, view);
    const { node, machine } = candidate;
    const virtual = virtualAddresses(model, node);
    return { node, network: ownNetwork(model, machine, { virtual, pods }) };
  });
}

export const labelOf = ({ name, file }: NodeRequest): string => name ?? `the node of ${file}`;

interface BridgeFile {
  readonly name: string;
  readonly bridge: DeclaredBridge;
}

const bridgesOf = ({ conflists }: ClusterModel): BridgeFile[] =>
  conflists.flatMap((list) => {
    const bridge = list.embeddedIn === 'file' ? declaredBridge(list) : undefined;
    return bridge ? [{ name: list.fileName, bridge }] : [];
  });

const anyOther = (model: ClusterModel): NetworkNode => ({
  name: 'OTHER',
  addresses: [],
  blocks: blocksGiven(model, 'OTHER'),
  standsForOthers: true,
});

function candidateOf(
  model: ClusterModel,
  node: NodeRequest,
  bridges: FilesByFolder<BridgeFile>,
): Candidate {
  const bridge = nearestTo(node, bridges)?.bridge;
  const name = labelOf(node);
  const addresses = model.plan.nodeAddresses
    .filter((address) => address.node === node.plan)
    .map(({ value }) => value);
  const blocks = model.flannels.length > 0 ? blocksGiven(model, name) : blocksOf(name, bridge);
  return { node, bridge, machine: { name, addresses, blocks } };
}

const blocksOf = (node: string, bridge: DeclaredBridge | undefined): NodeBlock[] =>
  (bridge?.ranges ?? []).map(({ subnet, gateway }) => ({
    node,
    family: subnet.family,
    length: subnet.length,
    prefix: subnet,
    gateway,
  }));

/** Nobody knows which block comes to which node before it joins. */
const blocksGiven = ({ plan }: ClusterModel, node: string): NodeBlock[] =>
  plan.pods.map(({ value: { family } }) => ({
    node,
    family,
    length: plan.nodeMask[family].value,
    prefix: undefined,
  }));

function podNetworkOf(
  { flannels: [flannel] }: ClusterModel,
  { bridge }: Candidate,
  view: NetworkView,
): PodNetwork | undefined {
  const settings = flannel && flannelSettings(flannel);
  if (settings) return flannelNetwork(settings, view);
  if (flannel) return NO_NETWORK;
  return bridge && bridgeNetwork(bridge, view);
}

const DEFAULT_VNI = 1;

function flannelSettings(flannel: FlannelView): FlannelSettings | undefined {
  const declared = declaredBackend(flannel);
  if (!declared) return undefined;
  const { backend, settings } = declared;
  return {
    backend,
    vni: asNumber(settings.VNI) ?? DEFAULT_VNI,
    outerMtuBytes: asNumber(settings.MTU) || undefined,
    isDirect: settings.DirectRouting === true,
  };
}
