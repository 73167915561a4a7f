import { describe, expect, it } from 'vitest';
import { cluster, init, joinControlPlane, refusalsOf } from '../../support/kubeadm-verdict';

type Row = readonly [lines: string, minor: number, refusals: readonly string[]];

/** Short for the judges of a row: `v` and `i` are kubeadm's own. */
const JUDGES: Readonly<Record<string, string>> = {
  v: 'kubeadm-validate',
  i: 'kubeadm-init',
  api: 'apiserver-start',
  kcm: 'controller-manager-start',
  proxy: 'kube-proxy-start',
  etcd: 'etcd-start',
  kubelet: 'kubelet-start',
};

const spelled = (refusal: string): string => {
  const [code = '', ...words] = refusal.split(' ');
  return [code, ...words.map((word) => JUDGES[word] ?? word).sort()].join(' ');
};

const judge = (wrap: (lines: string) => string, rows: readonly Row[]) =>
  it.each(
    rows.map(([lines, minor, refusals]) => ({
      lines,
      minor,
      refusals,
      title: `${lines.replaceAll(/\s+/g, ' ')} at 1.${minor}: ${refusals.join(', ') || 'accepted'}`,
    })),
  )('$title', ({ lines, minor, refusals }) => {
    expect(refusalsOf(wrap(lines), minor)).toEqual(refusals.map(spelled).sort());
  });

const services = (subnet: string): string => `networking: {serviceSubnet: "${subnet}"}`;
const pods = (subnet: string): string => `networking: {podSubnet: "${subnet}"}`;
const both = (podSubnet: string, serviceSubnet: string): string =>
  `networking: {podSubnet: "${podSubnet}", serviceSubnet: "${serviceSubnet}"}`;

/** Extra arguments of one component, in the form the minor reads. */
const args = (component: string, ...pairs: readonly (readonly [string, string])[]): string =>
  `${component}:\n  extraArgs:\n${pairs.map(([name, value]) => `  - {name: ${name}, value: "${value}"}`).join('\n')}`;

describe('serviceSubnet names kube-apiserver where it refuses the flag too', () => {
  judge(cluster, [
    [services('10.0.0.0/11'), 28, ['NET603 v i api']],
    [services('10.0.0.0/11'), 33, ['NET603 v i api']],
    [services('10.0.0.0/11'), 34, ['NET603 v i']],
    [services('10.0.0.0/11'), 37, ['NET603 v i']],
    [services('10.96.0.0/28'), 36, []],
    [services('10.96.0.0/29'), 30, ['NET603 v i']],
    [services('10.96.0.0/30'), 30, ['NET603 v i api']],
    [services('10.96.0.0/30'), 36, ['NET603 v i api']],
    [services('fd00::/64'), 33, ['NET603 v i api']],
    [services('fd00::/64'), 34, ['NET603 v i']],
    [services('fd00::/108'), 30, []],
    [services('fd00::/125'), 30, ['NET603 v i']],
    [services('fd00::/126'), 36, ['NET603 v i api']],
    [services('0.0.0.0/0'), 36, ['NET603 v i api']],
    [services('10.96.0.0/16,fd00::/126'), 36, ['NET603 v i']],
    [services('10.96.0.0/16,fd00::/64'), 33, ['NET603 v i api']],
    [services('10.96.0.0/16,::/0'), 36, ['NET603 v i']],
    [services('10.96.0.0/29,fd00::/64'), 30, ['NET603 v i', 'NET603 v i api']],
    [services('services'), 36, ['NET601 v i api']],
    [services(' '), 36, ['NET601 v i api']],
    [services('10.96.0.0/+16'), 36, ['NET601 v i api']],
    [services('10.96.0.0/16, fd00::/112'), 36, ['NET601 v i api']],
    [services('10.96.0.0/16,'), 36, ['NET601 v i api']],
    [services('10.96.0.0/16,10.97.0.0/16'), 30, ['NET602 v i api']],
    [services('10.96.0.0/16,::ffff:10.97.0.0/112'), 36, ['NET602 v i api']],
    [services('10.96.0.0/16,fd00::/112,fd01::/112'), 36, ['NET602 v i api']],
  ]);

  describe('unless an extra argument takes its place', () => {
    const RANGE = 'service-cluster-ip-range';
    judge(cluster, [
      [
        `${services('10.96.0.0/30')}\n${args('apiServer', [RANGE, '10.96.0.0/16'])}`,
        36,
        ['NET603 v i'],
      ],
      [
        `${services('services')}\n${args('apiServer', [RANGE, '10.96.0.0/16'])}`,
        36,
        ['NET601 v i'],
      ],
      [
        `${services('10.0.0.0/11')}\n${args('apiServer', ['feature-gates', 'DisableAllocatorDualWrite=true'])}`,
        33,
        ['NET603 v i'],
      ],
    ]);
  });
});

