/** A part of a text that may be left out: lines `first` to `end`. */
type Block = readonly [first: number, end: number];

/**
 * Leaves out documents, then lines with what is indented below them, as long as `stillFails` holds.
 * What generators shrink to still holds what every generated file has.
 */
export function reduceText(text: string, stillFails: (text: string) => boolean): string {
  const end = text.endsWith('\n') ? '\n' : '';
  const textOf = (kept: readonly string[]) => `${kept.join('\n')}${end}`;
  let lines = text.slice(0, text.length - end.length).split('\n');
  let block = blocksOf(lines)[0];
  while (block) {
    const shorter = without(lines, block);
    const isReduced = stillFails(textOf(shorter));
    const tried = block;
    if (isReduced) lines = shorter;
    block = blocksOf(lines).find((next) => comesAfter(next, tried, isReduced));
  }
  return textOf(lines);
}

/** Where a block was left out, the next one begins at the same line and is of any size. */
function comesAfter([first, end]: Block, tried: Block, isReduced: boolean): boolean {
  if (isReduced) return first >= tried[0];
  return first > tried[0] || (first === tried[0] && end < tried[1]);
}

const without = (lines: readonly string[], [first, end]: Block): string[] => [
  ...lines.slice(0, first),
  ...lines.slice(end),
];

/** From each line on: its document where it begins one, else what is indented below it. */
function blocksOf(lines: readonly string[]): Block[] {
  return lines.flatMap((line, first) => {
    const inner: Block = [first, endOfBlock(lines, first)];
    const isSeparator = line.startsWith('---');
    return first === 0 || isSeparator ? [[first, endOfDocument(lines, first)], inner] : [inner];
  });
}

function endOfDocument(lines: readonly string[], first: number): number {
  const next = lines.findIndex((line, index) => index > first && line.startsWith('---'));
  return next === -1 ? lines.length : next;
}

function endOfBlock(lines: readonly string[], first: number): number {
  const indent = indentOf(lines[first] ?? '');
  const next = lines.findIndex((line, index) => index > first && indentOf(line) <= indent);
  return next === -1 ? lines.length : next;
}

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;
