/** One value of a file and what it should be: the only kind of fix that is made without asking back. */
export interface Edit {
  /** By the name that findings use. */
  readonly file: string;
  /** Where the first character stands; both are 1-based. */
  readonly line: number;
  readonly column: number;
  /** The characters as they stand there, quotes included, and those to take their place. */
  readonly from: string;
  readonly to: string;
}
