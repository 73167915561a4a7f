import { lastAsRead, nameAsRead } from '../../model/component-flags';
import type { JsonObject } from '../../model/document';
import type { FlagSet } from '../../model/flags';
import { fieldOfFlag, withArguments } from '../../model/kubelet-arguments';
import { isGateOn, keyOfRefusal, type Refusal } from '../setting-check';
import { emptyText, type FlagRefusal, isSwitchedOn, outOfBounds } from './flag-check';
import { type KubeletVersions, kubeletRefusals } from './kubelet-checks';
import { endingRefusals } from './serving-flags';

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
  return [
    ...refusals.flatMap((refusal) => blame(refusal, flags, versions.minor)),
    ...zeroRefusals(flags),
    ...endingRefusals(flags),
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

/** In a file these mean the default; a flag comes after the defaults. */
const NEVER_EMPTY = [
  'authorization-mode',
  'container-log-max-size',
  'cpu-manager-policy',
  'hairpin-mode',
  'logging-format',
  'memory-manager-policy',
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
];

const splitRefusals = (flags: FlagSet): FlagRefusal[] =>
  ['log-json-split-stream', 'log-text-split-stream'].flatMap((flag) => {
    const given = isSwitchedOn(flags, flag, false) ? lastAsRead(flags, flag) : undefined;
    return given ? [{ flag, given, wants: 'the feature gate LoggingAlphaOptions as well' }] : [];
  });
