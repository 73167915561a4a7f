import type { HostInterface, HostNetwork, HostPath, HostRoute } from '../../cni/host-network';

/** A table of one node: what `ip addr`, `ip route` and `ls` will show. */
export interface HostTable {
  readonly title: string;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The tables that have something in them. */
export const tablesOf = ({ interfaces, routes, paths }: HostNetwork): HostTable[] =>
  [
    {
      title: 'interfaces',
      heading: ['name', 'mtu', 'address', 'from'],
      rows: interfaces.flatMap(interfaceRows),
    },
    {
      title: 'routes',
      heading: ['destination', 'via', 'device', 'from'],
      rows: routes.map(routeRow),
    },
    { title: 'files', heading: ['path', 'what'], rows: paths.map(pathRow) },
  ].filter(({ rows }) => rows.length > 0);

/** A row for each address; what holds for the device stands in the first one. */
const interfaceRows = ({ name, mtuBytes, addresses, from }: HostInterface): string[][] => [
  [name, mtuBytes === null ? '' : `${mtuBytes}`, addresses[0] ?? '', from],
  ...addresses.slice(1).map((address) => ['', '', address, '']),
];

const routeRow = ({ destination, via, device, from }: HostRoute): string[] => [
  destination,
  via ?? '',
  device,
  from,
];

const pathRow = ({ path, what }: HostPath): string[] => [path, what];
