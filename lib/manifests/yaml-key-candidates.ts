import type { YamlCursor } from './yaml-cursor';

/** Something that turns out to be a key as soon as a `:` follows it. */
export interface KeyCandidate {
  /** At the indentation of its block nothing else than a key may stand. */
  readonly isRequired: boolean;
  readonly tokenNumber: number;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

const LONGEST_KEY = 1024;

/** At most one candidate for each open bracket, and one for the block level. */
export class KeyCandidates {
  private readonly levels: (KeyCandidate | undefined)[] = [undefined];

  constructor(private readonly cursor: YamlCursor) {}

  get isInFlow(): boolean {
    return this.levels.length > 1;
  }

  get depth(): number {
    return this.levels.length;
  }

  openBracket(): void {
    this.levels.push(undefined);
  }

  closeBracket(): void {
    if (this.isInFlow) this.levels.pop();
  }

  save(tokenNumber: number, isRequired: boolean): void {
    this.drop();
    const { offset, line, column } = this.cursor;
    this.levels[this.levels.length - 1] = { isRequired, tokenNumber, offset, line, column };
  }

  drop(): void {
    const level = this.levels.length - 1;
    const candidate = this.levels[level];
    if (candidate?.isRequired) this.refuse(candidate);
    this.levels[level] = undefined;
  }

  /** The candidate of the innermost level, if a `:` here would still make it a key. */
  take(): KeyCandidate | undefined {
    const level = this.levels.length - 1;
    const candidate = this.aliveAt(level);
    this.levels[level] = undefined;
    return candidate;
  }

  /** Whether a `key` may still have to stand in front of that token. */
  concerns(tokenNumber: number): boolean {
    for (let level = 0; level < this.levels.length; level++) {
      if (this.levels[level]?.tokenNumber === tokenNumber) return this.aliveAt(level) !== undefined;
    }
    return false;
  }

  /** A candidate lives on one line, and not for long. */
  private aliveAt(level: number): KeyCandidate | undefined {
    const candidate = this.levels[level];
    if (candidate === undefined) return undefined;
    const { line, offset } = this.cursor;
    if (candidate.line === line && candidate.offset + LONGEST_KEY >= offset) return candidate;
    if (candidate.isRequired) this.refuse(candidate);
    this.levels[level] = undefined;
    return undefined;
  }

  private refuse(candidate: KeyCandidate): never {
    return this.cursor.fail("could not find expected ':'", candidate.offset);
  }
}
