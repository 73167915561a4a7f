import type { RigNode, RunningCluster } from '../../rig/running-cluster';
import { judged, type Result } from '../../tally';
import { fillBlocks } from './blocks';
import type { Check } from './check';
import { type ExpectedRoute, hostsTableOf } from './hosts-table';
import { type Link, type LinkRoute, parseLinks, parseRoutes } from './links';
import { list, type NodeObject } from './objects';

/** Devices, addresses, MTUs and routes are what `expected/hosts.txt` says, and there are no others. */
export const hostNetwork: Check = {
  name: 'host network',
  async run(cluster) {
    const nodes = await list<NodeObject>(cluster, 'nodes');
    const rigs = [...cluster.nodes.values()];
    const results = await Promise.all(rigs.map((rig) => judgeNode(this.name, cluster, rig, nodes)));
    return results.flat();
  },
};

const LAN = '(LAN)';
const VETH = 'veth…';

async function judgeNode(
  suite: string,
  cluster: RunningCluster,
  rig: RigNode,
  nodes: readonly NodeObject[],
): Promise<Result[]> {
  const { devices, floating, routes } = hostsTableOf(cluster, rig);
  const links = parseLinks((await rig.run(['ip', '-j', 'addr'])).stdout).map((link) => ({
    ...link,
    addresses: link.addresses.filter((address) => !floating.includes(address)),
  }));
  const real = [
    ...parseRoutes((await rig.run(['ip', '-j', '-4', 'route'])).stdout),
    ...parseRoutes((await rig.run(['ip', '-j', '-6', 'route'])).stdout),
  ];
  const lan = links.find(({ addresses }) => addresses.some((one) => isOneOf(one, rig.addresses)));
  const named = (name: string): string => (name === LAN ? (lan?.name ?? LAN) : name);
  const expected = devices
    .filter(({ name }) => name !== VETH)
    .map((device) => ({
      ...device,
      name: named(device.name),
      addresses: device.addresses.map((address) => fillBlocks(address, nodes)),
    }));
  const wanted = routes
    .flatMap((route) => forEveryOther(route, rig.name, nodes))
    .map((route) => ({
      destination: fillBlocks(route.destination, nodes),
      via: fillBlocks(route.via, nodes),
      device: named(route.device),
    }));
  const others = links.filter(({ name }) => !expected.some((device) => device.name === name));
  return [
    ...expected.map((device) =>
      judged(suite, `${rig.name} ${device.name}`, complaintOf(device, links)),
    ),
    judged(suite, `${rig.name} has no other device`, strangers(others.map(({ name }) => name))),
    ...wanted.map((route) =>
      judged(
        suite,
        `${rig.name} ${nameOf(route)}`,
        hasRoute(real, route) ? undefined : 'no such route',
      ),
    ),
    judged(
      suite,
      `${rig.name} has no other route`,
      listed(real.filter((route) => !hasRoute(wanted, route)).map(nameOf)),
    ),
  ];
}

/** Ends of the pods' cables, as the plugins name them. */
const strangers = (names: readonly string[]): string | undefined =>
  listed(names.filter((name) => !/^veth[0-9a-f]{8}$/.test(name)));

const listed = (texts: readonly string[]): string | undefined =>
  texts.length > 0 ? texts.join('\n') : undefined;

const isOneOf = (address: string, known: readonly string[]): boolean =>
  known.includes(address.split('/')[0] ?? '');

/** One line of the table stands for every other node. */
const forEveryOther = (
  route: ExpectedRoute,
  own: string,
  nodes: readonly NodeObject[],
): ExpectedRoute[] =>
  `${route.destination} ${route.via}`.includes('OTHER')
    ? nodes
        .filter(({ metadata }) => metadata.name !== own)
        .map(({ metadata: { name } }) => ({
          ...route,
          destination: route.destination.replace('OTHER', name),
          via: route.via.replace('OTHER', name),
        }))
    : [route];

function complaintOf(device: Link, links: readonly Link[]): string | undefined {
  const real = links.find(({ name }) => name === device.name);
  if (!real) return 'there is no such device';
  const missing = device.addresses.filter((address) => !hasAddress(real, address));
  const more = real.addresses.filter(
    (address) => !device.addresses.some((one) => isSame(address, one)),
  );
  const isMtu = device.mtu === undefined || device.mtu === real.mtu;
  const isFine = missing.length + more.length === 0 && isMtu;
  return isFine ? undefined : `has ${real.addresses} and MTU ${real.mtu}, not ${device.addresses}`;
}

const hasAddress = ({ addresses }: Link, wanted: string): boolean =>
  addresses.some((address) => isSame(address, wanted));

/** Without a length where the plan has none. */
const isSame = (address: string, wanted: string): boolean =>
  wanted.includes('/') ? address === wanted : address.split('/')[0] === wanted;

const hasRoute = (routes: readonly LinkRoute[], { destination, via, device }: LinkRoute): boolean =>
  routes.some(
    (route) => route.destination === destination && route.via === via && route.device === device,
  );

const nameOf = ({ destination, via, device }: LinkRoute): string =>
  `${destination}${via === '' ? '' : ` via ${via}`} dev ${device}`;