describe('serviceSubnet beside a podSubnet goes to kube-controller-manager as well', () => {
  const PODS = '10.244.0.0/16';
  judge(cluster, [
    [both(PODS, '10.96.0.0/16, fd00::/112'), 36, ['NET601 v i api']],
    [both(PODS, 'a,b,c'), 36, ['NET601 v i api kcm', 'NET601 v i api kcm', 'NET601 v i api kcm']],
    [both(PODS, '10.96.0.0/16,10.97.0.0/16'), 36, ['NET602 v i api kcm']],
    [both(PODS, '10.96.0.0/16,fd00::/112,fd01::/112'), 30, ['NET602 v i api kcm']],
    [
      `${both(PODS, '10.96.0.0/16,10.97.0.0/16')}\n${args('controllerManager', ['allocate-node-cidrs', 'false'])}`,
      36,
      ['NET602 v i api'],
    ],
    [both(PODS, '10.0.0.0/11'), 30, ['NET603 v i api']],
  ]);
});

describe('podSubnet names kube-controller-manager and kube-proxy where they refuse it too', () => {
  const OFF = args('controllerManager', ['allocate-node-cidrs', 'false']);
  const OWN = args('controllerManager', ['cluster-cidr', '10.244.0.0/16']);
  judge(cluster, [
    [pods('pods'), 36, ['NET601 v i kcm proxy']],
    [pods('10.244.0.0'), 30, ['NET601 v i kcm proxy']],
    [pods(' 10.244.0.0/16'), 36, ['NET601 v i proxy']],
    [pods('10.244.0.0/16, fd00::/56'), 36, ['NET601 v i kcm proxy']],
    [pods('10.244.0.0/16,10.245.0.0/16'), 36, ['NET602 v i kcm proxy']],
    [`${pods('pods')}\n${OFF}`, 36, ['NET601 v i proxy']],
    [`${pods('pods')}\n${OWN}`, 36, ['NET601 v i proxy']],
    [`${pods('pods')}\nproxy: {disabled: true}`, 36, ['NET601 v i kcm']],
    [pods('10.244.0.0/25'), 36, ['NET604 v i kcm']],
    [pods('10.244.0.0/25'), 30, ['NET604 v i kcm']],
    [pods('10.0.0.0/7'), 36, ['NET604 v i']],
    [both('fd00::/47', 'fd01::/112'), 36, ['NET604 v i kcm']],
    [pods('::ffff:10.244.0.0/112'), 36, ['NET604 v i kcm']],
    [pods('0.0.0.0/0'), 36, ['NET603 v i', 'NET604 v i']],
    [`${pods('10.244.0.0/25')}\n${OWN}`, 36, ['NET604 v i']],
    [`${pods('10.244.0.0/25')}\n${OFF}`, 36, []],
    [`${pods('10.244.0.0/25')}\n${OFF.replace('"false"', '"False"')}`, 36, ['NET604 v i']],
  ]);

  describe('with a KubeProxyConfiguration that has its own say', () => {
    const beside = (config: string): string =>
      `${cluster(pods('pods'))}---\napiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\n${config}\n`;
    judge(beside, [
      ['clusterCIDR: 10.244.0.0/16', 36, ['NET601 v i kcm']],
      ['detectLocalMode: NodeCIDR', 36, ['NET601 v i kcm']],
      ['detectLocalMode: NodeCIDR', 30, ['NET601 v i kcm proxy']],
    ]);
  });
});

