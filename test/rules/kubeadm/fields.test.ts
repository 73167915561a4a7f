import { describe, expect, it } from 'vitest';
import { cluster, init, join, verdictOf } from '../../support/kubeadm-verdict';

type Row = readonly [
  lines: string,
  minor: number,
  code?: string,
  judges?: 'both' | 'init' | 'validate',
];

const JUDGES = {
  both: ['kubeadm-validate', 'kubeadm-init'],
  init: ['kubeadm-init'],
  validate: ['kubeadm-validate'],
} as const;

/** Rows as objects: their titles can name what is expected of them. */
const named = (rows: readonly Row[]) =>
  rows.map((row) => ({
    row,
    title: `${row[0].replaceAll('\n', ' ')} at 1.${row[1]}: ${row[2] ?? 'accepted'}`,
  }));

const expectation = ([, , code, judges = 'both']: Row) =>
  code ? { codes: [code], refusedBy: JUDGES[judges] } : { codes: [], refusedBy: [] };

const pods = (subnet: string): string => `networking:\n  podSubnet: "${subnet}"`;
const services = (subnet: string): string => `networking:\n  serviceSubnet: "${subnet}"`;
const mask = (value: string, subnet: string): string =>
  `${pods(subnet)}\ncontrollerManager:\n  extraArgs:\n    - name: node-cidr-mask-size-ipv4\n      value: "${value}"`;

describe('ClusterConfiguration is judged as the real kubeadm judged it', () => {
  const rows: Row[] = [
    [pods('10.244.3.7/16'), 36],
    [pods('010.244.0.0/016'), 36],
    [pods('10.244.0.0/+16'), 36, 'NET601'],
    [pods('10.244.0.0/16, fd00::/56'), 36, 'NET601'],
    [pods('fd00::/56,10.244.0.0/16'), 36],
    [services('10.96.0.0/16,::ffff:10.97.0.0/112'), 36, 'NET602'],
    [pods('::ffff:10.244.0.0/112'), 36, 'NET604'],
    [pods('0.0.0.0/2'), 36, 'NET604'],
    [pods('10.0.0.0/8'), 30],
    [pods('10.0.0.0/7'), 30, 'NET604'],
    [mask('026', '10.244.0.0/25'), 36],
    [mask('+24', '10.244.0.0/25'), 36, 'NET604'],
    [mask('0x18', '10.244.0.0/16'), 36, 'NET604'],
    [mask('', '10.244.0.0/16'), 36],
    [services('10.96.0.0/28'), 36],
    [services('10.96.0.0/29'), 36, 'NET603'],
    [services('10.96.0.0/11'), 36, 'NET603'],
    [services('::ffff:10.96.0.0/112'), 36],
    [services('0.0.0.0/0'), 36, 'NET603'],
    [services(' '), 36, 'NET601'],
    ['controlPlaneEndpoint: "k8s.lab:"', 36],
    ['controlPlaneEndpoint: "k8s.lab:06443"', 36],
    ['controlPlaneEndpoint: "k8s.lab:+6443"', 36, 'NET608'],
    ['controlPlaneEndpoint: "[k8s.lab]:6443"', 36],
    ['controlPlaneEndpoint: "fd00::1:6443"', 36],
    ['controlPlaneEndpoint: "[fd00::1]"', 36, 'NET608'],
    ['controlPlaneEndpoint: "999.999.999.999"', 36],
    ['apiServer: {certSANs: [API.lab, "*.com", 010.0.0.1]}', 36],
    ['apiServer: {certSANs: [null]}', 36, 'NET609'],
    ['etcd: {local: {serverCertSANs: [ETCD.lab]}}', 36, 'NET609'],
    ['certificatesDir: pki', 36, 'NET614'],
    ['imageRepository: "R.io:99999999/x"', 36],
    ['imageRepository: "r.io/X"', 36, 'NET615'],
    ['imageRepository: "[fd00::1]/x"', 28, 'NET615'],
    ['imageRepository: "[fd00::1]/x"', 29],
    ['featureGates: {PublicKeysECDSA: false}', 36],
    ['featureGates: {PublicKeysECDSA: false}', 37, 'NET616'],
    ['featureGates: {toString: true}', 36, 'NET616'],
    ['encryptionAlgorithm: ECDSA-P384', 33, 'NET617'],
    ['encryptionAlgorithm: ECDSA-P384', 34],
    ['etcd: {external: {}}', 34],
    ['etcd: {external: {}}', 35, 'NET620'],
    ['etcd: {external: {endpoints: ["etcd:2379"]}}', 36],
    ['etcd: {external: {endpoints: ["https://a:1,https://b:1"]}}', 35],
    ['etcd: {external: {endpoints: ["https://a:1,https://b:1"]}}', 36, 'NET620'],
    ['etcd: {external: {endpoints: ["https://[a]:1"]}}', 32],
    ['etcd: {external: {endpoints: ["https://[a]:1"]}}', 33, 'NET620'],
    ['etcd: {local: {}, external: {endpoints: ["https://a"]}}', 36, 'NET619'],
    ['etcd: {local: null, external: null}', 36],
    ['scheduler: {extraArgs: [null]}', 36, 'NET626'],
    ['scheduler: {extraArgs: {"": x}}', 28],
    ['scheduler: {extraArgs: {"": x}}', 29, 'NET626'],
    ['foo: 1', 36, 'NET020', 'validate'],
    ['clusterName: a\nclusterName: b', 36, 'NET004', 'validate'],
    ['clusterName: yes', 36, 'NET021'],
    ['clusterName: 12:30:45', 36],
    ['networking: null', 36],
    ['certificateValidityPeriod: 1d', 36, 'NET021'],
    ['certificateValidityPeriod: 9999999h', 36, 'NET021'],
  ];

  it.each(named(rows))('$title', ({ row }) => {
    const [lines, minor] = row;
    expect(verdictOf(cluster(lines), minor)).toEqual(expectation(row));
  });
});

