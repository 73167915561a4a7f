import fc from 'fast-check';
import { isMap, type Tree, type TreeMap } from '../yaml/tree';
import type { CorpusWords } from './corpus-words';

/** A change of one file, near what its component takes. */
export type Change = (tree: TreeMap, words: CorpusWords) => TreeMap;

type Path = readonly (string | number)[];

/** Two numbers choose where, and what. */
interface Choice {
  readonly where: number;
  readonly what: number;
}

const ODD: readonly Tree[] = [
  ...['', 'a', 'A b', '1', 1, 0, -1, 101, 2147483648, 1.5, true, null, [], {}, [null], ['']],
  ...['0s', '-1s', '5m', '1d'],
];

/** Whether such a file is on the host is the host's state. */
const NAMES_FILE = /^(?:kubeConfigFile|kubeconfig|caBundle|clientCert|clientKey|path)$/;

/** Another value that the field has somewhere. */
const known = ({ where, what }: Choice): Change =>
  changed(where, ({ path, value }, tree, words) =>
    typeof path.at(-1) === 'number'
      ? value
      : nth(words.valuesOf(tree.kind, String(path.at(-1))), what, value),
  );

const odd = ({ where, what }: Choice): Change =>
  changed(where, ({ value }) => nth(ODD, what, value));

const without = ({ where }: Choice): Change => changed(where, () => undefined);

/** One more field that stands in such a map somewhere. */
const further = ({ where, what }: Choice): Change =>
  changed(where, ({ path, value }, tree, words) => {
    if (!isMap(value)) return value;
    const name = String(path.findLast((step) => typeof step === 'string'));
    const field = nth(words.fieldsIn(tree.kind, name), what, undefined);
    if (field === undefined || NAMES_FILE.test(field)) return value;
    return { ...value, [field]: nth(words.valuesOf(tree.kind, field), what + where, null) };
  });

/** An entry again, at the end or with one more of another file. */
const repeated = ({ where, what }: Choice): Change =>
  changed(where, ({ path, value }, tree, words) => {
    if (!Array.isArray(value)) return value;
    const others = words
      .valuesOf(tree.kind, String(path.at(-1)))
      .filter(Array.isArray)
      .flat();
    return [...value, nth([...value, ...others], what, null)];
  });

const unknown = ({ where }: Choice): Change =>
  changed(where, ({ value }) => (isMap(value) ? { ...value, bogus: 1 } : value));

export const changes: fc.Arbitrary<Change> = fc
  .tuple(
    fc.oneof(
      { weight: 8, arbitrary: fc.constant(known) },
      { weight: 4, arbitrary: fc.constant(further) },
      { weight: 3, arbitrary: fc.constant(repeated) },
      { weight: 2, arbitrary: fc.constant(odd) },
      { weight: 2, arbitrary: fc.constant(without) },
      { weight: 1, arbitrary: fc.constant(unknown) },
    ),
    fc.record({ where: fc.nat({ max: 9999 }), what: fc.nat({ max: 9999 }) }),
  )
  .map(([change, choice]) => change(choice));

interface Place {
  readonly path: Path;
  readonly value: Tree;
}

type Replace = (place: Place, tree: TreeMap, words: CorpusWords) => Tree | undefined;

/** One place of the file gets what `replace` says; without a value it goes. */
const changed =
  (where: number, replace: Replace): Change =>
  (tree, words) => {
    const place = nth(placesIn(tree, []), where, undefined);
    if (!place) return tree;
    const replaced = replacedAt(tree, place.path, replace(place, tree, words));
    return isMap(replaced) ? replaced : tree;
  };

/** What the file is stays. */
function placesIn(tree: Tree, path: Path): Place[] {
  const entries: [string | number, Tree][] = Array.isArray(tree)
    ? [...tree.entries()]
    : isMap(tree)
      ? Object.entries(tree)
      : [];
  return entries.flatMap(([step, value]): Place[] => {
    const below = [...path, step];
    if (path.length === 0 && (step === 'kind' || step === 'apiVersion')) return [];
    if (NAMES_FILE.test(String(step))) return [];
    return [{ path: below, value }, ...placesIn(value, below)];
  });
}

function replacedAt(tree: Tree, [step, ...rest]: Path, value: Tree | undefined): Tree | undefined {
  if (step === undefined) return value;
  if (Array.isArray(tree)) {
    return tree.flatMap((item, index) => {
      const now = index === step ? replacedAt(item, rest, value) : item;
      return now === undefined ? [] : [now];
    });
  }
  if (!isMap(tree)) return tree;
  const entries = Object.entries(tree).flatMap(([key, item]): [string, Tree][] => {
    const now = key === step ? replacedAt(item, rest, value) : item;
    return now === undefined ? [] : [[key, now]];
  });
  return Object.fromEntries(entries);
}

const nth = <T, E>(list: readonly T[], at: number, empty: E): T | E =>
  list.length === 0 ? empty : (list[at % list.length] ?? empty);
