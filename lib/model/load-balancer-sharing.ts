import type { Address } from '../net/address';
import { backendKey, type LoadBalancerRequest } from './load-balancer-request';
import type { ServiceView } from './service-view';
import { asNumber } from './type-meta';

/** Why a second Service cannot have the address of a first one. */
export interface Clash {
  readonly with: ServiceView;
  readonly over: 'no-key' | 'other-key' | 'other-backends' | 'port';
  /** `TCP/80`, where it is a port. */
  readonly port?: string;
}

/** One address with the Services that have it. */
interface Use {
  readonly address: Address;
  readonly first: LoadBalancerRequest;
  readonly ports: Map<string, ServiceView>;
}

/** Who has which address: MetalLB allocator.go `checkSharing`. */
export class SharedAddresses {
  private readonly uses = new Map<string, Use>();
  private readonly bySharingKey = new Map<string, Use[]>();

  isUsed(address: Address): boolean {
    return this.uses.has(keyOf(address));
  }

  clashOf(address: Address, request: LoadBalancerRequest): Clash | undefined {
    const use = this.uses.get(keyOf(address));
    return use && clashWith(use, request);
  }

  /** Addresses in use that the Service may join, first come first. */
  joinable(request: LoadBalancerRequest): readonly Address[] {
    const uses = request.sharingKey === '' ? [] : this.bySharingKey.get(request.sharingKey);
    return (uses ?? []).filter((use) => !clashWith(use, request)).map(({ address }) => address);
  }

  assign(address: Address, request: LoadBalancerRequest): void {
    const use = this.uses.get(keyOf(address)) ?? this.open(address, request);
    for (const port of portsOf(request.service)) use.ports.set(port, request.service);
  }

  private open(address: Address, first: LoadBalancerRequest): Use {
    const use = { address, first, ports: new Map<string, ServiceView>() };
    this.uses.set(keyOf(address), use);
    const alike = this.bySharingKey.get(first.sharingKey);
    if (alike) alike.push(use);
    else this.bySharingKey.set(first.sharingKey, [use]);
    return use;
  }
}

const keyOf = ({ family, bits }: Address): string => `${family} ${bits}`;

function clashWith({ first, ports }: Use, request: LoadBalancerRequest): Clash | undefined {
  const other = first.service;
  if (first.sharingKey === '' || request.sharingKey === '') return { with: other, over: 'no-key' };
  if (first.sharingKey !== request.sharingKey) return { with: other, over: 'other-key' };
  if (backendKey(other) !== backendKey(request.service)) {
    return { with: other, over: 'other-backends' };
  }
  const port = portsOf(request.service).find((one) => ports.has(one));
  const owner = port === undefined ? undefined : ports.get(port);
  return port !== undefined && owner ? { with: owner, over: 'port', port } : undefined;
}

const portsOf = ({ ports }: ServiceView): string[] =>
  ports.map(({ protocol, value }) => `${protocol}/${asNumber(value.port) ?? 0}`);
