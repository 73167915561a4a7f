import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { renderPorts } from '../../../lib/check';
import { HOSTILE_NAMES, yamlText } from '../map/maps';
import { clusterText, joining, portsOf } from './clusters';

const rulesOf = (text: string): string => renderPorts('nft', [portsOf(text)]);

/** In a network namespace of its own, so that nothing of the machine is read or changed. */
const check = (rules: string) =>
  spawnSync('unshare', ['-n', 'nft', '-c', '-f', '-'], { input: rules, encoding: 'utf8' });

const hasNft = check('table inet a {}\n').status === 0;

const nodeIp = (address: string): string =>
  `{name: w1, kubeletExtraArgs: [{name: node-ip, value: "${address}"}]}`;
const worker = (address: string): string => joining('w1').replace('{name: w1}', nodeIp(address));
const POOL = 'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: {name: a}';

const CLUSTERS: readonly (readonly [what: string, text: string])[] = [
  ['one node', clusterText()],
  ['two roles', clusterText({ others: [worker('192.168.10.12')] })],
  ['two families', clusterText({ others: [worker('192.168.10.12,fd00::12')] })],
  ['a node without an address', clusterText({ others: [joining('w1')] })],
  ['an add-on', clusterText({ others: [POOL, worker('192.168.10.12')] })],
  ['addresses twice', clusterText({ others: [worker('192.168.10.11')] })],
  ['no node', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n'],
];

describe('rules of nftables', () => {
  it.runIf(hasNft).each(CLUSTERS)('are taken by nft: %s', (_, text) => {
    expect(check(rulesOf(text))).toMatchObject({ status: 0, stderr: '' });
  });

  it('let in who has a reason, and nobody else', () => {
    const rules = rulesOf(clusterText({ others: [worker('192.168.10.12')] }));
    const [controlPlane = '', ofWorker = ''] = rules.split(/^(?=# Every worker)/m);

    expect(controlPlane).toContain('elements = { 192.168.10.11, 192.168.10.12 }');
    expect(controlPlane).toContain('    tcp dport 6443 accept # kube-apiserver');
    expect(controlPlane).toContain('ip saddr @control_planes4 tcp dport 2380 accept # etcd');
    expect(controlPlane).toContain('    tcp dport { 2379, 2380, 10250, 10256 } drop');
    expect(ofWorker).not.toMatch(/dport (6443|2379)/);
    expect(ofWorker).toContain('    tcp dport { 10250, 10256 } drop');
  });

  it('leave a place for those whom no file knows, and open what add-ons need', () => {
    const rules = rulesOf(clusterText({ others: [POOL] }));

    expect(rules).toMatch(/# to be filled in: no file knows them\n {2}set load_balancers4 \{/);
    expect(rules).toContain('udp dport 7946 accept # MetalLB');
  });

  it.each(HOSTILE_NAMES)('show names and never obey them: %s', (_, name) => {
    const rules = (written: string) =>
      rulesOf(clusterText().replace('{name: cp1}', `{name: ${yamlText(written)}}`));

    expect(rules(name).split('\n')).toHaveLength(rules('cp1').split('\n').length);
    expect(rules(name).split('\n').slice(1)).toEqual(rules('cp1').split('\n').slice(1));
  });
});
