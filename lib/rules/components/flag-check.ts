import { readCsvRecord } from '../../k8s/flag-value/csv';
import { parseDurationSeconds, parseFlagBool, parseFlagInt } from '../../k8s/go-value';
import { lastAsRead, nameAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import type { Located } from '../../model/located';

/** One value of a command line that a component can read, and then refuses. */
export interface FlagRefusal {
  readonly flag: string;
  readonly given: Located<string>;
  /** What would be taken: `0 to 31`. */
  readonly wants: string;
}

/** Bounds of a number or of a duration in seconds, both inclusive. */
export interface FlagBounds {
  readonly flag: string;
  readonly min: number;
  readonly max?: number;
  readonly isDuration?: true;
}

const numberOf = (text: string, isDuration?: true): number | undefined =>
  isDuration ? parseDurationSeconds(text) : (parseFlagInt(text) ?? decimalOf(text));

const decimalOf = (text: string): number | undefined =>
  /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;

/** Numbers outside their bounds; what is no number is the business of the flag's type. */
export function outOfBounds(flags: FlagSet, bounds: readonly FlagBounds[]): FlagRefusal[] {
  return bounds.flatMap(({ flag, min, max, isDuration }) => {
    const given = lastAsRead(flags, flag);
    const value = given && numberOf(given.value, isDuration);
    if (!given || value === undefined) return [];
    if (value >= min && value <= (max ?? Number.POSITIVE_INFINITY)) return [];
    const unit = isDuration ? 's' : '';
    const wants = max === undefined ? `${min}${unit} or more` : `${min}${unit} to ${max}${unit}`;
    return [{ flag, given, wants }];
  });
}

/** Numbers that are not above 0. */
export function aboveZero(flags: FlagSet, flag: string): FlagRefusal[] {
  const given = lastAsRead(flags, flag);
  const value = given && numberOf(given.value);
  return given && value !== undefined && value <= 0
    ? [{ flag, given, wants: 'a number above 0' }]
    : [];
}

/** A text that is none of the choices. */
export function noneOf(flags: FlagSet, flag: string, choices: readonly string[]): FlagRefusal[] {
  const given = lastAsRead(flags, flag);
  if (!given || choices.includes(given.value)) return [];
  return [{ flag, given, wants: choices.filter((choice) => choice !== '').join(', ') }];
}

/** An empty text where something must stand. */
export function emptyText(flags: FlagSet, flag: string, wants: string): FlagRefusal[] {
  const given = lastAsRead(flags, flag);
  return given?.value === '' ? [{ flag, given, wants }] : [];
}

/** The entries of a list, of each time the flag is given; pflag reads CSV and trims nothing. */
export function entriesOf(flags: FlagSet, flag: string): Located<string>[] {
  return flags.flags
    .filter(({ value }) => nameAsRead(value) === flag && value.value !== '')
    .flatMap((given) =>
      (readCsvRecord(given.value.value) ?? []).map((value) => ({ ...given, value })),
    );
}

/** Entries that are no words of a list. */
export function unknownEntries(
  flags: FlagSet,
  flag: string,
  isKnown: (entry: string) => boolean,
  wants: string,
): FlagRefusal[] {
  return entriesOf(flags, flag)
    .filter(({ value }) => !isKnown(value))
    .map((given) => ({ flag, given, wants }));
}

/** A switch as it stands in the end. */
export const isSwitchedOn = (flags: FlagSet, flag: string, byDefault: boolean): boolean =>
  parseFlagBool(lastAsRead(flags, flag)?.value ?? '') ?? byDefault;

export const durationOf = (flags: FlagSet, flag: string, byDefault: number): number =>
  parseDurationSeconds(lastAsRead(flags, flag)?.value ?? '') ?? byDefault;
