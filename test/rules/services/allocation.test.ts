import { describe, expect, it } from 'vitest';
import { manyExamples, namedExample } from '../../../lib/rules/services/service-example';
import {
  type Expected,
  expectedByMinor,
  findingsAt,
  refusalsByMinor,
} from '../../support/service-verdicts';

type Row = readonly [title: string, services: readonly string[], expected: Expected];

const P = 'ports: [{ port: 80 }]';
const nodePort = (port: number, more = '') =>
  `type: NodePort; ports: [{ port: 80, nodePort: ${port}${more} }]`;
const health = (port: number) =>
  `type: LoadBalancer; externalTrafficPolicy: Local; healthCheckNodePort: ${port}; ${P}`;
const ports = (...entries: string[]) =>
  `type: NodePort; ports: [${entries.map((e) => `{ ${e} }`)}]`;

const NODE_PORTS: readonly Row[] = [
  ['two Services', [nodePort(30001), nodePort(30001)], 'NET328'],
  ['two protocols', [nodePort(30001), nodePort(30001, ', protocol: UDP')], 'NET328'],
  ['two ports', [nodePort(30001), nodePort(30002)], ''],
  ['chosen by the server', [nodePort(30001), `type: NodePort; ${P}`], ''],
  [
    'an ExternalName reserves none',
    [
      nodePort(30001),
      'type: ExternalName; externalName: a; ports: [{ port: 80, nodePort: 30001 }]',
    ],
    '',
  ],
  [
    'a ClusterIP reserves none',
    ['ports: [{ port: 80, nodePort: 30001 }]', nodePort(30001)],
    'NET308',
  ],
  [
    'a load balancer without ports of its own',
    [
      'type: LoadBalancer; allocateLoadBalancerNodePorts: false; ports: [{ port: 80, nodePort: 30001 }]',
      nodePort(30001),
    ],
    'NET328',
  ],
  ['twice outside the range', [nodePort(80), nodePort(80)], 'NET327'],
  ['a health check port', [health(30001), nodePort(30001)], 'NET328'],
  ['two health check ports', [health(30001), health(30001)], 'NET328'],
  [
    'its own health check port',
    [
      'type: LoadBalancer; externalTrafficPolicy: Local; healthCheckNodePort: 30001; ports: [{ port: 80, nodePort: 30001 }]',
    ],
    'NET328',
  ],
  [
    'one port, two protocols',
    [
      ports(
        'name: a, port: 53, nodePort: 30053',
        'name: b, port: 53, nodePort: 30053, protocol: UDP',
      ),
    ],
    '',
  ],
  [
    'the node port written once',
    [ports('name: a, port: 53', 'name: b, port: 53, nodePort: 30053, protocol: UDP')],
    '',
  ],
  [
    'two ports, two protocols',
    [
      ports(
        'name: a, port: 53, nodePort: 30053',
        'name: b, port: 54, nodePort: 30053, protocol: UDP',
      ),
    ],
    'NET328',
  ],
  [
    'two ports, one protocol',
    [ports('name: a, port: 53, nodePort: 30053', 'name: b, port: 54, nodePort: 30053')],
    'NET328',
  ],
  [
    'one port, two node ports',
    [
      ports(
        'name: a, port: 53, nodePort: 30053',
        'name: b, port: 53, nodePort: 30054, protocol: UDP',
      ),
    ],
    '',
  ],
  [
    'the third shares with the second, not with the first',
    [
      ports(
        'name: a, port: 53, nodePort: 30053',
        'name: b, port: 53, nodePort: 30054, protocol: UDP',
        'name: c, port: 53, nodePort: 30054, protocol: SCTP',
      ),
    ],
    'NET328',
  ],
];

const CLUSTER_IPS: readonly Row[] = [
  ['two Services', [`clusterIP: 10.96.0.50; ${P}`, `clusterIP: 10.96.0.50; ${P}`], 'NET330'],
  [
    'two spellings',
    [`clusterIP: 10.96.0.50; ${P}`, `clusterIP: 10.096.0.50; ${P}`],
    'NET330 28-35, NET311 36-37',
  ],
  ['two headless Services', [`clusterIP: None; ${P}`, `clusterIP: None; ${P}`], ''],
  ['the address of kubernetes', [`clusterIP: 10.96.0.1; ${P}`], 'NET330'],
  ['the address of kube-dns, where nobody knows of one', [`clusterIP: 10.96.0.10; ${P}`], ''],
  ['the network address', [`clusterIP: 10.96.0.0; ${P}`], 'NET329'],
  ['the broadcast address', [`clusterIP: 10.111.255.255; ${P}`], 'NET329'],
  ['the last address', [`clusterIP: 10.111.255.254; ${P}`], ''],
  ['outside', [`clusterIP: 192.168.1.1; ${P}`], 'NET329'],
  ['twice outside', [`clusterIP: 192.168.1.1; ${P}`, `clusterIP: 192.168.1.1; ${P}`], 'NET329'],
];

const textOf = (services: readonly string[]): string =>
  manyExamples(...services.map((spec, i) => namedExample(`s${i}`, ...spec.split('; '))));

const clusterWith = (
  serviceSubnet: string,
  minor: number,
): string => `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.${minor}.1
networking:
  serviceSubnet: ${serviceSubnet}
---
`;

const refusedIn = (text: string, minor: number): string[] =>
  findingsAt(text, minor)
    .filter(
      ({ code, refusedBy }) => code.startsWith('NET3') && refusedBy.includes('apiserver-admission'),
    )
    .map(({ code }) => code);

describe.each(Object.entries({ 'node ports': NODE_PORTS, 'cluster IPs': CLUSTER_IPS }))(
  '%s of several Services',
  (_, rows) => {
    it.each(rows)('%s', (_title, services, expected) => {
      expect(refusalsByMinor(textOf(services))).toEqual(expectedByMinor(expected));
    });
  },
);

