import { isPutTo, readCases } from '../cases';
import { JUDGED_FOLDERS, type JudgedFolder, minorsOf } from '../folders';
import { essence } from '../judges/essence';
import type { JudgeRunner } from '../judges/judge';
import { readRecord } from '../recorded';
import { judged, type Result, skipped } from '../tally';

/** Seconds a minor. */
const QUICK = ['kubeadm-validate', 'libcni', 'cni-plugin'];
/** A minute a minor: asked at the first one. */
const ASKED_ONCE = ['apiserver-admission'];

/** The real components still say what was recorded of them. */
export const askAgain = (isThorough: boolean) =>
  function* askJudgesAgain(minors: readonly number[]): Iterable<Result> {
    for (const folder of JUDGED_FOLDERS) {
      for (const judge of folder.judges) {
        const asked = isThorough ? minors : liveMinors(judge.word, minors);
        if (asked.length > 0) yield* askJudge(folder, judge, asked);
        else yield skipped('recorded truth', `${folder.name} ${judge.word}`, 'asked with --all');
      }
    }
  };

function liveMinors(word: string, minors: readonly number[]): readonly number[] {
  if (QUICK.includes(word)) return minors;
  return ASKED_ONCE.includes(word) ? minors.slice(0, 1) : [];
}

function* askJudge(
  folder: JudgedFolder,
  judge: JudgeRunner,
  wanted: readonly number[],
): Iterable<Result> {
  const { name, isTimeless } = folder;
  const record = readRecord(name, judge.word);
  const cases = readCases(name);
  const known = minorsOf(folder, judge);
  for (const minor of known.filter((one) => isTimeless || wanted.includes(one))) {
    for (const case_ of cases.filter((one) => isPutTo(one, judge.word, minor))) {
      const truth = record.get(case_.name)?.get(minor);
      const about = `${name}/${case_.name} at 1.${minor}`;
      if (!truth) continue;
      const { accepted, says } = judge.accepts(case_.textFor(minor), minor);
      const detail = accepted === truth.accepted ? undefined : `now: ${essence(says)}`;
      yield judged(`recorded truth: ${judge.word}`, about, detail);
    }
  }
}
