import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { hostsPaths, renderHosts } from '../../../lib/check';
import { FLANNEL_BACKENDS } from '../../../lib/cni/flannel/backends';
import { folderWith, removeFolders } from '../../cli/folder';
import { HOSTILE_NAMES, yamlText } from '../map/maps';
import { clusterText, joining, reading } from '../ports/clusters';

function hostsOf(text: string) {
  const [cluster] = hostsPaths(['-'], reading(text)).clusters;
  if (!cluster) throw new Error('no cluster');
  return cluster;
}

const flannel = (backend: object): string => `apiVersion: v1
kind: ConfigMap
metadata: {name: kube-flannel-cfg}
data: {net-conf.json: '${JSON.stringify({ Network: '10.244.0.0/16', Backend: backend })}'}`;

const bridge = (plugin: object): string =>
  JSON.stringify({
    cniVersion: '1.0.0',
    name: 'pods',
    plugins: [{ type: 'bridge', ipam: { type: 'host-local', subnet: '10.244.3.0/24' }, ...plugin }],
  });

const WORKER = `${joining('w1')}
---
apiVersion: v1
kind: Namespace
metadata: {name: a}`;

const devicesOf = (text: string): string[] =>
  (hostsOf(text).nodes[0]?.interfaces ?? []).map(({ name, addresses, mtuBytes }) =>
    `${name} ${mtuBytes} ${addresses.join(' ')}`.trimEnd(),
  );

const routesOf = (text: string): string[] =>
  (hostsOf(text).nodes[0]?.routes ?? []).map(
    ({ destination, via, device }) => `${destination}${via ? ` via ${via}` : ''} dev ${device}`,
  );

const kubeVip = (env: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'kube-vip', namespace: 'kube-system' },
    spec: {
      containers: [
        {
          name: 'kube-vip',
          image: 'ghcr.io/kube-vip/kube-vip:v1.2.3',
          env: Object.entries(env).map(([name, value]) => ({ name, value })),
        },
      ],
    },
  });

describe('the address of kube-vip', () => {
  const api = { cp_enable: 'true', vip_arp: 'true' };

  it('is on the interface that it is told, else on the LAN', () => {
    const told = kubeVip({ ...api, address: '192.168.10.9', vip_interface: 'eth1' });
    const untold = kubeVip({ ...api, address: 'fd00::9', vip_subnet: '64' });

    expect(devicesOf(clusterText({ others: [told] }))).toContain('eth1 null 192.168.10.9/32');
    expect(devicesOf(clusterText({ others: [untold] }))).toContain('(LAN) null fd00::9/64');
  });

  it('is not on a worker', () => {
    const told = kubeVip({ ...api, address: '192.168.10.9' });
    const [, worker] = hostsOf(clusterText({ others: [joining('w1'), told] })).nodes;

    expect(worker?.interfaces).toHaveLength(2);
  });

  it('is not shown where routers are told of it, nor where it serves Services only', () => {
    const routed = kubeVip({
      ...api,
      vip_arp: 'false',
      bgp_enable: 'true',
      address: '192.168.10.9',
    });
    const services = kubeVip({ vip_arp: 'true', svc_enable: 'true' });

    expect(devicesOf(clusterText({ others: [routed] }))).toHaveLength(2);
    expect(devicesOf(clusterText({ others: [services] }))).toHaveLength(2);
  });
});

describe('devices and routes of flannel', () => {
  it('has a tunnel with the first address of the block, and a bridge with the next', () => {
    const text = clusterText({ others: [flannel({ Type: 'vxlan', VNI: 7, MTU: 1400 }), WORKER] });

    expect(devicesOf(text)).toEqual([
      'lo 65536 127.0.0.1/8 ::1/128',
      '(LAN) null 192.168.10.11',
      'flannel.7 1350 block(cp1,IPv4)+0/32',
      'cni0 1350 block(cp1,IPv4)+1/24',
      'veth… 1350',
    ]);
    expect(routesOf(text)).toEqual([
      'block(cp1,IPv4) dev cni0',
      'block(OTHER,IPv4) via block(OTHER,IPv4)+0 dev flannel.7',
    ]);
  });

  it('goes by the nodes where there is no tunnel, or none is needed', () => {
    const direct = 'block(OTHER,IPv4) via address(OTHER,IPv4) dev (LAN)';

    for (const backend of [{ Type: 'host-gw' }, { Type: 'vxlan', DirectRouting: true }]) {
      expect(routesOf(clusterText({ others: [flannel(backend), WORKER] }))).toContain(direct);
    }
    expect(routesOf(clusterText({ others: [flannel({ Type: 'wireguard' }), WORKER] }))).toEqual([
      'block(cp1,IPv4) dev cni0',
      '10.244.0.0/16 dev flannel-wg',
    ]);
  });

  it.each(FLANNEL_BACKENDS.map(({ type }) => [type]))('shows a bridge for %s', (type) => {
    expect(devicesOf(clusterText({ others: [flannel({ Type: type })] })).join()).toMatch(
      /cni0 1\d{3} /,
    );
  });

  it.each([
    ['vxlan', 1450],
    ['wireguard', 1420],
    ['udp', 1472],
    ['ipip', 1480],
    ['host-gw', 1500],
  ])('leaves the pods of %s what the tunnel does not need', (type, mtuBytes) => {
    const bridgeDevice = `cni0 ${mtuBytes} block(cp1,IPv4)+1/24`;

    expect(devicesOf(clusterText({ others: [flannel({ Type: type })] }))).toContain(bridgeDevice);
  });

  it('shows nothing of a backend that flanneld refuses', () => {
    expect(devicesOf(clusterText({ others: [flannel({ Type: 'geneve' })] }))).toHaveLength(2);
  });
});

