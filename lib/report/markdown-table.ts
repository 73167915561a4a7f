import { escapeMarkdown } from './markdown-text';
import { oneLine } from './one-line';

/** A table of GitHub's Markdown; what stands in a cell is shown, never obeyed. */
export const markdownTable = (
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): string =>
  [heading, heading.map(() => '---'), ...rows.map((row) => row.map(inert))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

const inert = (cell: string): string => escapeMarkdown(oneLine(cell));
