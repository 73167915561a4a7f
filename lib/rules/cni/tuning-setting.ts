import { argumentsOf, macOf, settingOf } from '../../cni/tuning-settings';
import { isObject, type JsonObject } from '../../model/document';
import { goField } from '../../model/go-fields';
import { isMacForInterface } from '../../net/mac';
import { defineRule } from '../rule';
import { fieldSide, type Link, linksOfType, pluginSide, textOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

/** Of the veth pair that bridge and ptp make. Source: Linux `ETH_MIN_MTU`, `ETH_MAX_MTU` [run]. */
const SMALLEST_MTU = 68;
const LARGEST_MTU = 65535;

const BRIDGE = { type: 'bridge', ipam: { type: 'host-local', subnet: '10.244.1.0/24' } } as const;

const withTuning = (title: string, setting: Readonly<Record<string, unknown>>) =>
  conflistExample({ title, plugins: [BRIDGE, { type: 'tuning', ...setting }] });

export const tuningSetting = defineRule({
  code: 'NET535',
  name: 'tuning-setting',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'tuning writes sysctls of the network only, and a MAC and an MTU that Linux takes.',
    why: 'The plugin refuses every pod of the node. A dot in the key of a sysctl is a slash; IFNAME stands for the interface of the pod.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 plugins/meta/tuning/tuning.go',
  },
  findings: {
    sysctl: ({ key }: { key: string }) => ({
      what: `sysctl ${JSON.stringify(key)} is not below net`,
      fix: `remove ${JSON.stringify(key)}; a pod sets its other sysctls in securityContext`,
    }),
    arguments: () => ({
      what: 'sysctls in args and none in the plugin itself end the plugin with a panic',
      fix: 'sysctl: {}',
    }),
    mac: ({ mac }: { mac: string }) => ({
      what: `${JSON.stringify(mac)} is not the MAC address of one interface`,
      fix: 'remove it: the kernel makes one for each pod',
    }),
    mtu: ({ mtu }: { mtu: number }) => ({
      what: `MTU ${mtu} is not from ${SMALLEST_MTU} to ${LARGEST_MTU}`,
      fix: 'mtu: 1450, or leave it out',
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      withTuning('more connections may wait', { sysctl: { 'net.core.somaxconn': '500' } }),
    ],
    invalid: [
      withTuning('a sysctl of the whole node', { sysctl: { 'kernel.msgmax': '65536' } }),
      withTuning('an address of a group', { mac: '01:00:5e:00:00:01' }),
      withTuning('less than Ethernet has', { mtu: 60 }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOfType(conflists, 'tuning')) {
      const refused = { at: pluginSide(link), refusedBy: ['cni-plugin'] } as const;
      for (const key of foreignSysctls(link)) {
        report('sysctl', { key }, { ...refused, data: { key } });
      }
      if (panics(link)) report('arguments', undefined, refused);
      const mac = macOf(link.plugin.value);
      if (mac && textOf(mac.value) !== '' && !isMacForInterface(textOf(mac.value))) {
        const facts = { mac: textOf(mac.value) };
        report('mac', facts, { ...refused, data: facts });
      }
      const field = settingOf(link.plugin.value, 'mtu');
      const mtu = field?.value;
      if (!field || typeof mtu !== 'number' || !Number.isSafeInteger(mtu) || isMtu(mtu)) continue;
      report('mtu', { mtu }, { ...refused, at: fieldSide(link, field), data: { mtu } });
    }
  },
});

/** netlink carries 32 bits [run]. */
function isMtu(mtu: number): boolean {
  const arrives = ((mtu % 2 ** 32) + 2 ** 32) % 2 ** 32;
  return mtu === 0 || (arrives >= SMALLEST_MTU && arrives <= LARGEST_MTU);
}

function sysctlsIn(settings: JsonObject): string[] {
  const sysctls = goField(settings, 'sysctl')?.value;
  return sysctls !== undefined && isObject(sysctls) ? Object.keys(sysctls) : [];
}

const foreignSysctls = ({ plugin }: Link): string[] =>
  [...sysctlsIn(plugin.value), ...sysctlsIn(argumentsOf(plugin.value))].filter(
    (key) => !isBelowNet(key),
  );

/** Every dot becomes a slash, so that no key leads up. Source: `tuning.go` getSysctlFilename. */
function isBelowNet(key: string): boolean {
  const [top, ...below] = key.split(/[./]/).filter((step) => step !== '');
  return top === 'net' && below.length > 0;
}

/** Go cannot write into a map that nobody made. */
const panics = ({ plugin }: Link): boolean =>
  goField(plugin.value, 'sysctl') === undefined && sysctlsIn(argumentsOf(plugin.value)).length > 0;
