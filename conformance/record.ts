import { isPutTo, readCases } from './cases';
import { minorOf, oneOf, runCommand, UsageError } from './command-line';
import { JUDGED_FOLDERS, type JudgedFolder, minorsOf } from './folders';
import { essence } from './judges/essence';
import type { JudgeRunner, Verdict } from './judges/judge';
import { haveSameWords } from './judges/same-words';
import { missingPrivilege } from './judges/sandbox';
import { readRecord, writeRecord } from './recorded';

const FOLDERS = JUDGED_FOLDERS.map(({ name }) => name);

const USE = `npm run conformance:record -- [--only=CASE,…] [FOLDER [MINOR…]]

Records what the real components say of the corpus: hours without a folder. Verdicts of cases and
minors that are not named stay as they were recorded. Needs Linux and root.

folders: ${FOLDERS.join(', ')}`;

/** What is recorded of a folder; everything where nothing is named. */
interface Wanted {
  readonly cases: readonly string[] | undefined;
  readonly minors: readonly number[] | undefined;
}

function recordFolder(folder: JudgedFolder, { cases, minors }: Wanted): void {
  for (const judge of [...folder.judges, ...(folder.comparedWith ?? [])]) {
    const wanted = minorsOf(folder, judge).filter((minor) => minors?.includes(minor) ?? true);
    for (const minor of wanted) recordMinor(folder, judge, minor, cases);
  }
}

function recordMinor(
  { name }: JudgedFolder,
  judge: JudgeRunner,
  minor: number,
  only: Wanted['cases'],
): void {
  const record = new Map<string, Map<number, Verdict>>();
  const known = readRecord(name, judge.word);
  for (const case_ of readCases(name)) {
    const verdicts = new Map(known.get(case_.name)?.entries() ?? []);
    if (only?.includes(case_.name) ?? true) {
      const before = verdicts.get(minor);
      const now = isPutTo(case_, judge.word, minor)
        ? ask(judge, case_.textFor(minor), minor)
        : undefined;
      if (now) verdicts.set(minor, before && isSame(before, now) ? before : now);
      else verdicts.delete(minor);
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

const isSame = (a: Verdict, b: Verdict): boolean =>
  a.accepted === b.accepted && haveSameWords(a.says, b.says);

function foldersFor(word: string | undefined): readonly JudgedFolder[] {
  if (word === undefined) return JUDGED_FOLDERS;
  const wanted = oneOf(word, FOLDERS, 'folder of the corpus');
  return JUDGED_FOLDERS.filter(({ name }) => name === wanted);
}

function casesOf(folders: readonly JudgedFolder[], list: string): string[] {
  const known = new Set(folders.flatMap(({ name }) => readCases(name)).map(({ name }) => name));
  const cases = list.split(',');
  const unknown = cases.find((name) => !known.has(name));
  if (unknown !== undefined) throw new UsageError(`there is no case "${unknown}" in these folders`);
  return cases;
}

runCommand({ use: USE, options: { only: { type: 'string' } } }, ({ values, words }) => {
  const [folder, ...minors] = words;
  const folders = foldersFor(folder);
  const wanted: Wanted = {
    cases: values.only === undefined ? undefined : casesOf(folders, values.only),
    minors: minors.length === 0 ? undefined : minors.map(minorOf),
  };
  const missing = missingPrivilege();
  if (missing) throw new Error(missing);
  for (const one of folders) recordFolder(one, wanted);
  return 0;
});
