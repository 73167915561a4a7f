import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { portsPaths, renderPorts } from '../../../lib/check';
import { folderWith, removeFolders } from '../../cli/folder';
import { HOSTILE_NAMES, yamlText } from '../map/maps';
import { clusterText, joining, portsOf, reading } from './clusters';

const FLANNEL = `apiVersion: v1
kind: ConfigMap
metadata: {name: kube-flannel-cfg, namespace: kube-flannel}
data:
  net-conf.json: '{"Network": "10.244.0.0/16", "Backend": {"Type": "vxlan", "Port": 4789}}'`;

const opened = (text: string, node = 0): string[] =>
  (portsOf(text).nodes[node]?.listeners ?? []).map(
    ({ protocol, address, port, process }) => `${protocol} ${address} ${port} ${process}`,
  );

const letThrough = (text: string): string[] =>
  portsOf(text).flows.map(
    ({ from, to, protocol, ports }) => `${from} > ${to} ${protocol}${ports ? ` ${ports}` : ''}`,
  );

describe('what a node listens on, by files of hand', () => {
  it('is what kubeadm, its flags and its component configurations say', () => {
    const text = clusterText({
      cluster: 'scheduler: {extraArgs: [{name: secure-port, value: "0"}]}',
      others: [
        'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nport: 10255\nenableServer: true',
      ],
    });

    expect(opened(text)).toContain('tcp * 10255 kubelet');
    expect(opened(text)).toContain('tcp 192.168.10.11 2380 etcd');
    expect(opened(text).filter((line) => line.endsWith('kube-scheduler'))).toEqual([]);
  });

  it('leaves out what is not started', () => {
    const text = clusterText({
      cluster: 'proxy: {disabled: true}',
      others: [
        'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nenableServer: false',
      ],
    });

    expect(opened(text).filter((line) => /kube-proxy| 10250 /.test(line))).toEqual([]);
    expect(opened(text)).toContain('tcp 127.0.0.1 10248 kubelet');
    expect(letThrough(text).filter((line) => line.includes('30000'))).toEqual([]);
  });

  it('names the address of the default route where no file has one', () => {
    const text = 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n';

    expect(portsOf(text).nodes).toMatchObject([{ name: null, role: 'control-plane' }]);
    expect(opened(text)).toContain('tcp default-route 2379 etcd');
    expect(opened(text).join()).not.toContain('192.0.2.1');
  });

  it("knows flannel by its ConfigMap, on the port that it is moved to, and Services' health checks", () => {
    const service = `apiVersion: v1
kind: Service
metadata: {name: edge}
spec: {type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 31111, ports: [{port: 80}]}`;
    const text = clusterText({ others: [FLANNEL, service, joining('w1')] });

    expect(opened(text, 1)).toEqual(
      [
        'tcp 127.0.0.1 10248 kubelet',
        ...['tcp * 10250 kubelet', 'tcp * 10256 kube-proxy', 'tcp 127.0.0.1 10249 kube-proxy'],
        ...['udp * 4789 flannel', 'tcp * 8081 flannel', 'tcp * 31111 kube-proxy'],
      ].sort(byOrderIn(opened(text, 1))),
    );
    expect(letThrough(text)).toContain('nodes > nodes udp 4789');
    expect(letThrough(text)).toContain('load balancers > nodes tcp 31111');
  });

  it('does not start a component with what is no port', () => {
    const flags = 'scheduler: {extraArgs: [{name: secure-port, value: http}]}';

    expect(opened(clusterText({ cluster: flags })).join()).not.toContain('kube-scheduler');
  });
});

/** Only the set matters here: the order is that of the components. */
const byOrderIn = (lines: readonly string[]) => (a: string, b: string) =>
  lines.indexOf(a) - lines.indexOf(b);