describe('node masks name whoever refuses them', () => {
  const mask = (subnet: string, name: string, value: string): string =>
    `${pods(subnet)}\n${args('controllerManager', [name, value])}`;
  const V4 = 'node-cidr-mask-size-ipv4';
  judge(cluster, [
    [mask('10.244.0.0/16', V4, '0'), 36, ['NET604 v i']],
    [mask('10.244.0.0/16', V4, '0x18'), 36, ['NET604 v i']],
    [mask('10.244.0.0/16', V4, 'abc'), 36, ['NET604 v i kcm']],
    [mask('10.244.0.0/16', V4, ''), 36, ['NET708 kcm']],
    [mask('10.244.0.0/16', V4, '08'), 36, ['NET604 v i', 'NET708 kcm']],
    [mask('10.244.0.0/25', V4, '026'), 36, ['NET708 kcm']],
    [mask('10.244.0.0/25', V4, '+24'), 36, ['NET604 v i kcm']],
    [mask('10.244.0.0/25', 'node-cidr-mask-size', '26'), 36, ['NET604 v i']],
    [mask('10.244.0.0/24', 'node-cidr-mask-size', '20'), 36, ['NET708 kcm']],
    [mask('10.244.0.0/16', 'node-cidr-mask-size-ipv6', 'abc'), 36, ['NET708 kcm']],
    [mask('10.244.0.0/16', 'node_cidr_mask_size_ipv4', 'abc'), 36, ['NET708 kcm']],
  ]);

  describe('also when the argument is repeated', () => {
    const twice = (component: string, name: string, first: string, last: string): string =>
      `${pods('10.244.0.0/16')}\n${args(component, [name, first], [name, last])}`;
    judge(cluster, [
      [twice('controllerManager', V4, 'abc', '24'), 36, ['NET708 kcm']],
      [twice('controllerManager', V4, '24', 'abc'), 36, ['NET604 v i kcm']],
      [twice('controllerManager', 'allocate-node-cidrs', 'x', 'true'), 36, ['NET708 kcm']],
      [twice('apiServer', 'secure-port', 'x', '6443'), 36, ['NET707 api']],
      [twice('apiServer', 'secure-port', '0', '6443'), 36, []],
      [twice('apiServer', 'bind-address', 'x', '0.0.0.0'), 36, ['NET706 api']],
      [twice('apiServer', 'kubernetes-service-node-port', 'x', '0'), 36, ['NET704 api']],
    ]);
  });
});

describe('dnsDomain ends the service account issuer', () => {
  const domain = (text: string): string => `networking: {dnsDomain: "${text}"}`;
  judge(cluster, [
    [domain('Cluster.local'), 36, ['NET600 v i']],
    [domain('cluster.local.'), 30, ['NET600 v i']],
    [domain('clus ter.local'), 36, ['NET600 v i api']],
    [domain('cluster.local:x'), 30, ['NET600 v i api']],
    [domain('%zz'), 36, ['NET600 v i api']],
    [
      `${domain('clus ter')}\n${args('apiServer', ['service-account-issuer', 'https://a.b'])}`,
      36,
      ['NET600 v i'],
    ],
  ]);
});

describe('external etcd without endpoints', () => {
  const NONE = 'etcd: {external: {endpoints: []}}';
  judge(cluster, [
    [NONE, 30, ['NET714 api']],
    [NONE, 34, ['NET714 api']],
    [NONE, 35, ['NET620 v i api']],
    [`${NONE}\n${args('apiServer', ['etcd-servers', 'http://10.0.0.9:2379'])}`, 36, ['NET620 v i']],
  ]);
});

const endpoint = (lines: string): string => `localAPIEndpoint: {${lines}}`;

