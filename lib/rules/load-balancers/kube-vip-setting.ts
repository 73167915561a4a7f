import { parseFlagBool, parseFlagInt } from '../../k8s/go-value';
import {
  KUBE_VIP_LEASES,
  KUBE_VIP_SERVICE_SWITCHES,
  KUBE_VIP_VARIABLES,
} from '../../k8s/kube-vip-variables';
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
    noFeature: () => ({
      what: 'neither cp_enable nor svc_enable is "true"',
      fix: 'svc_enable: "true" for Services, cp_enable: "true" for the API',
    }),
    noPeer: () => ({
      what: 'bgp_enable is on, and there is no router to talk to',
      fix: 'bgp_peers: 192.168.56.1:64501::false',
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
        text: kubeVipExample({
          env: {
            vip_arp: 'f',
            bgp_enable: 'T',
            bgp_peers: '192.168.56.1:64501',
            vip_interface: 'lo',
          },
        }),
        ...besideInit(),
      },
    ],
    invalid: [
      { title: 'yes', text: kubeVipExample({ env: { vip_arp: 'yes' } }), ...besideInit() },
      { title: 'no mode', text: kubeVipExample({ env: { vip_arp: 'false' } }), ...besideInit() },
      {
        title: 'BGP without a router',
        text: kubeVipExample({ env: { vip_arp: 'false', bgp_enable: 'true' } }),
        ...besideInit(),
      },
      { title: 'nothing to do', text: kubeVipExample({ env: { cp_enable: 'false' } }) },
      {
        title: 'a renewal as long as the lease',
        text: kubeVipExample({ env: { vip_renewdeadline: '5' } }),
        ...besideInit(),
      },
      {
        title: 'an AS number in dots',
        text: kubeVipExample({ env: { bgp_as: '1.100' } }),
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
      if (!vip.isToldMore) {
        for (const missing of missingIn(vip))
          report(missing, undefined, { at: whole, breaks: IDLE });
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

const IDLE = 'kube-vip: holds no address';

/** What it needs that nothing is said of. */
function missingIn(vip: KubeVip) {
  const has = (name: string) => Boolean(vip.settings.get(name)?.value);
  const isApi = isOn(vip, 'cp_enable');
  return [
    ...(MODES.some((mode) => isOn(vip, mode)) ? [] : (['noMode'] as const)),
    ...(isApi || isOn(vip, 'svc_enable') ? [] : (['noFeature'] as const)),
    ...(isApi && !apiAddressOf(vip) ? (['noAddress'] as const) : []),
    ...(isOn(vip, 'bgp_enable') && !has('bgp_peers') && !has('bgp_peeraddress')
      ? (['noPeer'] as const)
      : []),
  ];
}

const MODES = ['vip_arp', 'bgp_enable', 'vip_wireguard', 'vip_routingtable'];

/** Linux dev_valid_name; `''` is none. */
const INTERFACE = /^(?!\.{1,2}$)[^\s/:]{0,15}$/;

/** Empty stands for unset. */
function unreadableIn({ settings }: KubeVip) {
  const check = (names: readonly string[], expected: string, fits: (text: string) => boolean) =>
    names.flatMap((name) => {
      const setting = settings.get(name);
      return setting?.value && !fits(setting.value) ? [{ ...setting, name, expected }] : [];
    });
  const servesServices = Boolean(settings.get('svc_enable')?.value);
  const switches = [
    ...KUBE_VIP_VARIABLES.switch,
    ...(servesServices ? KUBE_VIP_SERVICE_SWITCHES : []),
  ];
  const isInt32 = (text: string) => parseFlagInt(text, 32) !== undefined && DECIMAL.test(text);
  const upTo = (most: number) => (text: string) => /^\d+$/.test(text) && Number(text) <= most;
  return [
    ...check(switches, '"true" or "false"', (text) => parseFlagBool(text) !== undefined),
    ...check(KUBE_VIP_VARIABLES.int32, 'a whole number', isInt32),
    ...check(KUBE_VIP_VARIABLES.uint16, 'a port, 0-65535', upTo(65535)),
    ...check(KUBE_VIP_VARIABLES.uint32, 'a number, 0-4294967295', upTo(4294967295)),
  ];
}

const DECIMAL = /^[+-]?\d+$/;

/** What it goes by when nothing is written hangs on its release. */
function leaseProblem(vip: KubeVip): { readonly value: string } | undefined {
  if (!isOn(vip, 'vip_leaderelection')) return undefined;
  const leases = KUBE_VIP_LEASES.map((defaults) =>
    ['vip_leaseduration', 'vip_renewdeadline', 'vip_retryperiod'].map(
      (name, index) =>
        parseFlagInt(vip.settings.get(name)?.value ?? '', 32) ?? defaults[index] ?? 0,
    ),
  );
  const [newest = []] = leases;
  return leases.some(fits) ? undefined : { value: newest.join(', ') };
}

/** client-go refuses others. */
const fits = ([lease = 0, renewal = 0, retry = 0]: readonly number[]): boolean =>
  lease > renewal && renewal > 1.2 * retry && retry > 0;