describe('who connects to whom', () => {
  const second = joining(
    'cp2',
    'controlPlane: {localAPIEndpoint: {advertiseAddress: 192.168.10.12}}',
  );

  it('keeps etcd to itself until there is a second control plane', () => {
    const etcd = (text: string) => letThrough(text).filter((line) => /23(79|80)/.test(line));

    expect(etcd(clusterText())).toEqual([]);
    expect(etcd(clusterText({ others: [second] }))).toEqual([
      'control planes > control planes tcp 2379',
      'control planes > control planes tcp 2380',
    ]);
  });

  it('names the endpoint that is no control plane, and the members of an external etcd', () => {
    const external = `controlPlaneEndpoint: api.example:7443
etcd: {external: {endpoints: ["https://10.0.0.5:2379", "https://[fd00::5]:2379"]}}`;
    const flows = letThrough(clusterText({ cluster: external }));

    expect(flows).toContain('nodes > api.example tcp 7443');
    expect(flows).toContain('control planes > fd00::5 tcp 2379');
    const own = clusterText({ cluster: 'controlPlaneEndpoint: 192.168.10.11:6443' });
    expect(letThrough(own).filter((line) => line.includes('> 192.'))).toEqual([]);
  });

  it('lets nothing through to loopback addresses', () => {
    expect(letThrough(clusterText()).join()).not.toMatch(/10248|10249|10257|10259|2381/);
  });

  it('lets unwrapped packets of pods through, and knows add-ons by their traces', () => {
    const bridge = `{"cniVersion": "1.0.0", "name": "pods", "plugins": [{"type": "bridge"}]}`;
    const pool = 'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: {name: a}';

    expect(letThrough(clusterText({ others: [bridge] }))).toContain('nodes > nodes any');
    expect(letThrough(clusterText({ others: [pool] }))).toContain('nodes > nodes udp 7946');
    expect(letThrough(clusterText())).not.toContain('nodes > nodes udp 7946');
  });

  it('goes by the node port range of the API server', () => {
    const range = 'apiServer: {extraArgs: [{name: service-node-port-range, value: 20000-20009}]}';

    expect(letThrough(clusterText({ cluster: range }))).toContain(
      'clients > nodes tcp 20000-20009',
    );
  });
});

const schemaOf = (name: string) => JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8'));

it.each([
  ['a cluster', clusterText({ others: [FLANNEL, joining('w1')] })],
  ['no node', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n'],
  ['values of wrong types', clusterText({ cluster: 'etcd: [1]\ncontrolPlaneEndpoint: {a: 1}' })],
])('is what its schema says: %s', (_, text) => {
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
    schemaOf('ports'),
  );

  validate(JSON.parse(renderPorts('json', [portsOf(text)])));
  expect(validate.errors).toBeNull();
});

it.each(HOSTILE_NAMES)('shows names and never obeys them: %s', (_, name) => {
  const text = clusterText({
    others: [
      `apiVersion: v1
kind: Pod
metadata: {name: ${yamlText(name)}}
spec: {hostNetwork: true, containers: [{name: a, ports: [{containerPort: 80}]}]}`,
    ],
  });
  const lineCount = (rendered: string) => rendered.split('\n').length;
  const harmless = text.replace(yamlText(name), 'plain');

  for (const format of ['text', 'markdown'] as const) {
    const rendered = renderPorts(format, [portsOf(text)]);
    expect(lineCount(rendered)).toBe(lineCount(renderPorts(format, [portsOf(harmless)])));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    expect(rendered).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  }
  expect(renderPorts('markdown', [portsOf(text)])).not.toMatch(/<script|<img|<svg/);
});

describe('patches of kubeadm', () => {
  const patched = clusterText({ init: 'patches: {directory: /etc/kubernetes/patches}' });
  const portsIn = (files: Readonly<Record<string, string>>) => {
    const io = { ...reading('').io, cwd: folderWith(files) };
    const [cluster] = portsPaths(['.'], { io }).clusters;
    removeFolders();
    return cluster?.nodes[0];
  };

  it('move ports, where they lie below the file of the node', () => {
    const node = portsIn({
      'cp1/kubeadm.yaml': patched,
      'cp1/patches/kube-scheduler0+json.yaml': `- op: add
  path: /spec/containers/0/command/-
  value: --secure-port=11259
`,
      'cp1/patches/kubeletconfiguration0+merge.yaml': 'healthzPort: 11248\n',
    });

    expect(node?.listeners.map(({ port }) => port)).toEqual(expect.arrayContaining([11259, 11248]));
    expect(node?.listeners.map(({ port }) => port)).not.toContain(10259);
    expect(node?.notes).toEqual([]);
  });

  it('are named where nobody knows them', () => {
    expect(portsIn({ 'cp1/kubeadm.yaml': patched })?.notes).toEqual([
      expect.stringContaining('patches.directory'),
    ]);
  });
});
