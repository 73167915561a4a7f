import type { KnownFlags } from '../../k8s/component-flags';
import { parseFlagBool } from '../../k8s/go-value';
import type { FlagSet } from '../../model/flags';
import type { Located } from '../../model/located';
import type { FlagRefusal } from './flag-check';

/** What two flags of etcd are together. Source: etcd embed/config.go (`Validate`). */
export const etcdPairRefusals = (flags: FlagSet, known: KnownFlags): FlagRefusal[] => [
  ...twiceRefusals(flags, known),
  ...gateRefusals(flags, known),
  ...leaseRefusals(flags, known),
  ...tlsRefusals(flags),
];

const EXPERIMENTAL = 'experimental-';
/** What kubeadm gives an etcd that has it. */
const OF_KUBEADM = 'watch-progress-notify-interval';

/** A release that knows a flag by two names takes one of them. */
function twiceRefusals(flags: FlagSet, known: KnownFlags): FlagRefusal[] {
  const names = new Set(flags.flags.map(({ value }) => value.name));
  return [...names].flatMap((flag) => {
    const given = flags.last(flag);
    const plain = flag.slice(EXPERIMENTAL.length);
    const isTwice =
      flag.startsWith(EXPERIMENTAL) &&
      known.typeOf(plain) !== undefined &&
      (names.has(plain) || plain === OF_KUBEADM);
    return given && isTwice ? [{ flag, given, wants: `${plain} alone` }] : [];
  });
}

const GATES = 'feature-gates';
const GATES_OF_KUBEADM = 'InitialCorruptCheck=true';

/** Source: etcd server features (`ExperimentalFlagToFeatureMap`). */
const GATE_OF: Readonly<Record<string, string>> = {
  'experimental-stop-grpc-service-on-defrag': 'StopGRPCServiceOnDefrag',
  'experimental-initial-corrupt-check': 'InitialCorruptCheck',
  'experimental-compact-hash-check-enabled': 'CompactHashCheck',
  'experimental-txn-mode-write-with-shared-buffer': 'TxnModeWriteWithSharedBuffer',
  'experimental-enable-lease-checkpoint': 'LeaseCheckpoint',
  'experimental-enable-lease-checkpoint-persist': 'LeaseCheckpointPersist',
};

const gatesIn = (flags: FlagSet): string => flags.last(GATES)?.value ?? GATES_OF_KUBEADM;

/** etcd looks for the name of the gate anywhere in the text, also inside of a longer name. */
function gateRefusals(flags: FlagSet, known: KnownFlags): FlagRefusal[] {
  if (!known.typeOf(GATES)) return [];
  return Object.entries(GATE_OF).flatMap(([flag, gate]) => {
    const given = flags.last(flag);
    if (!given || !known.typeOf(flag) || !gatesIn(flags).includes(gate)) return [];
    return [{ flag, given, wants: `${gate} in ${GATES} alone` }];
  });
}

/** Leases are kept over a restart only where they are kept at all. */
function leaseRefusals(flags: FlagSet, known: KnownFlags): FlagRefusal[] {
  const settingOf = (name: 'LeaseCheckpoint' | 'LeaseCheckpointPersist') => {
    const flag = Object.keys(GATE_OF).find((key) => GATE_OF[key] === name) ?? '';
    const ofFlag = switchOf(flags.last(flag));
    return ofFlag ?? (known.typeOf(GATES) ? gateSetting(gatesIn(flags), name) : undefined);
  };
  if (!settingOf('LeaseCheckpointPersist') || settingOf('LeaseCheckpoint')) return [];
  const flag = flags.last(PERSIST) ? PERSIST : GATES;
  const given = flags.last(flag);
  return given ? [{ flag, given, wants: 'LeaseCheckpoint as well' }] : [];
}

const PERSIST = 'experimental-enable-lease-checkpoint-persist';

const switchOf = (given: Located<string> | undefined): boolean | undefined =>
  given && parseFlagBool(given.value);

/** The last word counts; `AllAlpha` stands for gates that nobody names. */
function gateSetting(text: string, gate: string): boolean | undefined {
  const pairs = text.split(',').map((pair) => pair.split('=').map((word) => word.trim()));
  const settings = new Map(pairs.map(([name = '', value = '']) => [name, parseFlagBool(value)]));
  return settings.get(gate) ?? settings.get('AllAlpha');
}

const VERSIONS = ['', 'TLS1.2', 'TLS1.3'];

function tlsRefusals(flags: FlagSet): FlagRefusal[] {
  const [least, most] = ['tls-min-version', 'tls-max-version'].map((name) => flags.last(name));
  const suites = flags.last('cipher-suites');
  const isNewest = least?.value === 'TLS1.3';
  const isEmpty =
    least && most?.value && VERSIONS.indexOf(least.value) > VERSIONS.indexOf(most.value);
  return [
    ...(isEmpty ? [{ flag: 'tls-min-version', given: least, wants: `at most ${most.value}` }] : []),
    ...(suites?.value && isNewest
      ? [{ flag: 'cipher-suites', given: suites, wants: 'nothing with TLS1.3 alone' }]
      : []),
  ];
}
