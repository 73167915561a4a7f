import { spawnSync } from 'node:child_process';
import { build, isBuilt } from '../binaries/cache';
import type { Recipe } from '../binaries/recipe';
import type { ListedFlag } from './flag-types';

export interface ListedGate {
  readonly stage: string;
  readonly default: boolean;
  readonly locked?: boolean;
  readonly needs?: readonly string[];
  /** What set the same before there were gates. */
  readonly flag?: string;
}

/** Lists of words by name; what is said of a word, mostly nothing, stands beside it. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What one release of a component knows. */
export interface Listing {
  readonly flags: Readonly<Record<string, ListedFlag>>;
  readonly gates: Readonly<Record<string, ListedGate>> | null;
  readonly words?: Words | null;
  /** Of its configuration file, where it has one. */
  readonly defaults?: object | null;
}

/** What a listing program prints. */
export const printedBy = (recipe: Recipe): unknown => JSON.parse(run(recipe, [], ''));

export const listingOf = (recipe: Recipe): Listing => printedBy(recipe) as Listing;

/** One letter a text: `y` where the flag takes it. Each flag is set to each text. */
export function answersOf(
  recipe: Recipe,
  flags: readonly string[],
  texts: readonly string[],
): ReadonlyMap<string, string> {
  const tries = flags.flatMap((flag) => texts.map((text) => JSON.stringify([flag, text])));
  const said = run(recipe, ['set'], tries.join('\n')).trim().split('\n');
  const letters = said.map((answer) => (answer === 'true' ? 'y' : 'n')).join('');
  const lettersOf = (place: number) =>
    letters.slice(place * texts.length, (place + 1) * texts.length);
  return new Map(flags.map((flag, place) => [flag, lettersOf(place)]));
}

function run(recipe: Recipe, args: readonly string[], input: string): string {
  const { program, version } = recipe;
  if (!isBuilt(recipe)) console.error(`building ${program} ${version}`);
  const { status, stdout, stderr } = spawnSync(build(recipe), args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${program} ${version}: ${stderr.slice(-2000)}`);
  return stdout;
}