describe('devices and routes of the bridge plugin', () => {
  it('gives the bridge an address only as a gateway, the one that is named', () => {
    const device = (plugin: object) => devicesOf(clusterText({ others: [bridge(plugin)] }))[2];
    const ipam = {
      type: 'host-local',
      ranges: [[{ subnet: '10.1.0.0/24', gateway: '10.1.0.254' }]],
    };

    expect(device({ isGateway: true })).toBe('cni0 1500 10.244.3.1/24');
    expect(device({ isDefaultGateway: true, bridge: 'br1', mtu: 9000, ipam })).toBe(
      'br1 9000 10.1.0.254/24',
    );
    expect(device({})).toBe('cni0 1500');
  });

  it('takes for every node the list that lies nearest', () => {
    const cwd = folderWith({
      'nodes/cp1/kubeadm.yaml': clusterText(),
      'nodes/w1/kubeadm.yaml': joining('w1'),
      'nodes/w1/net.d/10-bridge.conflist': bridge({ isGateway: true }),
      'nodes/cp1/net.d/10-bridge.conflist': bridge({
        isGateway: true,
        ipam: { type: 'host-local', subnet: '10.244.0.0/24' },
      }),
    });
    const { clusters } = hostsPaths(['nodes'], { io: { ...reading('').io, cwd } });
    removeFolders();
    const addresses = clusters[0]?.nodes.map(({ interfaces }) => interfaces[2]?.addresses);

    expect(addresses).toEqual([['10.244.0.1/24'], ['10.244.3.1/24']]);
    expect(clusters[0]?.nodes[1]?.routes).toContainEqual(
      expect.objectContaining({ destination: '10.244.0.0/24', via: '192.168.10.11' }),
    );
  });
});

describe('the machine', () => {
  it('has the length of its prefix only where somebody declared the network', () => {
    const plan =
      'apiVersion: cdk8s-kubeadm/v1alpha1\nkind: AddressPlan\nnodeCidrs: [192.168.8.0/21]';

    expect(devicesOf(clusterText({ others: [plan] }))[1]).toBe('(LAN) null 192.168.10.11/21');
    expect(routesOf(clusterText({ others: [plan] }))).toEqual(['192.168.8.0/21 dev (LAN)']);
  });

  it('has a device with the addresses of Services in mode ipvs', () => {
    const proxy =
      'apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmode: ipvs';

    expect(devicesOf(clusterText({ others: [proxy] }))).toContain(
      'kube-ipvs0 1500 10.96.0.1/32 10.96.0.10/32',
    );
  });
});

it.each([
  ['flannel', clusterText({ others: [flannel({ Type: 'vxlan' }), WORKER] })],
  ['a bridge', clusterText({ others: [bridge({ isGateway: true })] })],
  ['no node', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n'],
  ['values of wrong types', clusterText({ others: [bridge({ bridge: 5, mtu: 'x', ipam: [] })] })],
])('is what its schema says: %s', (_, text) => {
  const schema = JSON.parse(readFileSync('schema/hosts.schema.json', 'utf8'));
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

  validate(JSON.parse(renderHosts('json', [hostsOf(text)])));
  expect(validate.errors).toBeNull();
});

it.each(HOSTILE_NAMES)('shows names and never obeys them: %s', (_, name) => {
  const text = (networkName: string) =>
    clusterText({ others: [`{name: ${yamlText(networkName)}, plugins: [{type: bridge}]}`] });

  for (const format of ['text', 'markdown'] as const) {
    const lines = (networkName: string) =>
      renderHosts(format, [hostsOf(text(networkName))]).split('\n');
    expect(lines(name)).toHaveLength(lines('plain').length);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    expect(lines(name).join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  }
  expect(renderHosts('markdown', [hostsOf(text(name))])).not.toMatch(/<script|<img|<svg/);
});
