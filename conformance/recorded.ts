import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { CORPUS, minorsIn, spansOf } from './cases';
import type { Verdict } from './judges/judge';

/** The truth about one case: which minors take it, and what the others say. */
interface RecordedCase {
  readonly accepted: string;
  readonly refused: Readonly<Record<string, string>>;
}

export type RecordedVerdicts = ReadonlyMap<string, ReadonlyMap<number, Verdict>>;

const fileOf = (folder: string, word: string) =>
  path.join(CORPUS, 'recorded', `${folder}.${word}.json`);

/** What a judge said of every case of a folder, by case and minor. */
export function readRecord(folder: string, word: string): RecordedVerdicts {
  const file = fileOf(folder, word);
  if (!existsSync(file)) return new Map();
  const cases = JSON.parse(readFileSync(file, 'utf8')) as Record<string, RecordedCase>;
  return new Map(Object.entries(cases).map(([name, recorded]) => [name, expand(recorded)]));
}

function expand({ accepted, refused }: RecordedCase): Map<number, Verdict> {
  const verdicts = new Map<number, Verdict>();
  const takers = accepted === '' ? [] : minorsIn(accepted);
  for (const minor of takers) verdicts.set(minor, { accepted: true, says: '' });
  for (const [spans, says] of Object.entries(refused)) {
    for (const minor of minorsIn(spans)) verdicts.set(minor, { accepted: false, says });
  }
  return verdicts;
}

export function writeRecord(folder: string, word: string, record: RecordedVerdicts): void {
  const lines = [...record].sort(byName).map(([name, verdicts]) => {
    return `${JSON.stringify(name)}:${JSON.stringify(condense(verdicts))}`;
  });
  mkdirSync(path.join(CORPUS, 'recorded'), { recursive: true });
  writeFileSync(fileOf(folder, word), `{\n${lines.join(',\n')}\n}\n`);
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : Number(a > b));

function condense(verdicts: ReadonlyMap<number, Verdict>): RecordedCase {
  const sorted = [...verdicts].sort(([a], [b]) => a - b);
  const refusals = new Map<string, number[]>();
  for (const [minor, { accepted, says }] of sorted) {
    if (!accepted) refusals.set(says, [...(refusals.get(says) ?? []), minor]);
  }
  const takers = sorted.filter(([, { accepted }]) => accepted).map(([minor]) => minor);
  const refused = [...refusals].map(([says, minors]) => [spansOf(minors), says]);
  return { accepted: spansOf(takers), refused: Object.fromEntries(refused) };
}
