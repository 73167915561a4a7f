import { type Use, WHO_SPEAKS } from '../rules/addressing/who-speaks';
import { address, type Taken, type World } from './plan-world';

/** `NET206 10.50.0.1-10.50.0.9 | 10.50.0.4-10.50.0.4`: who speaks, and of which two. */
export const clash = (code: string, ...sides: readonly string[]): string =>
  `${code} ${[...sides].sort().join(' | ')}`;

/** All that is to be said of the world, by asking every pair and every address. */
export function clashesIn(world: World): string[] {
  const { pods, services, nodes, around } = world;
  const ranges = [...pods, ...services];
  const others = [...nodes, ...endpointIn(world), ...around];
  const all = [...ranges, ...others];
  return all.flatMap((a, index) =>
    all.slice(index + 1).flatMap((b) => {
      const code = speakerOf(a.use, b.use) ?? speakerOf(b.use, a.use);
      const isHeard = code !== undefined && !isOneSide(ranges, a, b) && !isSilent(world, a, b);
      return isHeard && meet(a, b) ? [clash(code, extent(a), extent(b))] : [];
    }),
  );
}

/** A reserved network alone with a node is its LAN, and one in a node network is set aside. */
const speakerOf = (a: Use, b: Use): string | undefined =>
  a === 'node' && b === 'reserved' ? 'NET216' : WHO_SPEAKS[a][b];

const extent = ({ family, first, last }: Taken): string =>
  `${address(family, first)}-${address(family, last)}`;

function meet(a: Taken, b: Taken): boolean {
  if (a.family !== b.family) return false;
  for (let at = a.first; at <= a.last; at++) if (b.first <= at && at <= b.last) return true;
  return false;
}

const isInside = (inner: Taken, outer: Taken): boolean =>
  inner.family === outer.family && outer.first <= inner.first && inner.last <= outer.last;

const isOneSide = (ranges: readonly Taken[], a: Taken, b: Taken): boolean =>
  a.use === b.use && ranges.includes(a);

/** The endpoint that is a node or a virtual address is known by that. */
function endpointIn({ endpoint, nodes, around }: World): Taken[] {
  const known = [...nodes, ...around.filter(({ use }) => use === 'virtualAddresses')];
  const isKnown = known.some(
    (one) => endpoint && one.family === endpoint.family && one.first === endpoint.first,
  );
  return endpoint && !isKnown ? [endpoint] : [];
}

const SMALL: readonly Use[] = [
  'endpoint',
  'virtualAddresses',
  'gateways',
  'dhcpRanges',
  'dnsServers',
];

/** Where one finding stands for several, and where the plan says that two belong together. */
function isSilent(world: World, a: Taken, b: Taken): boolean {
  const range = a.use === 'pods' || a.use === 'services';
  if (range && b.use === 'node') return spokesman(world, a) !== b;
  if (range && SMALL.includes(b.use)) return clashesWithNodes(world, a);
  const reserved = [a, b].find(({ use }) => use === 'reserved');
  return !range && reserved !== undefined && isOwnLan(world, reserved);
}

const networksOf = ({ around }: World): Taken[] => around.filter(({ use }) => use === 'nodeCidrs');

/** The first node in the range that no node network in the range speaks for. */
function spokesman(world: World, range: Taken): Taken | undefined {
  const networks = networksOf(world).filter((network) => meet(network, range));
  return world.nodes.find(
    (node) => isInside(node, range) && !networks.some((network) => isInside(node, network)),
  );
}

const clashesWithNodes = (world: World, range: Taken): boolean =>
  [...networksOf(world), ...world.nodes].some((one) => meet(one, range));

/** A reserved network around a node network, or around a node of no network beside it. */
function isOwnLan(world: World, reserved: Taken): boolean {
  const networks = networksOf(world);
  if (networks.some((network) => isInside(network, reserved))) return true;
  if (networks.some((network) => meet(network, reserved))) return false;
  return world.nodes.some((node) => isInside(node, reserved));
}
