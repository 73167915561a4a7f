import { agrees, type Comparison, compareFolder } from '../comparison';
import { allMinorsOf, JUDGED_FOLDERS } from '../folders';
import { judged, type Result, skipped } from '../tally';

/** The product says of every case what the real component said when it was recorded. */
export function* compareWithRecord(minors: readonly number[]): Iterable<Result> {
  for (const folder of JUDGED_FOLDERS) {
    const known = allMinorsOf(folder).filter(
      (minor) => minors.includes(minor) || folder.isTimeless,
    );
    for (const minor of known) {
      for (const comparison of compareFolder(folder, minor)) yield judge(folder.name, comparison);
    }
  }
}

function judge(folder: string, comparison: Comparison): Result {
  const { caseName, word, minor, truth, undecidable, open } = comparison;
  const suite = `verdicts: ${word}`;
  const about = `${folder}/${caseName} at 1.${minor}`;
  if (undecidable !== undefined) return skipped(suite, about, undecidable);
  if (agrees(comparison)) return judged(suite, about, undefined);
  if (open !== undefined) return skipped(suite, about, open);
  const [real, ours] = truth.accepted ? ['accepts', 'refuses'] : ['refuses', 'accepts'];
  return judged(suite, about, `${word} ${real} it, the product says it ${ours}\n${truth.says}`);
}
