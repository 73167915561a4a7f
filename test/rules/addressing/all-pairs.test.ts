import { describe, expect, it } from 'vitest';
import { PLAN_RANGE_FIELDS, type PlanRangeField } from '../../../lib/model/declared-plan';
import { PEER_FIELDS, type PeerField } from '../../../lib/model/peer-range';
import { FAMILIES, type Family } from '../../../lib/net/family';
import { verdictsOf } from '../verdicts-of';
import { type Use, WHO_SPEAKS } from './who-speaks';

const USES: readonly Use[] = [
  'pods',
  'services',
  'node',
  'endpoint',
  ...(Object.keys(PLAN_RANGE_FIELDS) as PlanRangeField[]),
];

interface Area {
  readonly wide: string;
  readonly network: string;
  readonly some: string;
  readonly one: string;
}

const SHARED: Record<Family, Area> = {
  IPv4: {
    wide: '10.50.0.0/16',
    network: '10.50.0.0/24',
    some: '10.50.0.16-10.50.0.31',
    one: '10.50.0.20',
  },
  IPv6: {
    wide: 'fd50::/112',
    network: 'fd50::/120',
    some: 'fd50::10-fd50::1f',
    one: 'fd50::14',
  },
};

/** Ranges that meet nothing. */
const APART: Record<Family, { pods: string; services: string; network: string; node: string }> = {
  IPv4: {
    pods: '10.244.0.0/16',
    services: '10.96.0.0/16',
    network: '10.60.0.0/24',
    node: '10.60.0.10',
  },
  IPv6: { pods: 'fd60::/56', services: 'fd61::/112', network: 'fd62::/64', node: 'fd62::10' },
};

const FORM: Record<Use, keyof Area> = {
  pods: 'wide',
  services: 'wide',
  node: 'one',
  endpoint: 'one',
  nodeCidrs: 'network',
  loadBalancerPools: 'some',
  virtualAddresses: 'one',
  gateways: 'one',
  dhcpRanges: 'some',
  dnsServers: 'one',
  reserved: 'some',
};

/** A cluster in which these uses, and no others, lie in the shared area. */
function clusterWith(family: Family, uses: readonly Use[]): string[] {
  const shared = SHARED[family];
  const own = { ...APART[family] };
  const nodes = uses.filter((use) => use === 'node').map(() => shared.one);
  if (uses.includes('pods')) own.pods = shared.wide;
  if (uses.includes('services')) own.services = shared.wide;
  const [first = own.node, ...rest] = nodes;
  const host = family === 'IPv6' ? `[${shared.one}]` : shared.one;
  const cluster = {
    apiVersion: 'kubeadm.k8s.io/v1beta3',
    kind: 'ClusterConfiguration',
    networking: { podSubnet: own.pods, serviceSubnet: own.services },
    ...(uses.includes('endpoint') ? { controlPlaneEndpoint: `${host}:6443` } : {}),
  };
  const init = {
    apiVersion: 'kubeadm.k8s.io/v1beta3',
    kind: 'InitConfiguration',
    nodeRegistration: { name: 'cp1' },
    localAPIEndpoint: { advertiseAddress: first },
  };
  const joins = rest.map((address, index) => ({
    apiVersion: 'kubeadm.k8s.io/v1beta3',
    kind: 'JoinConfiguration',
    nodeRegistration: { name: `w${index}`, kubeletExtraArgs: { 'node-ip': address } },
  }));
  return [
    `${JSON.stringify(init)}\n---\n${JSON.stringify(cluster)}\n`,
    ...joins.map((join) => JSON.stringify(join)),
    JSON.stringify(planWith(uses, family)),
  ];
}

function planWith(uses: readonly Use[], family: Family): object {
  const entries = Object.keys(PLAN_RANGE_FIELDS).map((field) => {
    const mine = uses.filter((use) => use === field);
    return [field, mine.map((use) => SHARED[family][FORM[use]])];
  });
  if (uses.includes('nodeCidrs') && !uses.includes('node')) {
    entries.push(['nodeCidrs', [SHARED[family].network, APART[family].network]]);
  }
  return {
    apiVersion: 'cdk8s-kubeadm/v1alpha1',
    kind: 'AddressPlan',
    ...Object.fromEntries(entries),
  };
}

const PAIRS = USES.flatMap((a, index) => USES.slice(index).map((b): [Use, Use] => [a, b])).filter(
  ([a, b]) => a !== b || FORM[a] !== 'wide',
);

describe.each(FAMILIES)('two uses of the same %s addresses', (family) => {
  it('make no noise alone', () => {
    for (const use of USES) expect(codesOf(family, [use]), use).toEqual([]);
  });

  it.each(PAIRS)('%s and %s', (a, b) => {
    const expected = WHO_SPEAKS[a][b];

    expect(codesOf(family, [a, b])).toEqual(expected === undefined ? [] : [expected]);
  });
});

/** Both clusters have their machines in networks, and may have them in the same one. */
const IN_NETWORKS = ['nodeCidrs', 'node', 'nodeAddresses', 'loadBalancerPools', 'virtualAddresses'];
const OWN = [
  'pods',
  'services',
  'node',
  'nodeCidrs',
  'loadBalancerPools',
  'virtualAddresses',
] as const;
const PEER_PAIRS = OWN.flatMap((own) =>
  (Object.keys(PEER_FIELDS) as PeerField[]).map((field): [Use, PeerField] => [own, field]),
);

const PEER_FORM: Record<PeerField, keyof Area> = {
  podCidrs: 'wide',
  serviceCidrs: 'wide',
  nodeCidrs: 'network',
  nodeAddresses: 'one',
  loadBalancerPools: 'some',
  virtualAddresses: 'one',
};

describe.each(FAMILIES)('%s addresses of a cluster and of its peer', (family) => {
  it.each(PEER_PAIRS)('%s and %s over there', (own, field) => {
    const peer = {
      apiVersion: 'cdk8s-kubeadm/v1alpha1',
      kind: 'AddressPlan',
      peers: [{ name: 'east', [field]: [SHARED[family][PEER_FORM[field]]] }],
    };
    const files = [...clusterWith(family, [own]), JSON.stringify(peer)];
    const both = [own, field].every((use) => IN_NETWORKS.includes(use));
    const isShared = both && (own === 'nodeCidrs' || field === 'nodeCidrs');

    expect(verdictsOf(files, 36, /NET2\d\d/).map(({ code }) => code)).toEqual(
      isShared ? [] : ['NET220'],
    );
  });
});

const codesOf = (family: Family, uses: readonly Use[]): string[] =>
  verdictsOf(clusterWith(family, uses), 36, /NET2\d\d|NET40[0-3]/).map(({ code }) => code);
