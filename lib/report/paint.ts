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

/** What decides about colour: https://no-color.org, https://force-color.org. */
export interface ColourEnvironment {
  readonly NO_COLOR?: string | undefined;
  readonly FORCE_COLOR?: string | undefined;
  readonly TERM?: string | undefined;
}

/** `FORCE_COLOR` before `NO_COLOR` before the terminal, as Node itself decides. */
export function choosePaint(
  { FORCE_COLOR, NO_COLOR, TERM }: ColourEnvironment,
  isTerminal: boolean,
): Paint {
  if (FORCE_COLOR !== undefined) return ['0', 'false'].includes(FORCE_COLOR) ? PLAIN : COLOURED;
  return isTerminal && !NO_COLOR && TERM !== 'dumb' ? COLOURED : PLAIN;
}
