import type { ScalarStyle } from './placed-node';
import { CHAR } from './yaml-character';

export type YamlTokenType =
  | 'stream-end'
  | 'version-directive'
  | 'tag-directive'
  | 'document-start'
  | 'document-end'
  | 'block-list-start'
  | 'block-map-start'
  | 'block-end'
  | 'flow-list-start'
  | 'flow-list-end'
  | 'flow-map-start'
  | 'flow-map-end'
  | 'block-entry'
  | 'flow-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface YamlToken {
  readonly type: YamlTokenType;
  readonly start: number;
  readonly end: number;
  /** Text of a scalar, name of an anchor or alias, suffix of a tag, prefix of a %TAG directive. */
  readonly text: string;
  /** `!`, `!!` or `!name!` of a tag; empty for a verbatim one. */
  readonly handle: string;
  readonly style: ScalarStyle;
}

export const BRACKETS: ReadonlyMap<number, YamlTokenType> = new Map([
  [CHAR.openBracket, 'flow-list-start'],
  [CHAR.closeBracket, 'flow-list-end'],
  [CHAR.openBrace, 'flow-map-start'],
  [CHAR.closeBrace, 'flow-map-end'],
]);

export const yamlToken = (
  type: YamlTokenType,
  start: number,
  end: number,
  text = '',
  handle = '',
): YamlToken => ({ type, start, end, text, handle, style: 'plain' });
