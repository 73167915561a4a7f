/** A run of lines: in both texts, only in the old one, or only in the new one. */
export interface Edit {
  readonly kind: 'same' | 'removed' | 'added';
  readonly lines: readonly string[];
}

/** Beyond so many differing lines nobody reads line by line, and the search would take too long. */
const MOST_EDITS = 2000;

/** The shortest way from one text to the other. Source: Myers, "An O(ND) Difference Algorithm" (1986). */
export function editScript(before: readonly string[], after: readonly string[]): Edit[] {
  const head = commonLength(before, after, (list, index) => list[index]);
  const [oldRest, newRest] = [before.slice(head), after.slice(head)];
  const tail = commonLength(oldRest, newRest, (list, index) => list[list.length - 1 - index]);
  const oldMiddle = oldRest.slice(0, oldRest.length - tail);
  const newMiddle = newRest.slice(0, newRest.length - tail);
  return [
    { kind: 'same', lines: before.slice(0, head) } as const,
    ...middleScript(oldMiddle, newMiddle),
    { kind: 'same', lines: oldRest.slice(oldRest.length - tail) } as const,
  ].filter(({ lines }) => lines.length > 0);
}

function commonLength(
  a: readonly string[],
  b: readonly string[],
  at: (list: readonly string[], index: number) => string | undefined,
): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && at(a, length) === at(b, length)) length += 1;
  return length;
}

function middleScript(before: readonly string[], after: readonly string[]): Edit[] {
  const trace = before.length > 0 && after.length > 0 ? searchPath(before, after) : undefined;
  if (trace) return walkBack(trace, before, after);
  return [
    { kind: 'removed', lines: before },
    { kind: 'added', lines: after },
  ];
}

/** For each number of edits, how far each diagonal comes; undefined when there are too many. */
type Trace = readonly ReadonlyMap<number, number>[];

function searchPath(before: readonly string[], after: readonly string[]): Trace | undefined {
  const trace: Map<number, number>[] = [];
  let reach = new Map([[1, 0]]);
  for (let edits = 0; edits <= MOST_EDITS; edits += 1) {
    const next = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = startOf(reach, diagonal, edits);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal])
        x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return [...trace, reach];
    }
    trace.push(reach);
    reach = next;
  }
  return undefined;
}

const comesFromAbove = (reach: ReadonlyMap<number, number>, diagonal: number, edits: number) =>
  diagonal === -edits ||
  (diagonal !== edits && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));

const startOf = (reach: ReadonlyMap<number, number>, diagonal: number, edits: number): number =>
  comesFromAbove(reach, diagonal, edits)
    ? (reach.get(diagonal + 1) ?? 0)
    : (reach.get(diagonal - 1) ?? 0) + 1;

/** From the end to the beginning, one edit and the equal lines after it at a time. */
function walkBack(trace: Trace, before: readonly string[], after: readonly string[]): Edit[] {
  const script: Edit[] = [];
  let [x, y] = [before.length, after.length];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reach = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const isAdded = comesFromAbove(reach, diagonal, edits);
    const from = isAdded ? diagonal + 1 : diagonal - 1;
    const oldX = edits === 0 ? 0 : (reach.get(from) ?? 0);
    const oldY = edits === 0 ? 0 : oldX - from;
    const startX = edits === 0 ? 0 : isAdded ? oldX : oldX + 1;
    script.push({ kind: 'same', lines: before.slice(startX, x) });
    if (edits > 0 && isAdded) script.push({ kind: 'added', lines: after.slice(oldY, oldY + 1) });
    if (edits > 0 && !isAdded)
      script.push({ kind: 'removed', lines: before.slice(oldX, oldX + 1) });
    [x, y] = [oldX, oldY];
  }
  return joinAlike(script.reverse());
}

/** Neighbours of one kind become one run. */
function joinAlike(script: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const edit of script) {
    const last = joined.at(-1);
    if (edit.lines.length === 0) continue;
    if (last?.kind === edit.kind) {
      joined[joined.length - 1] = { kind: edit.kind, lines: [...last.lines, ...edit.lines] };
    } else joined.push(edit);
  }
  return joined;
}
