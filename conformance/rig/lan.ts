import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { Address } from '../../lib/net/address';
import { Prefix } from '../../lib/net/prefix';
import { build } from '../binaries/cache';
import { componentRecipe } from '../binaries/recipe';
import { type Cable, Machine, type MachineOptions } from './machine';
import { clusterFolder, scriptPath } from './names';
import type { StateFile } from './state';

/** The network of an address: machines on it reach each other without a router. */
const networkOf = (address: Address): Prefix =>
  Prefix.around(address, address.family === 'IPv4' ? 24 : 64);

function hostOf(network: Prefix, index: number): string {
  const address = network.nth(index);
  if (!address) throw new Error(`${network} has no address ${index}`);
  return `${address}`;
}

const GATEWAY = 1;
/** Where requests come from that start outside the cluster. */
const OUTSIDE = 250;

/** Answers every question with NXDOMAIN: a cluster on the rig knows no other name than its own. */
const COREFILE = `.:53 {
  template ANY ANY {
    rcode NXDOMAIN
  }
}
`;

export interface LanOptions {
  readonly cluster: string;
  readonly state: StateFile;
  /** Addresses of one node: they say which networks the LAN has. */
  readonly addresses: readonly string[];
}

/** What machines hang on: a bridge, a gateway and a DNS server, in a namespace of its own. */
export class Lan {
  /** Names the gateway as the DNS server. */
  readonly resolvConf: string;
  readonly machine: Machine;
  private readonly networks: readonly Prefix[];

  constructor(private readonly options: LanOptions) {
    const folder = path.join(clusterFolder(options.cluster), 'lan');
    this.networks = options.addresses.map((address) => networkOf(Address.of(address)));
    this.resolvConf = path.join(folder, 'resolv.conf');
    this.machine = new Machine(this.machineOptions(folder));
  }

  async turnOn(): Promise<void> {
    const folder = path.dirname(this.resolvConf);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'Corefile'), COREFILE);
    const nameservers = this.networks.map((network) => `nameserver ${hostOf(network, GATEWAY)}\n`);
    writeFileSync(this.resolvConf, nameservers.join(''));
    await this.machine.turnOn();
  }

  /** A cable for a machine with these addresses; the LAN must be on. */
  cable(addresses: readonly string[]): Cable {
    const networks = addresses.map((address) => networkOf(Address.of(address)));
    return {
      lan: this.machine.process1,
      addresses: addresses.map((address, index) => `${address}/${networks[index]?.length}`),
      gateways: networks.map((network) => hostOf(network, GATEWAY)),
    };
  }

  get outsideAddresses(): string[] {
    return this.networks.map((network) => hostOf(network, OUTSIDE));
  }

  private machineOptions(folder: string): MachineOptions {
    const { cluster, state } = this.options;
    const gateways = this.networks.map((one) => `${hostOf(one, GATEWAY)}/${one.length}`);
    const coredns = build(componentRecipe('coredns'));
    return {
      cluster,
      state,
      name: 'lan',
      command: [scriptPath('lan.sh'), coredns, '-conf', path.join(folder, 'Corefile')],
      env: { LAN_GATEWAYS: gateways.join(' ') },
      logFile: path.join(folder, 'log'),
    };
  }
}
