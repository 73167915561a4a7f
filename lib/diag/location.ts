/** A place a person can open: a line of a file, a construct, or both. */
export interface Location {
  /** The user's file, relative to the working directory; `-` is standard input. */
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  /** 1-based. */
  readonly column: number | null;
  /** The field, as in `networking.podSubnet`. Empty for a whole document. */
  readonly path: string;
  /** The construct that wrote the value; null for hand-written files. */
  readonly constructPath: string | null;
}
