import { readFileSync } from 'node:fs';
import type { FlagTypeName } from '../../lib/k8s/flag-value/flag-type';
import type { Recipe } from '../binaries/recipe';
import type { AllListings } from './component-files';
import { describeFlag } from './flag-types';
import { answersOf, type Listing } from './listing';
import { componentListing, etcdListing } from './programs';
import { type FactFile, pathOf } from './sources';

const FILE = 'conformance/facts/recorded/flag-values.json';

interface Recording {
  readonly texts: readonly string[];
  /** Type → one letter a text: `y` where it is taken. */
  readonly taken: Readonly<Record<string, string>>;
}

/** Which texts the real parsers take, by type of flag: every flag of every release is set to each. */
export function flagValues(listings: AllListings): FactFile {
  const { texts } = JSON.parse(readFileSync(pathOf(FILE), 'utf8')) as Recording;
  const taken = new Map<string, string>();
  for (const [recipe, listing] of releasesIn(listings)) {
    for (const [type, letters] of takenBy(recipe, listing, texts)) {
      const isNew = !taken.has(type);
      if (!isNew && taken.get(type) !== letters) {
        throw new Error(`${recipe.program} ${recipe.version} has another ${type}`);
      }
      taken.set(type, letters);
    }
  }
  const sorted = Object.fromEntries([...taken].sort(([a], [b]) => (a < b ? -1 : 1)));
  return [FILE, `${JSON.stringify({ texts, taken: sorted } satisfies Recording, null, 1)}\n`];
}

const releasesIn = ({ kubernetes, etcd, etcdReleases }: AllListings): Array<[Recipe, Listing]> => [
  ...[...kubernetes].flatMap(([component, listings]) =>
    [...listings].map(([minor, listing]): [Recipe, Listing] => [
      componentListing(component, minor),
      listing,
    ]),
  ),
  ...[...etcd].map(([place, listing]): [Recipe, Listing] => [
    etcdListing(etcdReleases[place] ?? ''),
    listing,
  ]),
];

/** It may be set only once. */
const ONCE: FlagTypeName = 'sloppyCidrs';

function takenBy(recipe: Recipe, { flags }: Listing, texts: readonly string[]) {
  const typeOf = new Map(
    Object.entries(flags).map(([name, flag]) => [name, describeFlag(flag).split(' ')[0] ?? '']),
  );
  const names = [...typeOf.keys()].filter((name) => typeOf.get(name) !== ONCE);
  const answers = answersOf(recipe, names, texts);
  return [...answers].map(([name, letters]) => [typeOf.get(name) ?? '', letters] as const);
}
