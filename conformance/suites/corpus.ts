import { fillIn, isPutTo, readCases } from '../cases';
import { JUDGED_FOLDERS, type JudgedFolder } from '../folders';
import { predictRefusals } from '../product';
import { readRecord } from '../recorded';
import { judged, type Result } from '../tally';

/** The product says of every case what the real component said when it was recorded. */
export function* compareWithRecord(minors: readonly number[]): Iterable<Result> {
  for (const folder of JUDGED_FOLDERS) {
    const known = folder.minors.filter((minor) => minors.includes(minor) || folder.isTimeless);
    for (const minor of known) yield* compareMinor(folder, minor);
  }
}

function* compareMinor(folder: JudgedFolder, minor: number): Iterable<Result> {
  const { name, judges, extension } = folder;
  const cluster = folder.cluster && fillIn(folder.cluster, minor);
  const words = judges.map(({ word }) => word);
  const records = words.map((word) => [word, readRecord(name, word)] as const);
  for (const case_ of readCases(name)) {
    const predicted = predictRefusals({ text: case_.textFor(minor), extension, cluster }, minor);
    for (const [word, record] of records.filter(([word]) => isPutTo(case_, word, minor))) {
      const truth = record.get(case_.name)?.get(minor);
      if (!truth) continue;
      const ours = predicted.has(word) ? 'refuses' : 'accepts';
      const real = truth.accepted ? 'accepts' : 'refuses';
      const detail = `${word} ${real} it, the product says it ${ours}\n${truth.says}`;
      const about = `${name}/${case_.name} at 1.${minor}`;
      yield judged(`verdicts: ${word}`, about, ours === real ? undefined : detail);
    }
  }
}
