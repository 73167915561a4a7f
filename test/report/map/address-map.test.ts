import { describe, expect, it } from 'vitest';
import { mapPaths, renderMap } from '../../../lib/check';
import { AddressSet } from '../../../lib/net/address-set';
import { DUAL_STACK, mapOf, planText } from './maps';

describe('the map', () => {
  it('shows the private blocks that the plan takes from, IPv4 first, IPv6 from nearby', () => {
    const windows = mapOf(DUAL_STACK).homes.map(({ window }) => `${window}`);

    expect(windows).toEqual(['10.0.0.0/8', '192.168.0.0/16', 'fd00:10::/36']);
  });

  it('leaves nothing of a block out: what is not taken is free', () => {
    for (const { window, ranges, free } of mapOf(DUAL_STACK).homes) {
      const taken = AddressSet.of(ranges.map(({ span }) => span));

      expect(taken.intersect(free).isEmpty).toBe(true);
      expect(taken.union(free).contains(window)).toBe(true);
    }
  });

  it('knows node blocks, the static band, the API and DNS', () => {
    const [home] = mapOf(planText()).homes;
    const pods = home?.ranges.find(({ use }) => use === 'pods');
    const services = home?.ranges.find(({ use }) => use === 'services');

    expect(pods?.blocks).toEqual({ length: 24, count: 256n });
    expect(`${services?.staticBand}`).toBe('10.96.0.1-10.96.1.0');
    expect(home?.marks.map(({ kind, address }) => [kind, `${address}`])).toEqual([
      ['api', '10.96.0.1'],
      ['dns', '10.96.0.10'],
    ]);
  });

  it('says how much fits', () => {
    const ipv4 = {
      family: 'IPv4',
      nodes: 1,
      nodeBlocks: 256n,
      podsPerNode: 110n,
      machineAddresses: 246n,
      services: 0,
      serviceAddresses: 65_534n,
      loadBalancers: 0,
      poolAddresses: 8n,
    };

    expect(mapOf(DUAL_STACK).capacity).toEqual({
      families: [
        ipv4,
        {
          ...ipv4,
          family: 'IPv6',
          machineAddresses: null,
          serviceAddresses: 65_535n,
          poolAddresses: 0n,
        },
      ],
      nodePorts: { taken: 0, total: 2768 },
      plannedNodes: null,
    });
  });

  it('knows addresses of machines around the cluster', () => {
    const around = `---
apiVersion: cdk8s-kubeadm/v1alpha1
kind: AddressPlan
virtualAddresses: [192.168.10.9]
gateways: [192.168.10.1]
dnsServers: [192.168.10.2]
dhcpRanges: [192.168.10.100-192.168.10.199]
plannedNodes: 20
`;
    const map = mapOf(planText() + around);
    const home = map.homes.find(({ window }) => `${window}` === '192.168.0.0/16');

    expect(home?.marks.map(({ kind, address }) => [kind, `${address}`])).toEqual([
      ['node', '192.168.10.11'],
      ['virtual', '192.168.10.9'],
      ['gateway', '192.168.10.1'],
      ['resolver', '192.168.10.2'],
    ]);
    expect(home?.ranges.find(({ use }) => use === 'dhcp')?.text).toBe(
      '192.168.10.100-192.168.10.199',
    );
    expect(map.capacity.families.map(({ machineAddresses }) => machineAddresses)).toEqual([151n]);
    expect(map.capacity.plannedNodes).toBe(20);
  });

  it('knows of written files what the program knew', () => {
    const io = { cwd: process.cwd(), readStdin: () => Buffer.from(''), now: () => 0 };
    const [map] = mapPaths(['test/golden/dual-stack/expected'], { io }).maps;
    const pools = map?.homes.flatMap(({ ranges }) =>
      ranges.flatMap(({ use, name }) => (use === 'load-balancer' ? [name] : [])),
    );

    expect(pools).toEqual(['lan', 'lan6']);
  });

  it('puts a finding where the two ranges meet', () => {
    const map = mapOf(planText({ reserved: [['warehouse', '10.100.0.0/16']] }));

    expect(map.placed.map(({ finding, span }) => [finding.code, `${span}`])).toContainEqual([
      'NET207',
      '10.100.0.0-10.100.255.255',
    ]);
  });

  it('invents no service range for files without a cluster', () => {
    const text =
      'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80}]}\n';

    expect(mapOf(text).homes).toEqual([]);
  });

  it('is the same twice, byte for byte', () => {
    const text = () => renderMap('json', [mapOf(DUAL_STACK)], { width: 100 });

    expect(text()).toBe(text());
  });
});
