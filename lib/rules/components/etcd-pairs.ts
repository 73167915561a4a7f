import type { KnownFlags } from '../../k8s/component-flags';
import { gatesOfEtcd } from '../../k8s/component-gates';
import { parseFlagBool } from '../../k8s/go-value';
import type { FlagSet } from '../../model/flags';
import type { Located } from '../../model/located';
import type { FlagRefusal } from './flag-check';
import { suitesWithoutHttp2 } from './serving-flags';

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

const gatesIn = (flags: FlagSet): string => flags.last(GATES)?.value ?? GATES_OF_KUBEADM;

/** etcd looks for the name of the gate anywhere in the text, also inside of a longer name. */
function gateRefusals(flags: FlagSet, known: KnownFlags): FlagRefusal[] {
  return [...gatesOfEtcd(known.release)].flatMap(([gate, { oldFlag: flag }]) => {
    const given = flag === undefined ? undefined : flags.last(flag);
    if (!flag || !given || !gatesIn(flags).includes(gate)) return [];
    return [{ flag, given, wants: `${gate} in ${GATES} alone` }];
  });
}

/** The flag up to 3.6, and the gate since. */
const KEPT = { flag: 'experimental-enable-lease-checkpoint', gate: 'LeaseCheckpoint' };
const PERSISTED = { flag: `${KEPT.flag}-persist`, gate: `${KEPT.gate}Persist` };

/** Leases are kept over a restart only where they are kept at all. */
function leaseRefusals(flags: FlagSet, known: KnownFlags): FlagRefusal[] {
  const isOn = ({ flag, gate }: typeof KEPT): boolean => {
    const ofFlag = switchOf(flags.last(flag));
    const ofGate = known.typeOf(GATES) && gateSetting(gatesIn(flags), gate);
    return ofFlag ?? ofGate ?? false;
  };
  if (!isOn(PERSISTED) || isOn(KEPT)) return [];
  const flag = flags.last(PERSISTED.flag) ? PERSISTED.flag : GATES;
  const given = flags.last(flag);
  return given ? [{ flag, given, wants: 'LeaseCheckpoint as well' }] : [];
}

const switchOf = (given: Located<string> | undefined): boolean | undefined =>
  given && parseFlagBool(given.value);

/** The last word counts; `AllAlpha` stands for gates that nobody names. */
function gateSetting(text: string, gate: string): boolean | undefined {
  const pairs = text.split(',').map((pair) => pair.split('=').map((word) => word.trim()));
  const settings = new Map(pairs.map(([name = '', value = '']) => [name, parseFlagBool(value)]));
  return settings.get(gate) ?? settings.get('AllAlpha');
}

const VERSIONS = ['', 'TLS1.2', 'TLS1.3'];
const SUITES = 'cipher-suites';

function tlsRefusals(flags: FlagSet): FlagRefusal[] {
  const [least, most] = ['tls-min-version', 'tls-max-version'].map((name) => flags.last(name));
  const suites = flags.last(SUITES);
  const isNewest = least?.value === 'TLS1.3';
  const isEmpty =
    least && most?.value && VERSIONS.indexOf(least.value) > VERSIONS.indexOf(most.value);
  return [
    ...(isEmpty ? [{ flag: 'tls-min-version', given: least, wants: `at most ${most.value}` }] : []),
    ...(suites?.value && isNewest
      ? [{ flag: SUITES, given: suites, wants: 'nothing with TLS1.3 alone' }]
      : suitesWithoutHttp2(flags, SUITES)),
  ];
}
