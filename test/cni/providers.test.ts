import { describe, expect, it } from 'vitest';
import { nodeBlocksAt } from '../../lib/cni/bridge/node-blocks';
import { BRIDGE_PROVIDER } from '../../lib/cni/bridge/provider';
import { flannelProvider } from '../../lib/cni/flannel/provider';
import { firstPodAddresses, usablePodAddresses } from '../../lib/cni/host-local/pod-addresses';
import { type CniProvider, podMtuBytes } from '../../lib/cni/provider';
import { Prefix } from '../../lib/net/prefix';

const flannel = (backendType: string, port?: number): CniProvider => {
  const provider = flannelProvider({ backendType, ...(port === undefined ? {} : { port }) });
  if (!provider) throw new Error(`flannel has no backend ${backendType}`);
  return provider;
};

describe('the providers', () => {
  it.each([
    ['bridge', BRIDGE_PROVIDER, 1500, 1500],
    ['flannel over vxlan', flannel('vxlan'), 1450, 1430],
    ['flannel over WireGuard', flannel('wireguard'), 1420, 1420],
    ['flannel without encapsulation', flannel('host-gw'), 1500, 1500],
    ['flannel through userspace', flannel('udp'), 1472, 1472],
  ])('%s leaves the pods what the underlay does not need', (_, provider, ipv4, ipv6) => {
    expect(podMtuBytes(provider, 1500, 'IPv4')).toBe(ipv4);
    expect(podMtuBytes(provider, 1500, 'IPv6')).toBe(ipv6);
  });

  it('says whose blocks a node gets', () => {
    expect(BRIDGE_PROVIDER.nodeBlocksComeFrom).toBe('plan');
    expect(flannel('vxlan').nodeBlocksComeFrom).toBe('kube-controller-manager');
  });

  it('moves the port of a backend, and only that one', () => {
    const ports = flannel('wireguard', 51900).ports.map(({ port }) => port);

    expect(ports).toEqual([51900, 51821, 8081]);
  });

  it('finds a backend in any case, as flanneld does, and none that flanneld lacks', () => {
    expect(flannelProvider({ backendType: 'VXLAN' })?.carriesDualStack).toBe(true);
    expect(flannelProvider({ backendType: 'ipip' })?.carriesDualStack).toBe(false);
    expect(flannelProvider({ backendType: 'geneve' })).toBeUndefined();
  });
});

describe('the blocks of a node', () => {
  const length = { IPv4: 24, IPv6: 64 };

  it('are cut from every pod range', () => {
    const ranges = [Prefix.of('10.244.0.0/16'), Prefix.of('fd00:10:244::/56')];

    expect(nodeBlocksAt(ranges, length, 2).map(String)).toEqual([
      '10.244.2.0/24',
      'fd00:10:244:2::/64',
    ]);
  });

  it('are missing where the range has run out', () => {
    expect(nodeBlocksAt([Prefix.of('10.244.0.0/23')], length, 2)).toEqual([]);
    expect(nodeBlocksAt([Prefix.of('10.244.0.0/25')], length, 0)).toEqual([]);
  });
});

describe('host-local', () => {
  it.each([
    ['10.244.1.0/24', 253n],
    ['10.244.1.0/30', 1n],
    ['10.244.1.0/31', 0n],
    ['fd00::/126', 2n],
    ['fd00::/127', 0n],
    ['fd00::/64', 2n ** 64n - 2n],
  ])('has room in %s for %d pods', (block, count) => {
    expect(usablePodAddresses(Prefix.of(block))).toBe(count);
  });

  it('starts after the gateway and stops at the end of the block', () => {
    const first = (block: string, count: number) =>
      firstPodAddresses(Prefix.of(block), count).map(String);

    expect(first('10.244.1.0/24', 2)).toEqual(['10.244.1.2', '10.244.1.3']);
    expect(first('fd00::/64', 1)).toEqual(['fd00::2']);
    expect(first('fd00::/126', 9)).toEqual(['fd00::2', 'fd00::3']);
    expect(first('10.244.1.0/30', 9)).toEqual(['10.244.1.2']);
    expect(first('10.244.1.0/24', 0)).toEqual([]);
  });
});
