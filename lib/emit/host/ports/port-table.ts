import type { Listener } from './listener';

const HEADING = ['protocol', 'address', 'port', 'process', 'from'];

/** What no file says: the kernel chooses the number. */
const NOTE = `# Not predicted: one more port of 127.0.0.1, chosen by the kernel, on which the container
# runtime serves exec, attach and port-forward to the kubelet.
`;

/** A line for each listener, sorted by port; columns for people, words for programs. */
export function renderPortTable(listeners: readonly Listener[]): string {
  const rows = listeners
    .toSorted((a, b) => a.port - b.port || compareText(a.address, b.address))
    .map(({ protocol, address, port, process, from }) => [
      protocol,
      address,
      String(port),
      process,
      from,
    ]);
  const table = [HEADING, ...rows];
  const widths = HEADING.map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return `${NOTE}${table.map((row) => renderRow(row, widths)).join('')}`;
}

const renderRow = (row: readonly string[], widths: readonly number[]): string =>
  `${row
    .map((word, column) => word.padEnd(widths[column] ?? 0))
    .join('  ')
    .trimEnd()}\n`;

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
