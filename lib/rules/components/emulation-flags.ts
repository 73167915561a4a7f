import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import { entriesOf, type FlagRefusal, isSwitchedOn } from './flag-check';

const EMULATED = 'emulated-version';
const COMPATIBLE = 'min-compatibility-version';
/** The first release that emulates others, and how far back they go. */
const FIRST = 31;
const STEPS = 3;

/** Source: component-base compatibility/registry.go (`toVersionMap`), version.go (`Validate`). */
export function emulationRefusals(flags: FlagSet, minor: number): FlagRefusal[] {
  const least = Math.max(minor - STEPS, FIRST);
  const emulated = versionsOf(flags, EMULATED).at(-1)?.minor ?? minor;
  return [
    ...outside(flags, EMULATED, [least, minor]),
    ...outside(flags, COMPATIBLE, [least, Math.min(emulated, minor)]),
    ...(emulated < minor ? [] : FORWARD.flatMap((flag) => idleSwitch(flags, flag, minor))),
  ];
}

/** Source: apiserver pkg/server/options/server_run_options.go. */
const FORWARD = ['emulation-forward-compatible', 'runtime-config-emulation-forward-compatible'];

function idleSwitch(flags: FlagSet, flag: string, minor: number): FlagRefusal[] {
  const given = lastAsRead(flags, flag);
  if (!given || !isSwitchedOn(flags, flag, false)) return [];
  return [{ flag, given, wants: `false, or ${EMULATED} below 1.${minor}` }];
}

function outside(
  flags: FlagSet,
  flag: string,
  [least, most]: readonly [number, number],
): FlagRefusal[] {
  const versions = versionsOf(flags, flag);
  return versions.flatMap(({ given, minor }, index) => {
    const isFine = minor !== undefined && minor >= least && minor <= most && index === 0;
    return isFine ? [] : [{ flag, given, wants: `1.${least} to 1.${most}, once` }];
  });
}

const versionsOf = (flags: FlagSet, flag: string) =>
  entriesOf(flags, flag).map((given) => ({ given, minor: minorIn(given.value) }));

/** `1.36`, `v1.36.0` or `kube=1.36`: there is no other component, and no patch. */
function minorIn(entry: string): number | undefined {
  const text = entry.trim().replace(/^kube\s*=\s*/, '');
  const minor = /^v?1\.(\d+)(?:\.0+)?(?![\d.])/.exec(text)?.[1];
  return minor === undefined ? undefined : Number(minor);
}
