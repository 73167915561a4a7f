import type { KnownFlags } from '../../k8s/component-flags';
import { areEtcdUrls } from '../../k8s/flag-value/etcd-urls';
import { isDurationText } from '../../k8s/schema/go-scalars';
import { TLS_CIPHER_SUITES } from '../../k8s/tls';
import type { FlagSet } from '../../model/flags';
import { parseGoAddress } from '../../net/parse-go';
import { listenerRefusals } from './etcd-listeners';
import { etcdPairRefusals } from './etcd-pairs';
import { type FlagRefusal, noneOf, outOfBounds, unknownEntries } from './flag-check';
import { endingRefusals } from './serving-flags';

/** Flags with addresses to listen on; the others are told to somebody. */
const LISTENING = ['listen-client-urls', 'listen-peer-urls', 'listen-metrics-urls'];
const TOLD = ['advertise-client-urls', 'initial-advertise-peer-urls'];

/** The release that kubeadm installs, and the address that its node gives. */
export interface EtcdFacts {
  readonly known: KnownFlags | undefined;
  readonly address: string | undefined;
}

/** What etcd refuses of what it could read. */
export const etcdRefusals = (flags: FlagSet, { known, address }: EtcdFacts): FlagRefusal[] => [
  ...LISTENING.flatMap((flag) => urlRefusals(flags, flag, isAddress, 'URLs of addresses')),
  ...TOLD.flatMap((flag) => urlRefusals(flags, flag, (host) => host !== '', 'URLs with a port')),
  ...noneOf(flags, 'initial-cluster-state', ['new', 'existing']),
  ...noneOf(flags, 'auto-compaction-mode', ['periodic', 'revision']),
  ...unknownLevels(flags),
  ...noneOf(flags, 'log-format', ['', 'json', 'console']),
  ...outputRefusals(flags),
  ...compactionRefusals(flags),
  ...tokenRefusals(flags),
  ...outOfBounds(flags, CHECK_TIMES),
  ...(known ? etcdPairRefusals(flags, known) : []),
  ...noneOf(flags, 'logger', ['zap']),
  ...noneOf(flags, 'tls-min-version', ['', 'TLS1.2', 'TLS1.3']),
  ...noneOf(flags, 'tls-max-version', ['', 'TLS1.2', 'TLS1.3']),
  ...unknownEntries(
    flags,
    'cipher-suites',
    (suite) => TLS_CIPHER_SUITES.includes(suite),
    'names of Go such as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  ),
  ...electionRefusals(flags),
  ...memberRefusals(flags),
  ...clusterRefusals(flags),
  ...listenerRefusals(flags, address),
  ...endingRefusals(flags),
];

const LEVELS = ['', 'debug', 'info', 'warn', 'error', 'panic', 'fatal', 'dpanic'];

/** Source: zapcore `Level.UnmarshalText`, in any case. */
const unknownLevels = (flags: FlagSet): FlagRefusal[] =>
  noneOf(flags, 'log-level', LEVELS).filter(
    ({ given }) => !LEVELS.includes(given.value.toLowerCase()),
  );

/** Source: etcd embed/config.go (`Validate`): a period of 0 or less. */
const CHECK_TIMES = ['compact-hash-check-time', 'experimental-compact-hash-check-time'].map(
  (flag) => ({ flag, min: 1e-9, isDuration: true as const }),
);

/** Source: etcd embed/config_logging.go (`setupLogging`). */
function outputRefusals(flags: FlagSet): FlagRefusal[] {
  const flag = 'log-outputs';
  const given = flags.last(flag);
  const outputs = new Set(given?.value.split(','));
  if (!given || !(outputs.has('') || (outputs.has('default') && outputs.size > 1))) return [];
  return [{ flag, given, wants: 'default alone, or names of outputs' }];
}

/** Source: etcd embed/etcd.go (`parseCompactionRetention`): hours, revisions or a duration. */
function compactionRefusals(flags: FlagSet): FlagRefusal[] {
  const flag = 'auto-compaction-retention';
  const given = flags.last(flag);
  if (!given?.value || /^\+?\d+$/.test(given.value) || isDurationText(given.value)) return [];
  return [{ flag, given, wants: 'a number of 0 or more, or a duration' }];
}

/** Source: etcd server/auth (`NewTokenProvider`, `decomposeOpts`); a key is of a method. */
function tokenRefusals(flags: FlagSet): FlagRefusal[] {
  const flag = 'auth-token';
  const given = flags.last(flag);
  if (!given) return [];
  const [kind = '', ...options] = given.value.split(',');
  const names = options.map((option) => option.split('=')[0]);
  const isRead =
    options.every((option) => option.split('=').length === 2) &&
    new Set(names).size === names.length &&
    (kind !== 'jwt' || names.includes('sign-method'));
  if (['', 'simple', 'jwt'].includes(kind) && isRead) return [];
  return [{ flag, given, wants: 'simple, or jwt with its sign-method and keys' }];
}

/** `localhost` is the only name to listen on. Source: etcd embed `checkBindURLs`. */
const isAddress = (host: string): boolean =>
  host === 'localhost' || host === '' || parseGoAddress(host).ok;

/** Source: etcd client/pkg/types/urls.go: sorted URLs of five schemes, with a port, without a path. */
const URL_FORM = /^(?:https?):\/\/(\[[^\]]*\]|[^:/[\]]*):(\d+)$/;

