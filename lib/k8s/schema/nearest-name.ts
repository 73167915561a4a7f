/** The name that was probably meant: another case of letters, or at most two slips. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const lower = written.toLowerCase();
  const sameLetters = names.find((name) => name.toLowerCase() === lower);
  if (sameLetters !== undefined) return sameLetters;
  const most = Math.min(2, Math.floor(written.length / 3));
  const ranked = names
    .map((name) => ({ name, slips: slipsBetween(lower, name.toLowerCase(), most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips);
  return ranked[0]?.name;
}

/** Levenshtein distance; more than `most` is only known to be more. */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) row = nextRow(row, a.charAt(i - 1), b, i);
  return row[b.length] ?? most + 1;
}

function nextRow(before: readonly number[], letter: string, b: string, start: number): number[] {
  const row = [start];
  for (let j = 1; j <= b.length; j++) {
    const swap = (before[j - 1] ?? 0) + Number(letter !== b.charAt(j - 1));
    row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swap));
  }
  return row;
}
