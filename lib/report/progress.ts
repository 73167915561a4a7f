const QUIET_MILLISECONDS = 2000;

/** One line a phase on standard error, and nothing at all for runs that are over in two seconds. */
export class Progress {
  private readonly start: number;
  private shown = '';

  constructor(
    private readonly now: () => number,
    private readonly write: (line: string) => void,
  ) {
    this.start = now();
  }

  /** Called as often as is convenient: at least where a phase begins. */
  step(phase: string): void {
    if (phase === this.shown || this.now() - this.start < QUIET_MILLISECONDS) return;
    this.shown = phase;
    this.write(`==> ${phase} …\n`);
  }
}

/** Only people who wait, and logs that look dead otherwise, want to know. */
export const wantsProgress = (
  { CI }: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean => isTerminal || (CI !== undefined && !['', '0', 'false'].includes(CI));
