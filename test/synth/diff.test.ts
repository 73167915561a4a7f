import { afterEach, describe, expect, it } from 'vitest';
import { diffPaths, renderDiff } from '../../lib/check';
import { LASTING_CHOICES } from '../../lib/k8s/lasting-choices';
import { folderWith, removeFolders } from '../cli/folder';
import { HOSTILE_NAMES, yamlText } from '../report/map/maps';
import { clusterText, joining, reading } from '../report/ports/clusters';

afterEach(removeFolders);

function diffOf(before: string, after: string) {
  const cwd = folderWith({ 'old/cluster.yaml': before, 'new/cluster.yaml': after });
  return diffPaths('old', 'new', { io: { ...reading('').io, cwd } });
}

const changesOf = (before: string, after: string): string[] =>
  diffOf(before, after).changes.map(
    ({ choice, subject, before: was, after: is }) =>
      `${choice.id}${subject === null ? '' : ` ${subject}`}: ${was} > ${is}`,
  );

const cluster = (lines: string): string => clusterText({ cluster: lines });

const networking = (pods: string, services = '10.96.0.0/12', domain = 'cluster.local'): string =>
  clusterText().replace(
    'networking: {podSubnet: 10.244.0.0/16}',
    `networking: {podSubnet: "${pods}", serviceSubnet: "${services}", dnsDomain: ${domain}}`,
  );

const service = (lines: string): string =>
  clusterText({
    others: [`apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {${lines}}`],
  });

const etcd = (lines: string): string => cluster(`etcd: {${lines}}`);
const argument = (component: string, name: string, value: string): string =>
  cluster(`${component}: {extraArgs: [{name: ${name}, value: "${value}"}]}`);
const worker = (name: string, lines = ''): string =>
  clusterText({ others: [joining(name).replace(`name: ${name}`, `name: ${name}${lines}`)] });
const nodeIp = (address: string): string =>
  `, kubeletExtraArgs: [{name: node-ip, value: ${address}}]`;

/** For every choice: a plan, another one, and what is said of them. */
const CASES: readonly (readonly [id: string, before: string, after: string, change: string])[] = [
  [
    'pod-range',
    networking('10.244.0.0/16'),
    networking('10.245.0.0/16'),
    '10.244.0.0/16 > 10.245.0.0/16',
  ],
  [
    'service-range',
    networking('10.244.0.0/16'),
    networking('10.244.0.0/16', '10.0.0.0/16'),
    '10.96.0.0/12 > 10.0.0.0/16',
  ],
  [
    'second-family',
    networking('10.244.0.0/16'),
    networking('10.244.0.0/16,fd00::/56'),
    '10.244.0.0/16 > 10.244.0.0/16,fd00::/56',
  ],
  [
    'primary-family',
    networking('10.244.0.0/16', '10.96.0.0/16,fd01::/112'),
    networking('10.244.0.0/16', 'fd01::/112,10.96.0.0/16'),
    '10.96.0.0/16,fd01::/112 > fd01::/112,10.96.0.0/16',
  ],
  [
    'node-mask',
    clusterText(),
    argument('controllerManager', 'node-cidr-mask-size', '25'),
    '/24 > /25',
  ],
  [
    'cluster-domain',
    networking('10.244.0.0/16'),
    networking('10.244.0.0/16', '10.96.0.0/12', 'lab.example'),
    'cluster.local > lab.example',
  ],
  ['endpoint', clusterText(), cluster('controlPlaneEndpoint: api.example'), ' > api.example:6443'],
  ['etcd-topology', clusterText(), etcd('external: {endpoints: []}'), 'local > external'],
  ['etcd-data-dir', clusterText(), etcd('local: {dataDir: /data}'), '/var/lib/etcd > /data'],
  [
    'certificates-dir',
    clusterText(),
    cluster('certificatesDir: /pki'),
    '/etc/kubernetes/pki > /pki',
  ],
  ['cluster-name', clusterText(), cluster('clusterName: lab'), 'kubernetes > lab'],
  [
    'cgroup-driver',
    clusterText(),
    clusterText({
      others: [
        'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\ncgroupDriver: cgroupfs',
      ],
    }),
    'systemd > cgroupfs',
  ],
  [
    'node-port-range',
    clusterText(),
    argument('apiServer', 'service-node-port-range', '20000-20009'),
    '30000-32767 > 20000-20009',
  ],
  [
    'advertise-address cp1',
    clusterText(),
    clusterText().replace('192.168.10.11', '192.168.10.12'),
    '192.168.10.11 port 6443 > 192.168.10.12 port 6443',
  ],
  [
    'node-address w1',
    worker('w1', nodeIp('10.0.0.1')),
    worker('w1', nodeIp('10.0.0.2')),
    '10.0.0.1 > 10.0.0.2',
  ],
  ['node-name', worker('w1', nodeIp('10.0.0.1')), worker('w2', nodeIp('10.0.0.1')), 'w1 > w2'],
  [
    'node-role w1',
    worker('w1'),
    clusterText({ others: [joining('w1', 'controlPlane: {}')] }),
    'worker > control-plane',
  ],
  [
    'cri-socket w1',
    worker('w1'),
    worker('w1', ', criSocket: unix:///run/crio.sock'),
    'unix:///var/run/containerd/containerd.sock > unix:///run/crio.sock',
  ],
  [
    'service-address default/web clusterIP',
    service('clusterIP: 10.96.0.50'),
    service('clusterIP: 10.96.0.51'),
    '10.96.0.50 > 10.96.0.51',
  ],
];

describe('what cannot change any more', () => {
  it.each(CASES)('%s', (id, before, after, change) => {
    expect(changesOf(before, after)).toEqual([`${id}: ${change}`]);
  });

  it('has a case for every choice', () => {
    const covered = new Set(CASES.map(([id]) => id.split(' ')[0]));

    expect(LASTING_CHOICES.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
  });

  it('is not what another spelling says, a default that is written out, or a node that is added', () => {
    expect(changesOf(clusterText(), networking('10.244.7.0/16'))).toEqual([]);
    expect(changesOf(clusterText(), etcd('local: {}'))).toEqual([]);
    expect(changesOf(clusterText(), worker('w1', nodeIp('10.0.0.1')))).toEqual([]);
  });

  it('names the places on both sides', () => {
    const [change] = diffOf(networking('10.244.0.0/16'), networking('10.1.0.0/16')).changes;

    expect(change?.oldLocation).toMatchObject({ file: 'old/cluster.yaml', line: 10 });
    expect(change?.newLocation).toMatchObject({ file: 'new/cluster.yaml', line: 10 });
  });
});

it.each(HOSTILE_NAMES)('shows texts and never obeys them: %s', (_, name) => {
  const diff = diffOf('a: 1\n', `a: ${yamlText(name)} # ${name.replaceAll('\n', ' ')}\n`);

  for (const format of ['text', 'markdown'] as const) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    expect(renderDiff(format, diff)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  }
  const fence = /^(`{3,})diff$/m.exec(renderDiff('markdown', diff))?.[1] ?? '';
  expect(
    renderDiff('markdown', diff)
      .split('\n')
      .filter((line) => line === fence),
  ).toHaveLength(1);
});
