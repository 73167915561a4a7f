import { expect, it } from 'vitest';
import { fillBlocks } from '../../../conformance/clusters/checks/blocks';
import { parseHostsTable } from '../../../conformance/clusters/checks/hosts-table';
import { parseLinks, parseRoutes } from '../../../conformance/clusters/checks/links';
import type { NodeObject } from '../../../conformance/clusters/checks/objects';
import { renderHostFile } from '../../../lib/report/hosts/host-file';

it('reads what the product writes', () => {
  const from = 'somebody, at some time';
  const text = renderHostFile({
    interfaces: [
      { name: 'lo', mtuBytes: 65536, addresses: ['127.0.0.1/8', '::1/128'], from },
      { name: '(LAN)', mtuBytes: null, addresses: [], from },
      { name: 'eth0', mtuBytes: null, addresses: ['192.0.2.9/32'], from: 'kube-vip, sometimes' },
    ],
    routes: [
      { destination: 'block(w1,IPv4)', via: null, device: 'cni0', from },
      { destination: '10.244.1.0/24', via: '172.18.0.11', device: '(LAN)', from },
    ],
    paths: [{ path: '/opt/cni/bin', what: 'plugins' }],
    notes: ['a note'],
  });

  expect(parseHostsTable(text)).toEqual({
    devices: [
      { name: 'lo', mtu: 65536, addresses: ['127.0.0.1/8', '::1/128'] },
      { name: '(LAN)', mtu: undefined, addresses: [] },
    ],
    floating: ['192.0.2.9/32'],
    routes: [
      { destination: 'block(w1,IPv4)', via: '', device: 'cni0' },
      { destination: '10.244.1.0/24', via: '172.18.0.11', device: '(LAN)' },
    ],
  });
});

it('fills in what the cluster gave a node', () => {
  const node: NodeObject = {
    kind: 'Node',
    metadata: { name: 'w1' },
    spec: { podCIDRs: ['10.244.1.128/25', 'fd00:10:244:1::/64'] },
    status: {
      nodeInfo: { kubeletVersion: 'v1.36.4' },
      addresses: [{ type: 'InternalIP', address: '172.18.0.11' }],
      conditions: [],
    },
  };

  expect(fillBlocks('block(w1,IPv4)+1/25', [node])).toBe('10.244.1.129/25');
  expect(fillBlocks('block(w1,IPv6)', [node])).toBe('fd00:10:244:1::/64');
  expect(fillBlocks('block(w1,IPv6)+1/64', [node])).toBe('fd00:10:244:1::1/64');
  expect(fillBlocks('block(w1,IPv6)+0', [node])).toBe('fd00:10:244:1::');
  expect(fillBlocks('address(w1,IPv4)', [node])).toBe('172.18.0.11');
  expect(fillBlocks('block(w2,IPv4)', [node])).toBe('block(w2,IPv4)');
});

it('leaves out what the kernel does by itself', () => {
  const address = (local: string, scope: string) => ({ local, prefixlen: 64, scope });
  const links = [
    {
      ifname: 'cni0',
      mtu: 1500,
      addr_info: [address('fd00::1', 'global'), address('fe80::1', 'link')],
    },
    { ifname: 'sit0', mtu: 1480, addr_info: [] },
  ];
  const routes = [
    { dst: 'default', gateway: '10.0.0.1', dev: 'eth0' },
    { dst: 'fe80::/64', dev: 'cni0' },
  ];

  expect(parseLinks(JSON.stringify(links))).toEqual([
    { name: 'cni0', mtu: 1500, addresses: ['fd00::1/64'] },
  ]);
  expect(parseRoutes(JSON.stringify([...routes, { dst: '10.1.0.0/24', dev: 'cni0' }]))).toEqual([
    { destination: '10.1.0.0/24', via: '', device: 'cni0' },
  ]);
});
