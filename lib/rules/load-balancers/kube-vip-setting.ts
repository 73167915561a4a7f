import { parseFlagBool, parseFlagInt } from '../../k8s/go-value';
import { apiAddressOf, isOn, type KubeVip } from '../../model/kube-vip';
import { defineRule } from '../rule';
import { besideInit, kubeVipExample } from './kube-vip-example';

interface Wrong {
  readonly name: string;
  readonly value: string;
  readonly expected: string;
}

export const kubeVipSetting = defineRule({
  code: 'NET871',
  name: 'kube-vip-setting',
  severity: 'error',
  reads: ['kubeVips'],
  docs: {
    summary:
      'Environment variables of kube-vip are switches and numbers that Go can read, and one of its modes is on.',
    why: 'kube-vip ends at the first value it cannot read, before it holds any address. A lease must last longer than its renewal, and that longer than 1.2 times the pause between tries.',
    symptoms: ['init-times-out'],
    since: '0.1.0',
    source:
      'kube-vip 1.2 pkg/kubevip/config_environment.go; client-go leaderelection.NewLeaderElector',
  },
  findings: {
    unreadable: ({ name, value, expected }: Wrong) => ({
      what: `${name} is "${value}", which should be ${expected}`,
      fix: `${name}: ${expected}`,
    }),
    noMode: () => ({
      what: 'neither vip_arp nor bgp_enable, vip_wireguard or vip_routingtable is "true"',
      fix: 'vip_arp: "true"',
    }),
    lease: ({ value }: { value: string }) => ({
      what: `lease, renewal and retry of ${value} seconds do not fit each other`,
      fix: 'vip_leaseduration: "5", vip_renewdeadline: "3", vip_retryperiod: "1"',
    }),
    noAddress: () => ({
      what: 'cp_enable is on, and there is no address',
      fix: 'write the host of the controlPlaneEndpoint in address',
    }),
    interface: ({ value }: { value: string }) => ({
      what: `vip_interface "${value}" is no name of an interface`,
      fix: 'write at most 15 characters without blanks and slashes, such as eth1',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'by ARP', text: kubeVipExample(), ...besideInit() },
      {
        title: 'by BGP, and one-letter switches',
        text: kubeVipExample({ env: { vip_arp: 'f', bgp_enable: 'T', vip_interface: 'lo' } }),
        ...besideInit(),
      },
    ],
    invalid: [
      { title: 'yes', text: kubeVipExample({ env: { vip_arp: 'yes' } }), ...besideInit() },
      { title: 'no mode', text: kubeVipExample({ env: { vip_arp: 'false' } }), ...besideInit() },
      {
        title: 'a renewal as long as the lease',
        text: kubeVipExample({ env: { vip_renewdeadline: '5' } }),
        ...besideInit(),
      },
      {
        title: 'an interface with a blank',
        text: kubeVipExample({ env: { vip_interface: 'eth 1' } }),
        ...besideInit(),
      },
    ],
  }),
  check({ kubeVips }, report) {
    for (const vip of kubeVips) {
      const unreadable = unreadableIn(vip);
      for (const { name, value, expected, at } of unreadable) {
        const facts = { name, value, expected };
        report('unreadable', facts, { at: { at, value }, breaks: ENDS, data: facts });
      }
      if (unreadable.length > 0) continue;
      const whole = { at: { source: vip.object.source, path: [] } };
      if (!MODES.some((mode) => isOn(vip, mode))) {
        report('noMode', undefined, { at: whole, breaks: 'kube-vip: holds no address' });
      }
      if (isOn(vip, 'cp_enable') && !apiAddressOf(vip)) {
        report('noAddress', undefined, { at: whole, breaks: 'kube-vip: holds no address' });
      }
      const lease = leaseProblem(vip);
      if (lease) report('lease', lease, { at: whole, breaks: ENDS, data: lease });
      const device = vip.settings.get('vip_interface');
      if (!device || INTERFACE.test(device.value)) continue;
      const facts = { value: device.value };
      report('interface', facts, { at: { at: device.at, ...facts }, breaks: ENDS, data: facts });
    }
  },
});

const ENDS = 'kube-vip: ends at its start, so nobody answers at the address';

const MODES = ['vip_arp', 'bgp_enable', 'vip_wireguard', 'vip_routingtable'];

/** Linux dev_valid_name; `''` is none. */
const INTERFACE = /^(?!\.{1,2}$)[^\s/:]{0,15}$/;

const SWITCHES = [
  ...['vip_arp', 'vip_leaderelection', 'vip_ddns', 'vip_singlenode', 'vip_wireguard'],
  ...['vip_routingtable', 'vip_cleanroutingtable', 'bgp_enable', 'bgp_multihop', 'cp_enable'],
  ...['cp_detect', 'svc_enable', 'lb_enable', 'enable_service_security', 'enable_node_labeling'],
];
const NUMBERS = ['vip_leaseduration', 'vip_renewdeadline', 'vip_retryperiod', 'vip_loglevel'];
const PORTS = ['port', 'lb_port'];

/** Empty stands for unset. */
function unreadableIn({ settings }: KubeVip) {
  const check = (names: readonly string[], expected: string, fits: (text: string) => boolean) =>
    names.flatMap((name) => {
      const setting = settings.get(name);
      return setting?.value && !fits(setting.value) ? [{ ...setting, name, expected }] : [];
    });
  return [
    ...check(SWITCHES, '"true" or "false"', (text) => parseFlagBool(text) !== undefined),
    ...check(NUMBERS, 'a whole number', (text) => /^[+-]?\d+$/.test(text)),
    ...check(PORTS, 'a port, 0-65535', (text) => /^\d+$/.test(text) && Number(text) <= 65535),
  ];
}

/** What it goes by when nothing is written: 5, 3 and 1 seconds. */
function leaseProblem(vip: KubeVip): { readonly value: string } | undefined {
  if (!isOn(vip, 'vip_leaderelection')) return undefined;
  const read = (name: string, fallback: number) =>
    parseFlagInt(vip.settings.get(name)?.value ?? '', 32) ?? fallback;
  const lease = read('vip_leaseduration', 5);
  const renewal = read('vip_renewdeadline', 3);
  const retry = read('vip_retryperiod', 1);
  const fits = lease > renewal && renewal > 1.2 * retry && retry > 0;
  return fits ? undefined : { value: `${lease}, ${renewal} and ${retry}` };
}
