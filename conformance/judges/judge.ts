/** What a real component answered. */
export interface Verdict {
  readonly accepted: boolean;
  /** The component's own message; on acceptance its warnings. */
  readonly says: string;
}

/**
 * One real component that is asked the same question everywhere: does it take this input? Named
 * by a word of `refusedBy` in the report.
 */
export interface JudgeRunner {
  readonly word: string;
  /** Comes first in reality: what it refuses never reaches this one. */
  readonly after?: JudgeRunner;
  /** Where it is not asked at the minors of the folder. */
  readonly minors?: readonly number[];
  accepts(input: string, minor: number): Verdict;
}
