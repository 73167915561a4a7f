import { readCases } from '../cases';
import { agrees, type Comparison, compareFolder } from '../comparison';
import { allMinorsOf, JUDGED_FOLDERS, type JudgedFolder } from '../folders';
import { readRecord } from '../recorded';

/** How often we and one real component say the same of the same files. */
export interface Agreement {
  readonly asked: number;
  readonly accepted: number;
  readonly agreed: number;
}

/** A verdict that differs, or that nobody can know. */
export interface Remark {
  readonly caseName: string;
  readonly word: string;
  readonly minor: number;
  readonly says: string;
}

export interface FolderCount {
  readonly name: string;
  readonly cases: number;
  /** Put to the component once, not once a minor. */
  readonly isTimeless: boolean;
  /** By word, then by minor. */
  readonly agreements: ReadonlyMap<string, ReadonlyMap<number, Agreement>>;
  /** The component refuses it, we do not. */
  readonly missed: readonly Remark[];
  /** We refuse it, the component does not. */
  readonly refusedFalsely: readonly Remark[];
  readonly undecidable: readonly Remark[];
  /** Another checker on the same objects, by minor. */
  readonly others: ReadonlyMap<string, ReadonlyMap<number, OtherCount>>;
}

/** What another checker says of the cases that the first judge of a folder decides. */
export interface OtherCount {
  readonly asked: number;
  readonly missed: number;
  readonly refusedFalsely: number;
}

export function countFolders(): FolderCount[] {
  return JUDGED_FOLDERS.map(countFolder);
}

function countFolder(folder: JudgedFolder): FolderCount {
  const all = allMinorsOf(folder).flatMap((minor) => [...compareFolder(folder, minor)]);
  const decidable = all.filter(({ undecidable }) => undecidable === undefined);
  const different = decidable.filter((comparison) => !agrees(comparison));
  return {
    name: folder.name,
    cases: readCases(folder.name).length,
    isTimeless: folder.isTimeless === true,
    agreements: byWordAndMinor(decidable, agreementOf),
    missed: different
      .filter(({ truth }) => !truth.accepted)
      .map((one) => remark(one, one.open ?? one.truth.says)),
    refusedFalsely: different
      .filter(({ truth }) => truth.accepted)
      .map((one) => remark(one, one.open ?? one.truth.says)),
    undecidable: all.flatMap((one) => (one.undecidable ? [remark(one, one.undecidable)] : [])),
    others: new Map(
      (folder.comparedWith ?? []).map(({ word }) => [word, countOther(folder, word, decidable)]),
    ),
  };
}

const remark = ({ caseName, word, minor }: Comparison, says: string): Remark => ({
  caseName,
  word,
  minor,
  says,
});

function agreementOf(comparisons: readonly Comparison[]): Agreement {
  return {
    asked: comparisons.length,
    accepted: comparisons.filter(({ truth }) => truth.accepted).length,
    agreed: comparisons.filter(agrees).length,
  };
}

function countOther(
  { name }: JudgedFolder,
  other: string,
  comparisons: readonly Comparison[],
): Map<number, OtherCount> {
  const record = readRecord(name, other);
  const pairs = comparisons.flatMap((comparison) => {
    const said = record.get(comparison.caseName)?.get(comparison.minor);
    return said
      ? [{ minor: comparison.minor, truth: comparison.truth.accepted, said: said.accepted }]
      : [];
  });
  return groupBy(
    pairs,
    ({ minor }) => minor,
    (same) => ({
      asked: same.length,
      missed: same.filter(({ truth, said }) => said && !truth).length,
      refusedFalsely: same.filter(({ truth, said }) => truth && !said).length,
    }),
  );
}

function byWordAndMinor<T>(
  comparisons: readonly Comparison[],
  summarize: (same: readonly Comparison[]) => T,
): Map<string, Map<number, T>> {
  const minorOf = ({ minor }: Comparison) => minor;
  const wordOf = ({ word }: Comparison) => word;
  return groupBy(comparisons, wordOf, (same) => groupBy(same, minorOf, summarize));
}

function groupBy<T, K, R>(
  items: readonly T[],
  keyOf: (item: T) => K,
  summarize: (same: readonly T[]) => R,
): Map<K, R> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return new Map([...groups].map(([key, same]) => [key, summarize(same)]));
}