describe('localAPIEndpoint names kube-apiserver and etcd where they refuse it too', () => {
  const address = (text: string): string => endpoint(`advertiseAddress: "${text}"`);
  const rows: Row[] = [
    [address('cp1.lab'), 36, ['NET606 v i api etcd']],
    [address('localhost'), 36, ['NET606 v i api']],
    [address(' 192.168.56.10'), 36, ['NET606 v i etcd']],
    [address('192.168.56.10:6443'), 30, ['NET606 v i api etcd']],
    [address('fe80::1%eth0'), 36, ['NET606 v i api etcd']],
    [address('127.0.0.1'), 36, ['NET606 v i']],
    [address('127.0.0.1'), 37, ['NET606 v i api']],
    [address('127.0.0.01'), 37, ['NET606 v i api']],
    [address('169.254.1.1'), 36, ['NET606 i']],
    [address('169.254.1.1'), 37, ['NET606 i api']],
    [address('224.0.0.1'), 37, ['NET606 i api']],
    [address('239.1.1.1'), 37, ['NET606 i']],
    [address('255.255.255.255'), 37, ['NET606 i']],
    [endpoint('bindPort: 65536'), 36, ['NET607 v i api']],
    [endpoint('bindPort: -1'), 30, ['NET607 v i api']],
    [endpoint('bindPort: 0'), 36, []],
  ];
  judge(init, rows);
  describe('on a control plane that joins', () => {
    judge((lines) => joinControlPlane(lines), rows.slice(0, 3));
    judge((lines) => joinControlPlane(lines), rows.slice(-3));
  });
});

describe('extra arguments without a name stop their component as well', () => {
  const init28 = (lines: string): string => init(`nodeRegistration: {${lines}}`);
  judge(cluster, [
    ['apiServer: {extraArgs: {"": x}}', 28, ['NET626 api']],
    ['apiServer: {extraArgs: {"": x}}', 30, ['NET626 v i api']],
    ['controllerManager: {extraArgs: [null]}', 36, ['NET626 v i kcm']],
    ['scheduler: {extraArgs: [{value: x}]}', 36, ['NET626 v i scheduler-start']],
    ['etcd: {local: {extraArgs: [{name: "", value: x}]}}', 36, ['NET626 v i etcd']],
  ]);
  judge(init28, [['kubeletExtraArgs: {"": x}', 29, ['NET626 v i kubelet']]]);
});

describe('documents of components are refused by them as well', () => {
  const kubelet = (lines: string): string =>
    `${cluster('')}---\nkind: KubeletConfiguration\napiVersion: kubelet.config.k8s.io/${lines}\n`;
  const proxy = (lines: string): string =>
    `${cluster(lines)}---\napiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmode: 5\n`;
  judge(kubelet, [
    ['v1beta1\nmaxPods: "5"', 36, ['NET021 v i kubelet']],
    ['v1beta1\nsyncFrequency: 1d', 36, ['NET021 v i kubelet']],
    ['v1beta1\npodPidsLimit: 9223372036854775807', 36, []],
    ['v1beta1\npodPidsLimit: 9223372036854775808', 36, ['NET021 v i kubelet']],
    ['v1beta1\nevictionMaxPodGracePeriod: 9007199254740993', 36, ['NET021 v i kubelet']],
    ['v1beta1\npodPidsLimit: -9223372036854775809', 36, ['NET021 v i kubelet']],
    ['v1beta1\nnoSuchField: 1', 36, ['NET020 v']],
    ['v1', 36, ['NET006 v i kubelet']],
  ]);
  judge(proxy, [
    ['', 36, ['NET021 v i proxy']],
    ['proxy: {disabled: true}', 36, ['NET021 v i']],
  ]);
});

describe('kube-controller-manager without the controller that cuts node blocks', () => {
  const without = (value: string): string =>
    `${pods('10.244.0.0/25')}\n${args('controllerManager', ['controllers', value])}`;
  judge(cluster, [
    [without('*,-nodeipam'), 36, ['NET604 v i']],
    [without('*,-node-ipam-controller'), 31, ['NET604 v i']],
    [without('job'), 36, ['NET604 v i']],
    [without('*,bootstrapsigner,tokencleaner'), 36, ['NET604 v i kcm']],
  ]);
});
