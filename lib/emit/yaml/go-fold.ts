import { blankPrefix } from './indent';

/** Where a scalar starts, and where its continuation lines do. */
export interface Place {
  /** Characters already on the line; undefined: a key, which is never folded. */
  readonly column: number | undefined;
  readonly indent: number;
}

type Style = 'plain' | 'single' | 'double';

/** Go's writer looks for a blank as soon as a line is longer than this. */
const LINE_WIDTH = 80;

/**
 * Go's YAML writer folds: past the width, the next blank that stands alone becomes a line break.
 * Each unit is one character as it will be written (`''`, `\t`).
 */
export function foldAtBlanks(units: readonly string[], style: Style, place: Place): string {
  if (place.column === undefined) return units.join('');
  let text = '';
  let column = place.column + (style === 'plain' ? 0 : 1);
  units.forEach((unit, at) => {
    if (unit === ' ' && column > LINE_WIDTH && isBreakable(units, at, style)) {
      const needsMark = style === 'double' && units[at + 1] === ' ';
      text += blankPrefix(place.indent) + (needsMark ? '\\' : '');
      column = place.indent + (needsMark ? 1 : 0);
    } else {
      text += unit;
      column += isAstral(unit) ? 1 : unit.length;
    }
  });
  return text;
}

const isAstral = (unit: string): boolean => (unit.codePointAt(0) ?? 0) > 0xffff;

function isBreakable(units: readonly string[], at: number, style: Style): boolean {
  if (at === 0 || at === units.length - 1 || units[at - 1] === ' ') return false;
  return style === 'double' || units[at + 1] !== ' ';
}
