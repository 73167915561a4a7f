import { isPutTo, readCases } from '../cases';
import { JUDGED_FOLDERS, type JudgedFolder } from '../folders';
import { essence } from '../judges/essence';
import type { JudgeRunner } from '../judges/judge';
import { readRecord } from '../recorded';
import { judged, type Result, skipped } from '../tally';

/** Minutes a minor, or a component that takes ten minutes to build: asked again with `--all`. */
const SLOW = [
  'kubeadm-init',
  'apiserver-admission',
  'apiserver-start',
  'controller-manager-start',
  'scheduler-start',
  'kubelet-start',
  'kube-proxy-start',
];

/** The real components still say what was recorded of them. */
export const askAgain = (isThorough: boolean) =>
  function* askJudgesAgain(minors: readonly number[]): Iterable<Result> {
    for (const folder of JUDGED_FOLDERS) {
      for (const judge of folder.judges) {
        if (isThorough || !SLOW.includes(judge.word)) yield* askJudge(folder, judge, minors);
        else yield skipped('recorded truth', `${folder.name} ${judge.word}`, 'asked with --all');
      }
    }
  };

function* askJudge(
  { name, minors, isTimeless }: JudgedFolder,
  judge: JudgeRunner,
  wanted: readonly number[],
): Iterable<Result> {
  const record = readRecord(name, judge.word);
  const cases = readCases(name);
  for (const minor of minors.filter((known) => isTimeless || wanted.includes(known))) {
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
