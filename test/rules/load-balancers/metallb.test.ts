import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDefinition } from '../../../lib/k8s/facts/definition-schema';
import { findDefinitionMismatches } from '../../../lib/k8s/schema/definition-mismatch';
import { selectorProblem, selects } from '../../../lib/model/label-selector';
import { parsePoolEntry } from '../../../lib/model/metallb-pool';
import {
  bgpExample,
  LAB_POOL,
  peerExample,
  poolExample,
} from '../../../lib/rules/load-balancers/metallb-example';
import { shortVerdicts } from '../verdicts-of';

const verdicts = (...texts: string[]): string[] => shortVerdicts(texts, 36, /^NET(8[5-9]|02)/);

describe('an entry of a pool', () => {
  it.each([
    ['192.168.1.9/29', '192.168.1.8-192.168.1.15'],
    ['192.168.1.1 - 192.168.1.2', '192.168.1.1-192.168.1.2'],
    ['::ffff:192.168.1.1-192.168.1.2', '192.168.1.1-192.168.1.2'],
    ['192.168.1.1', 'single-address'],
    ['192.168.1.1-9', 'not-a-range'],
    [' 192.168.1.0/24', 'not-a-range'],
    ['192.168.1.2-192.168.1.1', 'reversed'],
    ['192.168.1.1-::1', 'two-families'],
  ])('%s', (text, expected) => {
    const reading = parsePoolEntry(text);

    expect(reading.ok ? `${reading.value}` : reading.problem).toBe(expected);
  });
});

describe('the definitions of MetalLB', () => {
  const pool = loadDefinition('metallb.io/v1beta1', 'IPAddressPool') ?? {};
  const found = (spec: object) => {
    const { misfits, limits } = findDefinitionMismatches({ kind: 'x', metadata: 1, spec }, pool);
    return [...misfits, ...limits].map(({ problem, path }) => `${problem} ${path.join('.')}`);
  };

  it('take null for nothing', () => {
    expect(found({ addresses: [], autoAssign: null })).toEqual([]);
    expect(found({ addresses: null })).toEqual(['missing spec']);
  });

  it('know their fields and types', () => {
    const spec = { addresses: [1], autoassign: true, serviceAllocation: { priority: 1.5 } };

    expect(found(spec)).toEqual([
      'wrong-type spec.addresses.0',
      'unknown-field spec.autoassign',
      'wrong-type spec.serviceAllocation.priority',
    ]);
  });

  it('are asked for by unknown and wrong fields alike', () => {
    const text = poolExample('lab', 'addresses: [192.168.56.240/28]', 'autoassign: 1');

    expect(verdicts(text, LAB_POOL[1])).toEqual(['NET020 -']);
  });
});

describe('a label selector', () => {
  const labels = { rack: 'a' };

  it.each([
    [{}, true],
    [null, false],
    [{ matchLabels: { rack: 'b' } }, false],
    [{ matchExpressions: [{ key: 'row', operator: 'NotIn', values: ['a'] }] }, true],
    [{ matchExpressions: [{ key: 'row', operator: 'DoesNotExist' }] }, true],
    [{ matchExpressions: [{ key: 'rack', operator: 'Exists' }] }, true],
  ])('%j', (selector, expected) => {
    expect(selects(selector, labels)).toBe(expected);
    expect(selectorProblem(selector)).toBeUndefined();
  });
});

describe('BGP', () => {
  const peer = (...lines: string[]) =>
    peerExample('tor', 'myASN: 64500', 'peerASN: 64501', 'peerAddress: 10.0.0.1', ...lines);

  it.each([
    ['holdTime: 500ms', []],
    ['holdTime: -10s', ['NET860 -']],
    ['holdTime: 10 s', ['NET860 -']],
    ['keepaliveTime: 900ms', ['NET860 -']],
    ['connectTime: 0s', ['NET860 apiserver-admission']],
    ['passwordSecret: { name: tor }', []],
    ['peerPort: 0', ['NET856 apiserver-admission']],
  ])('a peer with %s', (line, expected) => {
    expect(verdicts(peer(line))).toEqual(expected);
  });

  it('compares advertisements only where they make the same routes', () => {
    const pool = poolExample('lab', 'addresses: [192.168.56.0/24]');
    const one = bgpExample('one', 'localPref: 100', 'peers: [a]');

    expect(verdicts(pool, one, bgpExample('two', 'localPref: 200', 'peers: [b]'))).toEqual([]);
    expect(verdicts(pool, one, bgpExample('two', 'localPref: 200'))).toEqual(['NET862 -']);
  });
});

describe('kube-proxy in mode ipvs', () => {
  const proxy = (ipvs: string) =>
    `apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmode: ipvs\n${ipvs}`;

  it.each([
    ['ipvs: { strictARP: true }\n', []],
    ['ipvs: { strictARP: false }\n', ['NET873 -']],
    ['', ['NET873 -']],
  ])('%j', (ipvs, expected) => {
    expect(verdicts(...LAB_POOL, proxy(ipvs))).toEqual(expected);
  });

  it('needs nothing where no pool is announced by layer 2', () => {
    expect(verdicts(LAB_POOL[0], bgpExample('all', 'localPref: 1'), proxy(''))).toEqual([]);
  });
});

it('says nothing about odd objects that is not so, and never fails', () => {
  const folder = 'conformance/corpus/load-balancers';
  const recorded = JSON.parse(
    readFileSync('conformance/corpus/recorded/load-balancers.metallb-controller.json', 'utf8'),
  ) as Record<string, { readonly accepted: string }>;
  const cluster =
    'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.4\nnetworking: { serviceSubnet: "10.96.0.0/16,fd00:10:96::/112" }\n';
  const wrong = readdirSync(folder).filter((file) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    const errors = shortVerdicts([text, cluster], 36, /^NET8(5[0-5])/);
    return recorded[file.replace('.yaml', '')]?.accepted && errors.length > 0;
  });

  expect(wrong).toEqual([]);
});