describe('an address outside the range of the flag', () => {
  const text = `apiVersion: networking.k8s.io/v1
kind: ServiceCIDR
metadata:
  name: more
spec:
  cidrs: [192.168.1.0/24]
---
${textOf([`clusterIP: 192.168.1.1; ${P}`])}`;

  it('is fine from 1.33 where a ServiceCIDR has it', () => {
    expect(refusalsByMinor(text)).toEqual(expectedByMinor('NET329 28-32,NET338 28-32'));
  });

  it.each(['192.168.1.0', '192.168.1.255'])('is not %s, at either end of it', (address) => {
    const edge = text.replace('clusterIP: 192.168.1.1', `clusterIP: ${address}`);

    expect(refusalsByMinor(edge)).toEqual(expectedByMinor('NET329,NET338 28-32'));
  });
});

describe('an IPv6 range', () => {
  const at = (address: string, minor: number) =>
    refusedIn(clusterWith('fd00::/108', minor) + textOf([`clusterIP: "${address}"; ${P}`]), minor);

  it('counts to 65535 up to 1.33', () => {
    expect(at('fd00::ffff', 33)).toEqual([]);
    expect(at('fd00::1:0', 33)).toEqual(['NET329']);
  });

  it('counts to its end from 1.34', () => {
    expect(at('fd00::1:0', 34)).toEqual([]);
    expect(at('fd00::f:ffff', 34)).toEqual([]);
    expect(at('fd00::', 34)).toEqual(['NET329']);
  });
});

describe('a cluster of two families', () => {
  const inBoth = (spec: string) =>
    refusedIn(clusterWith('10.96.0.0/12,fd00::/112', 36) + textOf([spec]), 36);

  it.each([
    `ipFamilyPolicy: RequireDualStack; ${P}`,
    `ipFamilies: [IPv6]; ${P}`,
    `clusterIP: "fd00::5"; ${P}`,
    `clusterIP: 10.96.0.5; clusterIPs: [10.96.0.5, "fd00::5"]; ipFamilyPolicy: PreferDualStack; ${P}`,
  ])('takes %s', (spec) => {
    expect(inBoth(spec)).toEqual([]);
  });

  it.each([
    [`ipFamilies: [IPv4, IPv6]; ${P}`, 'NET315'],
    [`clusterIP: 10.96.0.5; clusterIPs: [10.96.0.5, "fd00::5"]; ${P}`, 'NET315'],
    [`clusterIP: "fd00::1:0"; ${P}`, 'NET329'],
    [
      `clusterIP: 10.96.0.5; clusterIPs: [10.96.0.5, "fd00::5"]; ipFamilies: [IPv6, IPv4]; ipFamilyPolicy: PreferDualStack; ${P}`,
      'NET314',
    ],
  ])('refuses %s', (spec, code) => {
    expect([...new Set(inBoth(spec))]).toEqual([code]);
  });
});

describe('the address of kube-dns', () => {
  it('is refused in a cluster that kubeadm sets up', () => {
    const text = clusterWith('10.96.0.0/12', 36) + textOf([`clusterIP: 10.96.0.10; ${P}`]);

    expect(refusedIn(text, 36)).toEqual(['NET330']);
  });

  it('breaks a later kubeadm init otherwise', () => {
    const [finding] = findingsAt(textOf([`clusterIP: 10.96.0.10; ${P}`]), 36);

    expect(finding).toMatchObject({ code: 'NET330', severity: 'error', refusedBy: [] });
    expect(finding?.breaks).not.toBeNull();
  });
});

describe('one object twice', () => {
  it('is refused once, and its node port is no second reason', () => {
    const text = manyExamples(
      namedExample('web', ...nodePort(30001).split('; ')),
      namedExample('web', ...nodePort(30001).split('; ')),
    );

    expect(refusalsByMinor(text)).toEqual(expectedByMinor('NET106'));
  });

  it('is a pair of names only within one namespace', () => {
    const web = namedExample('web', P);
    const there = web.replace('name: web', 'name: web\n  namespace: team-a');
    const here = web.replace('name: web', 'name: web\n  namespace: default');

    expect(refusalsByMinor(manyExamples(web, there))).toEqual(expectedByMinor(''));
    expect(refusalsByMinor(manyExamples(web, here))).toEqual(expectedByMinor('NET106'));
  });
});

describe('Services inside a List', () => {
  const list = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Service
    metadata: { name: web }
    spec: { ports: [{ port: 80 }] }
  - apiVersion: v1
    kind: Service
    metadata: { name: api }
    spec: { ports: [{ port: 0 }] }
`;

  it('are judged, at their own line', () => {
    const [finding, ...more] = findingsAt(list, 36);

    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'NET303' });
    expect(finding?.subject.location).toMatchObject({
      line: 11,
      path: 'items[1].spec.ports[0].port',
    });
  });
});

describe('node port range', () => {
  const narrow = `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
apiServer:
  extraArgs:
    - name: service-node-port-range
      value: 30000-30001
---
`;

  it.each([
    ['two load balancers', ['type: LoadBalancer; ports: [{ port: 80 }]', nodePort(30001)], []],
    [
      'a health check too many',
      ['type: LoadBalancer; externalTrafficPolicy: Local; ports: [{ port: 80 }]', nodePort(30001)],
      ['NET332'],
    ],
    [
      'one port with two protocols takes one',
      [ports('name: a, port: 53', 'name: b, port: 53, protocol: UDP'), nodePort(30001)],
      [],
    ],
  ])('is counted: %s', (_, services, expected) => {
    expect(refusedIn(narrow + textOf(services), 36)).toEqual(expected);
  });
});