describe('kubernetesVersion', () => {
  const version = (text: string): string =>
    `apiVersion: kubeadm.k8s.io/API\nkind: ClusterConfiguration\nkubernetesVersion: ${text}\n`;

  it.each(
    named([
      ['v1.36.0-rc.1', 36],
      ['v1.36.0-rc.01', 36, 'NET618'],
      ['stable-1.33', 36],
      ['stable-1.033', 36, 'NET618'],
      ['ci/latest', 36],
      ['v1.36', 36, 'NET618'],
      ['v1.35.0', 36],
      ['v1.35.0-rc.1', 36, 'NET618'],
      ['v1.34.9', 36, 'NET618'],
      ['v2.0.0', 36],
      ['""', 36],
    ]),
  )('$title', ({ row }) => {
    expect(verdictOf(version(row[0]), row[1])).toEqual(expectation(row));
  });
});

describe('InitConfiguration is judged as the real kubeadm judged it', () => {
  const node = (lines: string): string => `nodeRegistration: {${lines}}`;
  const endpoint = (lines: string): string => `localAPIEndpoint: {${lines}}`;

  it.each(
    named([
      [endpoint('advertiseAddress: "010.0.0.1"'), 36],
      [endpoint('advertiseAddress: "fe80::1%eth0"'), 36, 'NET606'],
      [endpoint('advertiseAddress: 169.254.1.1'), 36, 'NET606', 'init'],
      [endpoint('advertiseAddress: 127.0.0.1'), 36, 'NET606'],
      [endpoint('bindPort: 0x192B'), 36],
      [endpoint('bindPort: 0'), 36],
      [endpoint('bindPort: 65536'), 36, 'NET607'],
      [endpoint('bindPort: "6443"'), 36, 'NET021'],
      [node('name: " CP1 "'), 36],
      [node('name: cp_1'), 36, 'NET610'],
      [node('criSocket: "tcp://x"'), 36],
      [node('criSocket: unixfoo'), 36, 'NET611'],
      [node('criSocket: "/%zz"'), 36, 'NET611'],
      [node('criSocket: "/x\\n#a"'), 36, 'NET611'],
      [node('criSocket: "/x#\\n"'), 36],
      [node('imagePullPolicy: always'), 29],
      [node('imagePullPolicy: always'), 30, 'NET612'],
      [node('ignorePreflightErrors: [ALL, Mem]'), 36, 'NET623', 'init'],
      ['certificateKey: aa', 28],
      ['certificateKey: aa', 29, 'NET613'],
      ['skipPhases: [certs/all, kube-proxy]', 36, 'NET624', 'init'],
      ['bootstrapTokens: [{}, null]', 36],
      ['bootstrapTokens: [{token: ""}]', 36, 'NET621'],
      ['bootstrapTokens: [{usages: [signing], groups: []}]', 36, 'NET621'],
      ['bootstrapTokens: [{expires: "2030-01-01T00:00:00Z", ttl: 0s}]', 36, 'NET621'],
      ['bootstrapTokens: [{ttl: -5m}]', 36],
    ]),
  )('$title', ({ row }) => {
    expect(verdictOf(init(row[0]), row[1])).toEqual(expectation(row));
  });
});

describe('JoinConfiguration is judged as the real kubeadm judged it', () => {
  const byToken = (lines: string): string => `discovery: {bootstrapToken: {${lines}}}`;
  const TOKEN = 'token: abcdef.0123456789abcdef';

  it.each(
    named([
      [byToken(`apiServerEndpoint: "A_b:99999", ${TOKEN}, caCertHashes: ["md5:abc"]`), 36],
      [byToken(`apiServerEndpoint: "fd00::1:6443", ${TOKEN}, caCertHashes: [x]`), 36, 'NET622'],
      [byToken(`apiServerEndpoint: "a:1", ${TOKEN}, unsafeSkipCAVerification: true`), 36],
      [byToken(`apiServerEndpoint: "a:1", ${TOKEN}, caCertHashes: []`), 36, 'NET622'],
      ['discovery: {}', 36, 'NET622'],
      ['discovery: {file: {kubeConfigPath: "http://a"}}', 36, 'NET622'],
      ['discovery: {file: {kubeConfigPath: "https://a"}}', 36],
    ]),
  )('$title', ({ row }) => {
    expect(verdictOf(join(row[0]), row[1])).toEqual(expectation(row));
  });

  it('names the secrets that this library leaves open, and nothing else', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text itself is the placeholder
    const open = 'apiServerEndpoint: "a:1", token: "${KUBEADM_JOIN_TOKEN}", caCertHashes: [x]';

    expect(verdictOf(join(byToken(open)), 36)).toEqual({
      codes: ['NET011'],
      refusedBy: JUDGES.both,
    });
  });
});
