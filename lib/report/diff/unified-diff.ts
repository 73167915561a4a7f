import { type Edit, editScript } from './edit-script';

const CONTEXT = 3;

/** One side of a comparison; undefined: there is no such file. */
export interface DiffSide {
  readonly name: string;
  readonly text: string | undefined;
}

/** What `diff -u` says; empty for equal texts. */
export function unifiedDiff(before: DiffSide, after: DiffSide): string[] {
  if (before.text === after.text) return [];
  const edits = editScript(linesOf(before.text), linesOf(after.text));
  return [`--- ${nameOf(before)}`, `+++ ${nameOf(after)}`, ...hunksOf(numbered(edits))];
}

const nameOf = ({ name, text }: DiffSide): string => (text === undefined ? '/dev/null' : name);

const NO_END = '\\ No newline at end of file';

/** A text without a final newline has a last line that differs from the same line with one. */
function linesOf(text = ''): string[] {
  const lines = text.split('\n');
  const last = lines.pop();
  return last === undefined || last === '' ? lines : [...lines, `${last}\n${NO_END}`];
}

interface Line {
  readonly kind: Edit['kind'];
  readonly text: string;
  /** How many lines of each side stand before it. */
  readonly oldAt: number;
  readonly newAt: number;
}

function numbered(edits: readonly Edit[]): Line[] {
  let [oldAt, newAt] = [0, 0];
  return edits.flatMap(({ kind, lines }) =>
    lines.map((text) => {
      const line = { kind, text, oldAt, newAt };
      if (kind !== 'added') oldAt += 1;
      if (kind !== 'removed') newAt += 1;
      return line;
    }),
  );
}

function hunksOf(lines: readonly Line[]): string[] {
  const changed = lines.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  const spans: { first: number; last: number }[] = [];
  for (const index of changed) {
    const span = spans.at(-1);
    if (span && index - span.last <= 2 * CONTEXT + 1) span.last = index;
    else spans.push({ first: index, last: index });
  }
  return spans.flatMap(({ first, last }) =>
    hunkOf(lines.slice(Math.max(0, first - CONTEXT), last + CONTEXT + 1)),
  );
}

function hunkOf(lines: readonly Line[]): string[] {
  const oldCount = lines.filter(({ kind }) => kind !== 'added').length;
  const newCount = lines.filter(({ kind }) => kind !== 'removed').length;
  const [first] = lines;
  const oldSpan = spanText(first?.oldAt ?? 0, oldCount);
  const newSpan = spanText(first?.newAt ?? 0, newCount);
  return [`@@ -${oldSpan} +${newSpan} @@`, ...lines.flatMap(lineText)];
}

/** An empty side is named by the line before it. */
const spanText = (before: number, count: number): string =>
  count === 1 ? `${before + 1}` : `${count === 0 ? before : before + 1},${count}`;

const MARK = { same: ' ', removed: '-', added: '+' } as const;

const lineText = ({ kind, text }: Line): string[] => {
  const [line = '', ...rest] = text.split('\n');
  return [`${MARK[kind]}${line}`, ...rest];
};
