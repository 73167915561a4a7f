import { describe, expect, it } from 'vitest';
import { nodeBlocksAt } from '../../lib/cni/bridge/node-blocks';
import { BRIDGE_PROVIDER } from '../../lib/cni/bridge/provider';
import { flannelProvider } from '../../lib/cni/flannel/provider';
import type { CniProvider } from '../../lib/cni/provider';
import { Prefix } from '../../lib/net/prefix';

const flannel = (backendType: string, port?: number): CniProvider => {
  const provider = flannelProvider({ backendType, ...(port === undefined ? {} : { port }) });
  if (!provider) throw new Error(`flannel has no backend ${backendType}`);
  return provider;
};

describe('the providers', () => {
  it('says whose blocks a node gets', () => {
    expect(BRIDGE_PROVIDER.nodeBlocksComeFrom).toBe('plan');
    expect(flannel('vxlan').nodeBlocksComeFrom).toBe('kube-controller-manager');
  });

  it('moves the port of a backend, and only that one', () => {
    const ports = flannel('wireguard', 51900).ports.map(({ port }) => port);

    expect(ports).toEqual([51900, 51821, 8081]);
  });

  it('finds a backend in any case, as flanneld does, and none that flanneld lacks', () => {
    expect(flannelProvider({ backendType: 'VXLAN' })).toEqual(flannelProvider());
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
