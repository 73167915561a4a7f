/**
 * Records what the real components say: `tsx conformance/record.ts [--only=case,…] [folder [minor…]]`.
 * Verdicts of cases and minors that are not named stay as they were recorded.
 */
import { isPutTo, readCases } from './cases';
import { JUDGED_FOLDERS, type JudgedFolder } from './folders';
import { essence } from './judges/essence';
import type { JudgeRunner, Verdict } from './judges/judge';
import { missingPrivilege } from './judges/sandbox';
import { readRecord, writeRecord } from './recorded';

const words = process.argv.slice(2);
const only = words
  .find((word) => word.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const [wantedFolder, ...wantedMinors] = words.filter((word) => !word.startsWith('--'));

function recordFolder(folder: JudgedFolder): void {
  for (const judge of [...folder.judges, ...(folder.comparedWith ?? [])]) {
    const minors = wantedMinors.length > 0 ? wantedMinors.map(Number) : folder.minors;
    for (const minor of minors) recordMinor(folder, judge, minor);
  }
}

function recordMinor({ name }: JudgedFolder, judge: JudgeRunner, minor: number): void {
  const record = new Map<string, Map<number, Verdict>>();
  const known = readRecord(name, judge.word);
  for (const case_ of readCases(name)) {
    const verdicts = new Map(known.get(case_.name)?.entries() ?? []);
    const isAsked = only?.includes(case_.name) ?? true;
    if (isAsked) verdicts.delete(minor);
    if (isAsked && isPutTo(case_, judge.word, minor)) {
      const verdict = ask(judge, case_.textFor(minor), minor);
      if (verdict) verdicts.set(minor, verdict);
    }
    if (verdicts.size > 0) record.set(case_.name, verdicts);
  }
  writeRecord(name, judge.word, record);
  console.log(`${name} ${judge.word} 1.${minor}: ${record.size} cases`);
}

function ask(judge: JudgeRunner, text: string, minor: number): Verdict | undefined {
  if (judge.after && !judge.after.accepts(text, minor).accepted) return undefined;
  const { accepted, says } = judge.accepts(text, minor);
  return { accepted, says: accepted ? '' : essence(says) };
}

const missing = missingPrivilege();
if (missing) throw new Error(missing);
JUDGED_FOLDERS.filter(({ name }) => !wantedFolder || name === wantedFolder).forEach(recordFolder);
