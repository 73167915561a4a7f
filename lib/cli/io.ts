/** Everything a command needs from the outside; tests hand in their own. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Characters in a line of the terminal; undefined where standard output is none. */
  readonly columns?: number | undefined;
  /** Milliseconds, monotonic. */
  now(): number;
  readStdin(): Uint8Array;
  /** Work for when the program that was run is over, its promises included; returns the exit code. */
  atExit(work: (exitCode: number) => number): void;
}

/** What a run ends with; documented in the README, each tested. */
export const EXIT = {
  ok: 0,
  /** The tool or the program failed: bad flag, unreadable file, a bug. */
  failed: 1,
  /** Findings at or above `--fail-on`. */
  findings: 2,
} as const;

/** A mistake on the command line: one line, no stack. */
export class UsageError extends Error {}
