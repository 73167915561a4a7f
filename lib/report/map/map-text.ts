import { capacityLines } from '../capacity';
import { countText } from '../count-text';
import { oneLine } from '../one-line';
import { type Paint, PLAIN } from '../paint';
import { placeOf, plural, severityWord } from '../phrases';
import type { AddressMap } from './address-map';
import type { Home } from './homes';
import { type MapRow, rowsOf } from './map-rows';
import { type Stretch, stretchOf } from './scale';

/** What a bar is drawn with. */
const GLYPHS: Readonly<Record<MapRow['kind'], string>> = {
  pods: '█',
  services: '▓',
  nodes: '▒',
  'load-balancer': '▒',
  dhcp: '▒',
  reserved: '░',
  foreign: '░',
  free: '─',
  part: '▔',
  address: '•',
};

const SHORTEST_BAR = 16;
const GAP = '  ';

/** The map for a terminal: a table for each block, and a bar to scale where there is room for one. */
export function renderMapText(map: AddressMap, width: number, paint: Paint = PLAIN): string {
  const sheets = map.homes.map((home) => ({ home, rows: rowsOf(home) }));
  const columns = chooseColumns(sheets, width);
  const blocks = [
    `${paint.bold('address plan')}  Kubernetes ${map.kubernetesVersion}`,
    ...sheets.map((sheet) => renderHome(sheet, columns, width, paint)),
    ...(map.homes.length === 0 ? ['no addresses in these files'] : []),
    ...(map.homes.length > 0 ? [capacityLines(map.capacity, width).join('\n')] : []),
    ...findingLines(map, paint),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function renderHome({ home, rows }: Sheet, columns: Columns, width: number, paint: Paint): string {
  const head = `${paint.bold(`${home.window}`)}${GAP}${paint.dim(`${countText(home.window.size)} addresses`)}`;
  const room = width - widthOf(columns) - GAP.length;
  const lines = rows.map((row) => {
    const cells = align(columns, row);
    const bar = stretchOf(row.span, home.window, room, 1);
    const text = room < SHORTEST_BAR ? cells.trimEnd() : `${cells}${GAP}${barOf(bar, row.kind)}`;
    return row.kind === 'foreign' || row.kind === 'free' ? paint.dim(text) : text;
  });
  return [head, ...lines].join('\n');
}

/** One block and its table. */
interface Sheet {
  readonly home: Home;
  readonly rows: readonly MapRow[];
}

/** The same columns for every block, and as many as leave room for the bars. */
function chooseColumns(sheets: readonly Sheet[], width: number): Columns {
  const rows = sheets.flatMap((sheet) => sheet.rows);
  const choices = [
    [nameColumn, rangeColumn, extentColumn, sizeColumn],
    [nameColumn, rangeOrExtentColumn, sizeColumn],
    [nameColumn, rangeColumn, sizeColumn],
    [nameColumn, rangeColumn],
  ].map((columns) => columns.map((column) => measure(column, rows)));
  const fits = (columns: Columns) => widthOf(columns) + GAP.length + SHORTEST_BAR <= width;
  return choices.find(fits) ?? choices.at(-1) ?? [];
}

interface Column {
  readonly cell: (row: MapRow) => string;
  readonly isNumber?: true;
}

type Columns = readonly (Column & { readonly width: number })[];

const measure = (column: Column, rows: readonly MapRow[]) => ({
  ...column,
  width: Math.max(0, ...rows.map((row) => column.cell(row).length)),
});

const widthOf = (columns: Columns): number =>
  columns.reduce((sum, { width }) => sum + width + GAP.length, -GAP.length);

const align = (columns: Columns, row: MapRow): string =>
  columns
    .map(({ cell, isNumber, width }) =>
      isNumber ? cell(row).padStart(width) : cell(row).padEnd(width),
    )
    .join(GAP);

const nameCell = ({ depth, name }: MapRow): string =>
  `${'  '.repeat(depth + 1)}${shorten(oneLine(name))}`;

const LONGEST_NAME = 32;

const shorten = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;

function barOf({ start, length }: Stretch, kind: MapRow['kind']): string {
  const from = Math.floor(start);
  return `${' '.repeat(from)}${GLYPHS[kind].repeat(Math.max(1, Math.round(length)))}`;
}

const nameColumn: Column = { cell: nameCell };
const rangeColumn: Column = { cell: ({ range }) => range };
const extentColumn: Column = { cell: ({ extent }) => extent };
const rangeOrExtentColumn: Column = { cell: ({ range, extent }) => range || extent };
const sizeColumn: Column = { cell: ({ size }) => size, isNumber: true };

function findingLines({ placed, elsewhere }: AddressMap, paint: Paint): string[] {
  const lines = placed.map(({ finding, span }) => {
    const { code, severity, message, fix, subject } = finding;
    const place = placeOf(subject.location);
    return [
      `${paint[severity](severityWord(severity))} ${paint.bold(code)}  ${oneLine(message)}`,
      `  at ${span}${place ? `, ${place}` : ''}`,
      `  fix: ${oneLine(fix)}`,
    ].join('\n');
  });
  const rest = elsewhere.length;
  return rest === 0
    ? lines
    : [...lines, `${plural(rest, 'finding')} about other things: cdk8s-kubeadm check says more`];
}
