import { AddressRange } from '../../net/range';
import type { Span } from '../../net/span';
import { sizeOf } from '../../net/span';
import { countText } from '../count-text';
import { oneLine } from '../one-line';
import type { MapMark, MapRange, RangeUse } from './address-map';
import type { Home } from './homes';

/** One line of a table of addresses: the same in every format. */
export interface MapRow {
  readonly kind: RangeUse | 'free' | 'part' | 'address';
  /** 1 for what lies inside the row before. */
  readonly depth: number;
  readonly name: string;
  readonly range: string;
  readonly extent: string;
  readonly size: string;
  readonly span: Span;
}

/** Everything in the block by its first address; what is free stands between. */
export function rowsOf({ ranges, marks, free }: Home): MapRow[] {
  const rows = [
    ...ranges.map((range) => ({ at: range.span, rows: rangeRows(range) })),
    ...free.map((span) => ({ at: span, rows: [freeRow(span)] })),
    ...marks.map((mark) => markRow(mark)),
  ];
  return rows.sort((a, b) => compareOuterFirst(a.at, b.at)).flatMap(({ rows }) => rows);
}

const compareOuterFirst = (a: Span, b: Span): number =>
  a.first.compare(b.first) || b.last.compare(a.last);

function rangeRows(range: MapRange): MapRow[] {
  const { use, name, text, span, note, blocks, staticBand } = range;
  const words = name === use ? use : `${use} ${name}`;
  const own = rowOf(use, 0, note === null ? words : `${words} (${note})`, oneLine(text), span);
  return [
    ...(use === 'foreign' ? [{ ...own, name }] : [own]),
    ...(blocks ? [blocksRow(blocks, span)] : []),
    ...(staticBand ? [rowOf('part', 1, 'static band', '', staticBand)] : []),
  ];
}

function blocksRow({ length, count }: NonNullable<MapRange['blocks']>, span: Span): MapRow {
  const words = `${countText(count)} node ${count === 1n ? 'block' : 'blocks'}`;
  return { ...rowOf('part', 1, words, `/${length} each`, span), extent: '', size: '' };
}

const freeRow = (span: Span): MapRow => rowOf('free', 0, 'free', '', span);

function markRow({ kind, name, address }: MapMark): { at: Span; rows: MapRow[] } {
  const at = AddressRange.of(address);
  const said = MARK_WORDS[kind];
  const words = said === '' || said === name ? name : `${name} (${said})`;
  return { at, rows: [{ ...rowOf('address', 1, words, `${address}`, at), extent: '', size: '' }] };
}

const MARK_WORDS: Readonly<Record<MapMark['kind'], string>> = {
  node: '',
  api: 'API',
  dns: 'DNS',
  service: 'Service',
  virtual: 'virtual',
  gateway: 'gateway',
  resolver: 'name server',
};

const rowOf = (
  kind: MapRow['kind'],
  depth: number,
  name: string,
  range: string,
  span: Span,
): MapRow => ({
  kind,
  depth,
  name,
  range,
  extent: `${span.first} – ${span.last}`,
  size: countText(sizeOf(span)),
  span,
});
