import { capacityLines } from '../capacity';
import { escapeMarkdown, markdownCode } from '../markdown-text';
import { oneLine } from '../one-line';
import { placeOf, plural, severityWord } from '../phrases';
import type { AddressMap } from './address-map';
import type { Home } from './homes';
import { type MapRow, rowsOf } from './map-rows';
import type { PlacedFinding } from './placed-findings';
import { stretchOf } from './scale';

/** Characters of a bar; more would let GitHub wrap the table. */
const BAR_WIDTH = 24;
/** GitHub takes 65,536 characters a comment; the rest is for what people write around it. */
const LONGEST_MAP = 60_000;

/** The map for a comment on a pull request: findings first, then a table for each block. */
export function renderMapMarkdown(map: AddressMap): string {
  const { kubernetesVersion, capacity, placed, elsewhere, homes } = map;
  const blocks = [
    `### cdk8s-kubeadm: address plan, Kubernetes ${kubernetesVersion}`,
    ...(placed.length > 0 ? [placed.map(findingItem).join('\n')] : []),
    ...(elsewhere.length > 0 ? [`${plural(elsewhere.length, 'finding')} about other things`] : []),
    ...(homes.length > 0
      ? [
          capacityLines(capacity)
            .map((line) => `- ${line}`)
            .join('\n'),
        ]
      : []),
    ...(homes.length > 0 ? homes.map(homeTable) : ['No addresses in these files.']),
  ];
  return `${fitting(blocks).join('\n\n')}\n`;
}

function findingItem({ finding, span }: PlacedFinding): string {
  const { code, severity, message, fix, subject } = finding;
  const place = placeOf(subject.location);
  const where = [`${span}`, ...(place ? [place] : [])].map(markdownCode).join(', ');
  const words = `${severityWord(severity)} ${code}: ${escapeMarkdown(oneLine(message))}`;
  return `- ${words} (${where})<br>fix: ${markdownCode(oneLine(fix))}`;
}

function homeTable(home: Home): string {
  const rows = rowsOf(home).map((row) => rowLine(row, home));
  return [
    `#### ${home.window}`,
    '',
    '| | range | first – last | addresses | to scale |',
    '|---|---|---|--:|---|',
    ...rows,
  ].join('\n');
}

function rowLine(row: MapRow, { window }: Home): string {
  const { depth, name, range, extent, size, span } = row;
  const { start, length } = stretchOf(span, window, BAR_WIDTH, 1);
  const from = Math.floor(start);
  const till = Math.min(BAR_WIDTH, from + Math.max(1, Math.round(length)));
  const bar = `${'·'.repeat(from)}${'█'.repeat(till - from)}${'·'.repeat(BAR_WIDTH - till)}`;
  const cells = [
    `${depth > 0 ? '└ ' : ''}${escapeMarkdown(oneLine(name))}`,
    escapeMarkdown(range),
    extent,
    size,
    depth > 0 && extent === '' ? '' : markdownCode(bar),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Whole blocks, as many as a comment takes. */
function fitting(blocks: readonly string[]): readonly string[] {
  let size = 0;
  const count = blocks.findIndex((block) => {
    size += block.length + 2;
    return size > LONGEST_MAP;
  });
  return count === -1
    ? blocks
    : [...blocks.slice(0, count), '… and more: run `cdk8s-kubeadm map` to see it'];
}
