/** What is said of a name at each step that has it. */
export type History = ReadonlyMap<number, string>;

/** As lib/k8s/facts/history.ts reads it. */
export function writeHistory(history: History, steps: readonly number[]): string {
  const spans = gather(history);
  if (spans.some(({ text }) => /[@|]/.test(text))) throw new Error('@ and | part the spans');
  const [only] = spans;
  if (only && spans.length === 1 && history.size === steps.length) return only.text;
  return spans.map(({ text, first, last }) => `${text}@${first}-${last}`).join('|');
}

function gather(history: History) {
  const spans: Array<{ text: string; first: number; last: number }> = [];
  for (const [step, text] of [...history].sort(([a], [b]) => a - b)) {
    const open = spans.at(-1);
    if (open && open.text === text && open.last === step - 1) open.last = step;
    else spans.push({ text, first: step, last: step });
  }
  return spans;
}
