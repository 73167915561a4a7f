import { isObject, type JsonObject } from '../model/document';
import { goField, goText } from '../model/go-fields';
import { isGoMac, isInterfaceMac } from '../net/mac';

/** No interface carries more; what a master carries, its host knows. */
const LARGEST_MTU = 65536;
/** 65535 less the header of Ethernet. */
const LARGEST_TAP_MTU = 65521;

type Check = (plugin: JsonObject) => readonly string[];

/**
 * What a plugin, or the kernel behind it, refuses of its own settings, whatever the host has.
 * Source: plugins v1.9.1 `plugins/main/*`, `plugins/meta/vrf` [run].
 */
export const whyRefused = (type: string, plugin: JsonObject): readonly string[] =>
  CHECKS.get(type)?.(plugin) ?? [];

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  [
    'macvlan',
    (plugin) => [
      ...modeOutside(plugin, ['bridge', 'private', 'vepa', 'passthru']),
      ...mtuOutside(plugin, 68, LARGEST_MTU),
      ...macOutside(plugin, isInterfaceMac),
    ],
  ],
  ['ipvlan', (plugin) => modeOutside(plugin, ['l2', 'l3', 'l3s'])],
  [
    'vlan',
    (plugin) => [
      ...masterless(plugin),
      ...vlanOutside(plugin),
      ...mtuOutside(plugin, 0, LARGEST_MTU),
    ],
  ],
  ['host-device', deviceless],
  ['tap', tap],
  ['vrf', vrfNameless],
]);

function modeOutside(plugin: JsonObject, modes: readonly string[]): string[] {
  const mode = goText(plugin, 'mode');
  return mode === '' || modes.includes(mode)
    ? []
    : [`mode ${JSON.stringify(mode)} is none of ${modes.join(', ')}`];
}

function mtuOutside(plugin: JsonObject, smallest: number, largest: number): string[] {
  const mtu = numberOf(plugin, 'mtu');
  const isRight = mtu === 0 || (mtu >= smallest && mtu <= largest);
  return isRight ? [] : [`MTU ${mtu} is not from ${smallest} to ${largest}`];
}

/** The runtime's word comes first. */
function macOutside(plugin: JsonObject, isRight: (mac: string) => boolean): string[] {
  const mac = runtimeText(plugin, 'mac') || goText(plugin, 'mac');
  return mac === '' || isRight(mac)
    ? []
    : [`${JSON.stringify(mac)} is not the MAC address of one interface`];
}

const masterless: Check = (plugin) =>
  goText(plugin, 'master') === '' ? ['master is missing: the interface of the host'] : [];

const LAST_VLAN = 4094;

function vlanOutside(plugin: JsonObject): string[] {
  const vlan = numberOf(plugin, 'vlanId');
  return vlan >= 0 && vlan <= LAST_VLAN ? [] : [`vlanId ${vlan} is not from 0 to ${LAST_VLAN}`];
}

/** The first of them that is there counts. */
function deviceless(plugin: JsonObject): string[] {
  const [device, mac, kernelPath] = ['device', 'hwaddr', 'kernelpath'].map((name) =>
    goText(plugin, name),
  );
  if (runtimeText(plugin, 'deviceID') !== '' || device) return [];
  if (mac) return isGoMac(mac) ? [] : [`hwaddr ${JSON.stringify(mac)} is not a MAC address`];
  if (kernelPath) {
    const isDevice = kernelPath.startsWith('/sys/devices/');
    return isDevice ? [] : [`kernelpath ${JSON.stringify(kernelPath)} is not below /sys/devices/`];
  }
  const isNamed = goText(plugin, 'pciBusID') !== '';
  return isNamed ? [] : ['device, hwaddr, kernelpath and pciBusID are all missing'];
}

/** Whether a tap is made through the kernel, which is told neither MAC nor MTU; `ip` reads them in its own way. */
export const isBareTap = (plugin: JsonObject): boolean =>
  goText(plugin, 'type') === 'tap' &&
  goText(plugin, 'selinuxContext') === '' &&
  ['owner', 'group'].every((name) => goField(plugin, name) !== undefined);

function tap(plugin: JsonObject): string[] {
  if (isBareTap(plugin)) return macOutside(plugin, isGoMac);
  return [...macOutside(plugin, isLinkAddress), ...mtuOutside(plugin, 68, LARGEST_TAP_MTU)];
}

/** Source: iproute2 `lib/ll_addr.c` ll_addr_a2n. */
function isLinkAddress(text: string): boolean {
  if (!/^[0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5}$/i.test(text)) return false;
  return isInterfaceMac(text.replaceAll(/[^:]+/g, (byte) => byte.padStart(2, '0')));
}

const LONGEST_NAME_BYTES = 15;

function vrfNameless(plugin: JsonObject): string[] {
  const name = goText(plugin, 'vrfname');
  if (name === '') return ['vrfname is missing'];
  return Buffer.byteLength(name) <= LONGEST_NAME_BYTES
    ? []
    : [`vrfname has more than ${LONGEST_NAME_BYTES} bytes`];
}

function numberOf(plugin: JsonObject, name: string): number {
  const value = goField(plugin, name)?.value;
  return typeof value === 'number' && Number.isInteger(value) ? value : 0;
}

function runtimeText(plugin: JsonObject, name: string): string {
  const runtime = goField(plugin, 'runtimeConfig')?.value;
  return runtime !== undefined && isObject(runtime) ? goText(runtime, name) : '';
}
