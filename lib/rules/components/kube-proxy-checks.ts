import type { Contract } from '../../k8s/contract';
import { parseDurationSeconds } from '../../k8s/go-value';
import { type JsonObject, valueAt } from '../../model/document';
import { parseNodePortRange } from '../../model/node-port-range';
import { asList, asText } from '../../model/type-meta';
import { parseAddressSloppy, parseCidrSloppy } from '../../net/parse-sloppy';
import { isPort } from '../../net/port';
import {
  type Bounds,
  negativeDurations,
  noneOf,
  outOfBounds,
  type Refusal,
} from '../setting-check';
import { loggingRefusals } from './logging-checks';

/** Source: kube-proxy pkg/proxy/apis/config/validation/validation.go of each minor. */
const BOUNDS: readonly Bounds[] = [
  { path: 'iptables.masqueradeBit', min: 0, max: 31 },
  { path: 'oomScoreAdj', min: -1000, max: 1000 },
  { path: 'conntrack.maxPerCore', min: 0 },
  { path: 'conntrack.min', min: 0 },
  { path: 'clientConnection.burst', min: 0 },
];
const DURATIONS = [
  'configSyncPeriod',
  'conntrack.tcpEstablishedTimeout',
  'conntrack.tcpCloseWaitTimeout',
];
const UDP_DURATIONS = ['conntrack.udpTimeout', 'conntrack.udpStreamTimeout'];
const IPVS_DURATIONS = ['ipvs.tcpTimeout', 'ipvs.tcpFinTimeout', 'ipvs.udpTimeout'];
const LOCAL_MODES = ['ClusterCIDR', 'NodeCIDR', 'BridgeInterface', 'InterfaceNamePrefix'];

/** Everything kube-proxy refuses in its configuration, on Linux. */
export function kubeProxyRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const mode = asText(config.mode) || 'iptables';
  return [
    ...modeRefusals(config, contract),
    ...noneOf(config, 'detectLocalMode', LOCAL_MODES),
    ...outOfBounds(config, BOUNDS),
    ...negativeDurations(config, DURATIONS),
    ...(contract.kubeProxyChecksUdpTimeouts ? negativeDurations(config, UDP_DURATIONS) : []),
    ...addressRefusals(config),
    ...clusterCidrRefusals(config, contract),
    ...interfaceRefusals(config),
    ...nodePortAddressRefusals(config, contract),
    ...syncSections(mode, contract).flatMap((section) => syncRefusals(config, section)),
    ...(mode === 'ipvs' ? ipvsRefusals(config) : []),
    ...(mode === 'nftables' && contract.kubeProxyKnowsNftablesGate
      ? outOfBounds(config, [{ path: 'nftables.masqueradeBit', min: 0, max: 31 }])
      : []),
    ...portRangeRefusals(config, contract),
    ...loggingRefusals(config, contract),
  ];
}

function modeRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const gate = (name: string) => valueAt(config, ['featureGates', name]);
  const runsNftables = contract.kubeProxyRunsNftables
    ? gate('NFTablesProxyMode') !== false
    : contract.kubeProxyKnowsNftablesGate && gate('NFTablesProxyMode') === true;
  const runsIpvs = !contract.kubeProxyIpvsHangsOnAGate || gate('KubeProxyIPVS') !== false;
  return noneOf(config, 'mode', [
    'iptables',
    ...(runsIpvs ? ['ipvs'] : []),
    ...(runsNftables ? ['nftables'] : []),
  ]);
}

function addressRefusals(config: JsonObject): Refusal[] {
  const bind = asText(config.bindAddress);
  const listeners = ['healthzBindAddress', 'metricsBindAddress'].flatMap((field) => {
    const value = asText(config[field]);
    if (!value || isListener(value)) return [];
    return [
      { path: [field], value, wants: 'an address, or address:port with a port from 1 to 65535' },
    ];
  });
  if (!bind || parseAddressSloppy(bind).ok) return listeners;
  return [{ path: ['bindAddress'], value: bind, wants: 'an address' }, ...listeners];
}

/** Go's `net.SplitHostPort`; a bare address gets the default port. */
function isListener(text: string): boolean {
  if (parseAddressSloppy(text).ok) return true;
  const match = /^(?:\[([^[\]]*)\]|([^:[\]]*)):([^:]*)$/.exec(text);
  if (!match) return false;
  const [, bracketed, plain, port = ''] = match;
  return (
    parseAddressSloppy(bracketed ?? plain ?? '').ok && /^\+?\d+$/.test(port) && isPort(Number(port))
  );
}

function clusterCidrRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const value = asText(config.clusterCIDR);
  const mode = asText(config.detectLocalMode) || 'ClusterCIDR';
  if (!value || !(contract.kubeProxyChecksClusterCidrInEveryMode || mode === 'ClusterCIDR'))
    return [];
  const readings = value.split(',').map(parseCidrSloppy);
  const families = readings.map((reading) =>
    reading.ok ? reading.value.prefix.family : undefined,
  );
  const isPair = families.length === 2 && families[0] !== families[1];
  if (!families.includes(undefined) && (families.length === 1 || isPair)) return [];
  return [
    { path: ['clusterCIDR'], value, wants: 'one CIDR, or one of each family, without blanks' },
  ];
}

const INTERFACE_OF: Readonly<Record<string, string>> = {
  BridgeInterface: 'bridgeInterface',
  InterfaceNamePrefix: 'interfaceNamePrefix',
};

function interfaceRefusals(config: JsonObject): Refusal[] {
  const field = INTERFACE_OF[asText(config.detectLocalMode) ?? ''];
  if (!field || asText(valueAt(config, ['detectLocal', field]))) return [];
  return [
    { path: ['detectLocal', field], value: '', wants: 'the name that its detectLocalMode needs' },
  ];
}

function nodePortAddressRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const texts = asList(config.nodePortAddresses).map((item) => asText(item));
  const refusals: Refusal[] = [];
  const seen = new Set<string>();
  for (const [index, text] of texts.entries()) {
    if (text === undefined) continue;
    const verdict = judgeNodePortAddress(text, { contract, isAlone: texts.length === 1, seen });
    if (verdict === 'stop') break;
    if (verdict !== 'fine') {
      refusals.push({ path: ['nodePortAddresses', index], value: text, wants: verdict });
      if (text === 'primary' && !contract.kubeProxyKnowsNodePortAddressKeywords) break;
    }
  }
  return refusals;
}

interface Place {
  readonly contract: Contract;
  readonly isAlone: boolean;
  readonly seen: Set<string>;
}

/** `fine`, `stop` (the rest is not looked at), or what is wanted instead. */
function judgeNodePortAddress(text: string, { contract, isAlone, seen }: Place): string {
  if (contract.kubeProxyKnowsNodePortAddressKeywords) {
    if (['primary', 'localhost', 'all'].includes(text)) {
      if (seen.has(text)) return 'every keyword once';
      seen.add(text);
      return 'fine';
    }
  } else if (text === 'primary' && contract.kubeProxyKnowsPrimaryNodePortAddress) {
    return isAlone ? 'stop' : 'primary alone, or CIDRs';
  }
  return parseCidrSloppy(text).ok ? 'fine' : 'a CIDR';
}

function syncSections(mode: string, contract: Contract): string[] {
  if (!['iptables', 'ipvs', 'nftables'].includes(mode)) return [];
  if (mode === 'nftables' && !contract.kubeProxyKnowsNftablesGate) return [];
  const always = contract.kubeProxyChecksIptablesInEveryMode && mode !== 'iptables';
  return always ? ['iptables', mode] : [mode];
}

/** 0 counts as not given, except for the shortest period of IPVS, which is 0 anyway. */
function syncRefusals(config: JsonObject, section: string): Refusal[] {
  const read = (field: string): number => {
    const text = asText(valueAt(config, [section, field]));
    return (text === undefined ? 0 : parseDurationSeconds(text)) || 0;
  };
  const refusal = (field: string, wants: string): Refusal[] => [
    { path: [section, field], value: asText(valueAt(config, [section, field])) ?? '', wants },
  ];
  const sync = read('syncPeriod') || 30;
  const least = read('minSyncPeriod') || (section === 'ipvs' ? 0 : 1);
  if (sync < 0) return refusal('syncPeriod', 'a duration above 0');
  if (least < 0) return refusal('minSyncPeriod', 'a duration of 0 or more');
  return least > sync ? refusal('syncPeriod', `at least minSyncPeriod (${least}s)`) : [];
}

function ipvsRefusals(config: JsonObject): Refusal[] {
  const excluded = asList(valueAt(config, ['ipvs', 'excludeCIDRs'])).flatMap((item, index) => {
    const value = asText(item);
    if (value === undefined || parseCidrSloppy(value).ok) return [];
    return [{ path: ['ipvs', 'excludeCIDRs', index], value, wants: 'a CIDR' }];
  });
  return [...excluded, ...negativeDurations(config, IPVS_DURATIONS)];
}

function portRangeRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const value = asText(config.portRange);
  if (!value || !contract.kubeProxyChecksPortRange || parseNodePortRange(value)) return [];
  return [{ path: ['portRange'], value, wants: 'a range of ports, or nothing' }];
}
