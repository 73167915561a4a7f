import {
  type HostInterface,
  type HostNetwork,
  type HostRoute,
  LAN_DEVICE,
  USUAL_MTU_BYTES,
} from '../../../cni/host-network';
import { API_ADDRESS_INDEX } from '../../../k8s/defaults';
import type { ClusterModel } from '../../../model/cluster-model';
import { textField } from '../../../model/type-meta';
import type { Address } from '../../../net/address';
import { widthBits } from '../../../net/family';
import { parseCidrSloppy } from '../../../net/parse-sloppy';
import type { Prefix } from '../../../net/prefix';
import type { NetworkNode } from './network-node';
import type { PodNetwork } from './pod-network';

/** What others put onto the machine. */
interface Parts {
  readonly virtual: readonly HostInterface[];
  readonly pods: PodNetwork | undefined;
}

/** The machine's own devices and routes, and with them those of the pod network. */
export function ownNetwork(
  model: ClusterModel,
  node: NetworkNode,
  { virtual, pods }: Parts,
): HostNetwork {
  const lans = lansOf(model);
  return {
    interfaces: [
      LOOPBACK,
      {
        name: LAN_DEVICE,
        addresses: node.addresses.map((address) => withLength(address, lans)),
        mtuBytes: null,
        from: node.addresses.length > 0 ? 'the machine' : 'the machine: the default route',
      },
      ...virtual,
      ...ipvsDevice(model),
      ...(pods?.interfaces ?? []),
    ],
    routes: [...lans.flatMap((lan) => lanRoute(lan, node)), ...(pods?.routes ?? [])],
    paths: pods?.paths ?? [],
    notes: notesOf(node, pods),
  };
}

const LOOPBACK: HostInterface = {
  name: 'lo',
  addresses: ['127.0.0.1/8', '::1/128'],
  mtuBytes: 65536,
  from: 'kernel',
};

/** The networks of the nodes, where somebody declared them. */
const lansOf = ({ plan }: ClusterModel): Prefix[] =>
  plan.neighbours.flatMap(({ use, text }) => {
    const reading = use === 'nodes' ? parseCidrSloppy(text) : undefined;
    return reading?.ok ? [reading.value.prefix] : [];
  });

function withLength(address: Address, lans: readonly Prefix[]): string {
  const lan = lans.find((candidate) => candidate.contains(address));
  return lan ? `${address}/${lan.length}` : `${address}`;
}

const lanRoute = (lan: Prefix, { addresses }: NetworkNode): HostRoute[] =>
  addresses.some((address) => lan.contains(address))
    ? [{ destination: `${lan}`, via: null, device: LAN_DEVICE, from: 'kernel' }]
    : [];

/** Source: kubernetes pkg/proxy/ipvs/proxier.go: a dummy device with every address of a Service. */
function ipvsDevice({ componentConfigs, plan }: ClusterModel): HostInterface[] {
  const proxy = componentConfigs.find(({ component }) => component === 'kube-proxy');
  if (!proxy || textField(proxy.value, 'mode') !== 'ipvs') return [];
  const known = [plan.services[0]?.value.nth(API_ADDRESS_INDEX), plan.dnsAddress];
  return [
    {
      name: 'kube-ipvs0',
      addresses: known.flatMap((address) =>
        address ? [`${address}/${widthBits(address.family)}`] : [],
      ),
      mtuBytes: USUAL_MTU_BYTES,
      from: 'kube-proxy, with the address of every Service; always down',
    },
  ];
}

const LAN_NOTE = `${LAN_DEVICE}: name, MTU and default route are the machine's own.`;
const MTU_NOTE = `MTUs of pods take the LAN's for ${USUAL_MTU_BYTES}.`;
const NO_NETWORK_NOTE = 'No network add-on in these files: its devices and routes are not shown.';
const BLOCK_NOTE =
  "block(NODE,FAMILY), for OTHER each other node: what kube-controller-manager gives the node when it joins: kubectl get node NODE -o jsonpath='{.spec.podCIDRs}'";

const notesOf = ({ blocks }: NetworkNode, pods: PodNetwork | undefined): string[] => [
  LAN_NOTE,
  ...(pods ? [MTU_NOTE] : [NO_NETWORK_NOTE]),
  ...(blocks.some(({ prefix }) => !prefix) ? [BLOCK_NOTE] : []),
];
