import type { ScalarStyle } from './placed-node';

interface Written {
  /** Offsets into the text, without anchor and tag. */
  readonly start: number;
  readonly end: number;
}

export interface YamlScalar extends Written {
  readonly kind: 'scalar';
  readonly text: string;
  readonly style: ScalarStyle;
  /** Empty: none was written. */
  readonly tag: string;
}

export interface YamlList extends Written {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

export interface YamlPair {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface YamlMap extends Written {
  readonly kind: 'map';
  readonly pairs: readonly YamlPair[];
}

export interface YamlAlias extends Written {
  readonly kind: 'alias';
  readonly name: string;
  /** What the last anchor of that name before it marks; undefined while that is still being read. */
  readonly target: YamlNode | undefined;
}

/** What stands in the text: nothing is resolved, merged or thrown away yet. */
export type YamlNode = YamlScalar | YamlList | YamlMap | YamlAlias;
