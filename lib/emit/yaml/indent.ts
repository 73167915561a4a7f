const KNOWN = Array.from({ length: 64 }, (_, width) => `\n${' '.repeat(width)}`);

/** A line break and `width` blanks. */
export const blankPrefix = (width: number): string => KNOWN[width] ?? `\n${' '.repeat(width)}`;