function urlRefusals(
  flags: FlagSet,
  flag: string,
  takes: (host: string) => boolean,
  wants: string,
): FlagRefusal[] {
  const given = flags.last(flag);
  if (!given || given.value === '') return [];
  const isRefused = given.value.split(',').some((entry) => {
    const text = entry.trim();
    if (/^unixs?:\/\//.test(text)) return false;
    const [, host] = URL_FORM.exec(text) ?? [];
    return host === undefined || !takes(host.replace(/^\[|\]$/g, ''));
  });
  return isRefused ? [{ flag, given, wants: `${wants}: https://ADDRESS:PORT` }] : [];
}

const HEARTBEAT = 'heartbeat-interval';
const ELECTION = 'election-timeout';
/** Source: etcd embed/config.go, in milliseconds. */
const DEFAULT_HEARTBEAT = 100;
const DEFAULT_ELECTION = 1000;
const LONGEST_ELECTION = 50_000;

function electionRefusals(flags: FlagSet): FlagRefusal[] {
  const millisecondsOf = (flag: string, byDefault: number): number =>
    Number(flags.last(flag)?.value ?? byDefault);
  const heartbeat = millisecondsOf(HEARTBEAT, DEFAULT_HEARTBEAT);
  const election = millisecondsOf(ELECTION, DEFAULT_ELECTION);
  if (heartbeat > 0 && 5 * heartbeat <= election && election <= LONGEST_ELECTION) return [];
  if (Number.isNaN(heartbeat) || Number.isNaN(election)) return [];
  const flag = heartbeat > 0 && flags.last(ELECTION) ? ELECTION : HEARTBEAT;
  const given = flags.last(flag);
  const wants = 'a heartbeat above 0 and an election of 5 heartbeats to 50000 ms';
  return given ? [{ flag, given, wants }] : [];
}

/** kubeadm writes the member into initial-cluster under the node's name and peer address. */
function memberRefusals(flags: FlagSet): FlagRefusal[] {
  if (flags.last('initial-cluster')) return [];
  return ['name', 'initial-advertise-peer-urls'].flatMap((flag) => {
    const given = flags.last(flag);
    return given ? [{ flag, given, wants: 'what initial-cluster says, or that one as well' }] : [];
  });
}

/** `NAME=URL` with commas between. Source: etcd client/pkg/types/urlsmap.go. */
function clusterRefusals(flags: FlagSet): FlagRefusal[] {
  const flag = 'initial-cluster';
  const given = flags.last(flag);
  if (!given || given.value.split(',').every(isMember)) return [];
  return [{ flag, given, wants: 'NAME=https://ADDRESS:2380, with commas between' }];
}

function isMember(entry: string): boolean {
  const cut = entry.indexOf('=');
  return cut > 0 && areEtcdUrls(entry.slice(cut + 1));
}
