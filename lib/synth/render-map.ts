import type { AddressMap } from '../report/map/address-map';
import { renderMapHtml } from '../report/map/map-html';
import { renderMapJson } from '../report/map/map-json';
import { renderMapMarkdown } from '../report/map/map-markdown';
import { renderMapText } from '../report/map/map-text';
import { type Paint, PLAIN } from '../report/paint';

/** Forms a map can have. */
export const MAP_FORMATS = ['text', 'json', 'markdown', 'html'] as const;
export type MapFormat = (typeof MAP_FORMATS)[number];

/** How a map is shown where there is a terminal. */
export interface MapScreen {
  /** In characters. */
  readonly width: number;
  readonly paint?: Paint;
}

export function renderMap(
  format: MapFormat,
  maps: readonly AddressMap[],
  { width, paint = PLAIN }: MapScreen,
): string {
  switch (format) {
    case 'text':
      return maps.map((map) => renderMapText(map, width, paint)).join('\n');
    case 'json':
      return renderMapJson(maps);
    case 'markdown':
      return maps.map(renderMapMarkdown).join('\n');
    case 'html':
      return renderMapHtml(maps);
  }
}
