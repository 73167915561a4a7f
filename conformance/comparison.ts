import { fillIn, isPutTo, readCases } from './cases';
import type { JudgedFolder } from './folders';
import type { Verdict } from './judges/judge';
import { predictRefusals } from './product';
import { readRecord } from './recorded';

/** One case at one minor: what one real component said when it was recorded, and what we say. */
export interface Comparison {
  readonly caseName: string;
  readonly word: string;
  readonly minor: number;
  readonly truth: Verdict;
  readonly isAcceptedByUs: boolean;
  readonly undecidable: string | undefined;
  /** Why our verdict is still wrong. */
  readonly open: string | undefined;
}

export const agrees = ({ truth, isAcceptedByUs }: Comparison): boolean =>
  truth.accepted === isAcceptedByUs;

/** Every recorded verdict of a folder at one minor, beside ours. */
export function* compareFolder(folder: JudgedFolder, minor: number): Iterable<Comparison> {
  const { name, judges, extension } = folder;
  const cluster = folder.cluster && fillIn(folder.cluster, minor);
  const records = judges.map(({ word }) => [word, readRecord(name, word)] as const);
  for (const case_ of readCases(name)) {
    const truths = records.flatMap(([word, record]) => {
      const truth = isPutTo(case_, word, minor) && record.get(case_.name)?.get(minor);
      return truth ? [{ word, truth }] : [];
    });
    if (truths.length === 0) continue;
    const text = case_.textFor(minor);
    const file = folder.fileOf?.(text) ?? { text };
    const refusals = predictRefusals({ ...file, extension, cluster }, minor);
    for (const { word, truth } of truths) {
      const { name: caseName, undecidable, open } = case_;
      yield {
        caseName,
        word,
        minor,
        truth,
        undecidable,
        open,
        isAcceptedByUs: !refusals.has(word),
      };
    }
  }
}
