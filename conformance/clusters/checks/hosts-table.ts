import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { RigNode, RunningCluster } from '../../rig/running-cluster';

/** A device as `expected/hosts.txt` has it: what is written in brackets stays. */
export interface ExpectedDevice {
  readonly name: string;
  /** Undefined: only the machine knows. */
  readonly mtu: number | undefined;
  readonly addresses: readonly string[];
}

export interface ExpectedRoute {
  readonly destination: string;
  /** Empty for what is on the device itself. */
  readonly via: string;
  readonly device: string;
}

export interface HostsTable {
  readonly devices: readonly ExpectedDevice[];
  /** Addresses with their length that one of several nodes has. */
  readonly floating: readonly string[];
  readonly routes: readonly ExpectedRoute[];
}

/** The table of one node. */
export const hostsTableOf = ({ output }: RunningCluster, { name }: RigNode): HostsTable =>
  parseHostsTable(readFileSync(path.join(output, 'nodes', name, 'expected/hosts.txt'), 'utf8'));

/** Three tables, each below its name in brackets, their columns as wide as the heading says. */
export function parseHostsTable(text: string): HostsTable {
  const interfaces = rowsOf(text, 'interfaces');
  return {
    devices: devicesOf(interfaces.filter((row) => !isFloating(row))),
    floating: interfaces.filter(isFloating).map(([, , address = '']) => address),
    routes: rowsOf(text, 'routes').map(([destination = '', via = '', device = '']) => ({
      destination,
      via,
      device,
    })),
  };
}

function rowsOf(text: string, section: string): string[][] {
  const lines = text.split('\n');
  const start = lines.indexOf(`[${section}]`);
  if (start === -1) return [];
  const rest = lines.slice(start + 1);
  const end = rest.indexOf('');
  const [heading = '', ...rows] = rest.slice(0, end === -1 ? undefined : end);
  const columns = [...heading.matchAll(/\S+/g)].map(({ index }) => index);
  return rows.map((row) =>
    columns.map((column, nth) => row.slice(column, columns[nth + 1]).trim()),
  );
}

const isFloating = ([, , , from = '']: readonly string[]): boolean => from.startsWith('kube-vip');

/** A row without a name has one more address of the device above. */
function devicesOf(rows: readonly string[][]): ExpectedDevice[] {
  const devices: ExpectedDevice[] = [];
  for (const [name = '', mtu = '', address = ''] of rows) {
    const last = devices.at(-1);
    if (name === '' && last) {
      devices[devices.length - 1] = { ...last, addresses: [...last.addresses, address] };
    } else {
      const addresses = address === '' ? [] : [address];
      devices.push({ name, mtu: mtu === '' ? undefined : Number(mtu), addresses });
    }
  }
  return devices;
}
