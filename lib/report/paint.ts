import type { Severity } from '../diag/finding';

/** How parts of the text report are coloured. */
export type Paint = Readonly<Record<Severity | 'bold' | 'dim', (text: string) => string>>;

const asIs = (text: string): string => text;

/** No colour: files, pipes, `NO_COLOR`. */
export const PLAIN: Paint = { error: asIs, warning: asIs, info: asIs, bold: asIs, dim: asIs };

const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`;

export const COLOURED: Paint = {
  error: sgr(31, 39),
  warning: sgr(33, 39),
  info: sgr(36, 39),
  bold: sgr(1, 22),
  dim: sgr(2, 22),
};
