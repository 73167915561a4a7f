import { parseFlagBool, parseFlagInt } from '../../k8s/go-value';
import { lastAsRead, nameAsRead } from '../../model/component-flags';
import type { JsonObject } from '../../model/document';
import type { FlagSet } from '../../model/flags';
import { fieldOfFlag, withArguments } from '../../model/kubelet-arguments';
import { isGateOn, keyOfRefusal, type Refusal } from '../setting-check';
import { emptyText, type FlagRefusal, isSwitchedOn, outOfBounds } from './flag-check';
import { type KubeletVersions, kubeletRefusals } from './kubelet-checks';
import { endingRefusals, flushRefusals } from './serving-flags';

/** What the kubelet refuses because of its arguments: they stand over the fields of its file. */
export function kubeletFlagRefusals(
  flags: FlagSet,
  config: JsonObject,
  versions: KubeletVersions,
): FlagRefusal[] {
  if (flags.flags.length === 0) return [];
  const ofFile = new Set(kubeletRefusals(config, versions).map(keyOfRefusal));
  const changed = withArguments(config, flags, versions.minor);
  const refusals = kubeletRefusals(changed, versions).filter(
    (refusal) => !ofFile.has(keyOfRefusal(refusal)),
  );
  const blamed = refusals.flatMap((refusal) => blame(refusal, flags, versions.minor));
  const isBlamed = ({ flag }: FlagRefusal) => blamed.some((other) => other.flag === flag);
  return [
    ...blamed,
    ...flushRefusals(flags).filter((refusal) => !isBlamed(refusal)),
    ...zeroRefusals(flags),
    ...endingRefusals(flags),
    ...helpRefusals(flags),
    ...lockRefusals(flags),
    ...(isGateOn(changed, 'LoggingAlphaOptions', false) ? [] : splitRefusals(flags)),
  ];
}

/** The flag of the field, or the last one of those that say anything about the configuration. */
function blame({ path, wants }: Refusal, flags: FlagSet, minor: number): FlagRefusal[] {
  const names = flags.flags.map(({ value }) => nameAsRead(value));
  const ofConfig = names.filter((name) => fieldOfFlag(name, minor) !== undefined);
  const own = ofConfig.findLast((name) => isWithin(path, fieldOfFlag(name, minor) ?? []));
  const flag = own ?? ofConfig.at(-1);
  const given = flag === undefined ? undefined : lastAsRead(flags, flag);
  return flag !== undefined && given ? [{ flag, given, wants }] : [];
}

const isWithin = (path: Refusal['path'], field: readonly string[]): boolean =>
  field.every((step, index) => path[index] === step);

/** Flags are read again over the file, by a reader to whom `help` is asked for in any case [run]. */
function helpRefusals(flags: FlagSet): FlagRefusal[] {
  const given = lastAsRead(flags, 'help');
  const isOff = given && parseFlagBool(given.value) === false;
  return isOff ? [{ flag: 'help', given, wants: 'it left out' }] : [];
}

/** In a file these mean the default; a flag comes after the defaults. */
const NEVER_EMPTY = [
  'authorization-mode',
  'container-log-max-size',
  'cpu-manager-policy',
  'hairpin-mode',
  'logging-format',
  'memory-manager-policy',
  'root-dir',
  'topology-manager-policy',
  'topology-manager-scope',
];

/** Source: kubelet pkg/kubelet/kubelet.go (`NewMainKubelet`); config/file.go panics [run]. */
const PERIODS = ['file-check-frequency', 'sync-frequency'].map((flag) => ({
  flag,
  min: 1e-9,
  isDuration: true as const,
}));

const zeroRefusals = (flags: FlagSet): FlagRefusal[] => [
  ...NEVER_EMPTY.flatMap((flag) => emptyText(flags, flag, 'a word')),
  ...outOfBounds(flags, [{ flag: 'port', min: 1, max: 65535 }, ...PERIODS]),
  ...fileRefusals(flags),
];

/** Source: kubelet cmd/kubelet/app/server.go (`run`). */
function lockRefusals(flags: FlagSet): FlagRefusal[] {
  const flag = 'exit-on-lock-contention';
  const given = isSwitchedOn(flags, flag, false) ? lastAsRead(flags, flag) : undefined;
  const hasFile = (lastAsRead(flags, 'lock-file')?.value ?? '') !== '';
  return given && !hasFile ? [{ flag, given, wants: 'lock-file as well' }] : [];
}

/** The limit of the process: it has none left to listen with [run]. */
function fileRefusals(flags: FlagSet): FlagRefusal[] {
  const flag = 'max-open-files';
  const given = lastAsRead(flags, flag);
  return given && parseFlagInt(given.value) === 0 ? [{ flag, given, wants: '1000000' }] : [];
}

const splitRefusals = (flags: FlagSet): FlagRefusal[] =>
  ['log-json-split-stream', 'log-text-split-stream'].flatMap((flag) => {
    const given = isSwitchedOn(flags, flag, false) ? lastAsRead(flags, flag) : undefined;
    return given ? [{ flag, given, wants: 'the feature gate LoggingAlphaOptions as well' }] : [];
  });
