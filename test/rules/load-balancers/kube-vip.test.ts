import { describe, expect, it } from 'vitest';
import { parseKubernetesVersion } from '../../../lib/k8s/version';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { besideInit, kubeVipExample } from '../../../lib/rules/load-balancers/kube-vip-example';
import { readExample } from '../../support/read-example';

const INIT = besideInit({ kubernetesVersion: 'v1.36.4' })
  .beside.map(({ text }) => text.replaceAll('v1beta3', 'v1beta4'))
  .join('');
const JOIN = `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
controlPlane: { localAPIEndpoint: { advertiseAddress: 192.168.56.11 } }
discovery: { bootstrapToken: { token: abcdef.0123456789abcdef, apiServerEndpoint: "192.168.56.9:6443", unsafeSkipCAVerification: true } }
`;
const version = parseKubernetesVersion('1.36');

const codes = (files: Readonly<Record<string, string>>, pattern = /^NET87/): string[] =>
  checkInputs(
    Object.entries(files).map(([name, text]) => readExample(name, text)),
    version ? { kubernetesVersion: version } : {},
  )
    .findings.filter(({ code }) => pattern.test(code))
    .map(({ code }) => code);

const MANIFEST = 'etc/kubernetes/manifests/kube-vip.yaml';

describe('the credentials of kube-vip', () => {
  it.each([
    ['admin.conf on the first node', 'nodes/one', 'admin.conf', ['NET872']],
    ['super-admin.conf on the first node', 'nodes/one', 'super-admin.conf', []],
    ['admin.conf on the second node', 'nodes/two', 'admin.conf', []],
    ['super-admin.conf on the second node', 'nodes/two', 'super-admin.conf', ['NET872']],
  ])('%s', (_, folder, credentials, expected) => {
    const files = {
      'nodes/one/kubeadm.yaml': INIT,
      'nodes/two/kubeadm.yaml': JOIN,
      [`${folder}/${MANIFEST}`]: kubeVipExample({ credentials }),
    };

    expect(codes(files)).toEqual(expected);
  });
});

describe('the address of kube-vip', () => {
  const beside = (address: string) => ({
    'nodes/one/kubeadm.yaml': INIT,
    [`nodes/one/${MANIFEST}`]: kubeVipExample({
      env: { address },
      credentials: 'super-admin.conf',
    }),
  });

  it('is part of the plan, also out of a static pod', () => {
    expect(codes(beside('192.168.56.10'), /NET216/)).toEqual(['NET216']);
  });

  it('may be a name', () => {
    expect(codes(beside('api.lab.example'))).toEqual([]);
  });

  it('is not that of a pool', () => {
    const pool = `apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: { name: lab }\nspec: { addresses: [192.168.56.9/32] }\n`;

    expect(codes({ ...beside('192.168.56.9'), 'pool.yaml': pool }, /NET206/)).toEqual(['NET206']);
  });
});

describe('the settings of kube-vip', () => {
  it.each([
    ['vip_arp', '1', []],
    ['vip_arp', 'on', ['NET871']],
    ['vip_leaseduration', '5s', ['NET871']],
    ['vip_leaseduration', '', []],
    ['vip_retryperiod', '3', ['NET871']],
    ['port', '65536', ['NET871']],
    ['address', '', ['NET871']],
    ['vip_interface', '', []],
    ['vip_interface', 'a-name-of-16-let', ['NET871']],
    ['svc_election', 'yes', []],
    ['health_check_port', 'http', ['NET871']],
    ['bgp_as', '4294967296', ['NET871']],
  ])('%s: %j', (name, value, expected) => {
    expect(codes({ 'pod.yaml': kubeVipExample({ env: { [name]: value } }) })).toEqual(expected);
  });

  it('may lean on the defaults of one release', () => {
    const env = { vip_leaseduration: '', vip_renewdeadline: '12', vip_retryperiod: '' };

    expect(codes({ 'pod.yaml': kubeVipExample({ env }) })).toEqual([]);
  });

  it.each([
    'args: [manager, --bgp, --peerAddress=192.168.56.1]',
    'envFrom: [{ secretRef: { name: bgp } }]',
  ])('may stand elsewhere: %s', (line) => {
    const text = kubeVipExample({ env: { vip_arp: 'false' } });

    expect(codes({ 'pod.yaml': text.replace('args: [manager]', line) })).toEqual([]);
  });
});

describe('the API server that kube-vip asks', () => {
  const pod = kubeVipExample({ release: 'v1.2.2', credentials: 'super-admin.conf' });
  const found = (text: string) =>
    codes({ 'nodes/one/kubeadm.yaml': INIT, [`nodes/one/${MANIFEST}`]: text }, /NET894/);

  it.each([
    ['kube-vip:v1.2.2', 'kube-vip-iptables:v1.2.2@sha256:0123'],
    ['mountPath: /etc/kubernetes/admin.conf', 'mountPath: /etc/kubernetes/'],
    ['value: "192.168.56.9"', 'value: "fd00::9, 192.168.56.9"'],
  ])('is its own address, also with %s as %s', (from, to) => {
    expect(found(pod.replace(from, to))).toEqual(['NET894']);
  });

  it.each([
    ['kube-vip:v1.2.2', 'kube-vip:v1.2.3'],
    ['kube-vip:v1.2.2', 'kube-vip:latest'],
    ['kube-vip:v1.2.2', 'kube-vip@sha256:0123'],
    ['name: cp_enable, value: "true"', 'name: cp_enable, value: "false"'],
    ['mountPath: /etc/kubernetes/admin.conf', 'mountPath: /etc/kube-vip/admin.conf'],
    ['args: [manager]', 'args: [manager, --k8sConfigPath=/etc/kube-vip/own.conf]'],
    ['name: vip_retryperiod, value: "1"', 'name: k8s_config_file, value: /etc/kube-vip/own.conf'],
    ['name: vip_retryperiod, value: "1"', 'name: kubernetes_addr, value: "192.168.56.10:6443"'],
  ])('is another one with %s as %s', (from, to) => {
    expect(pod).toContain(from);
    expect(found(pod.replace(from, to))).toEqual([]);
  });
});
