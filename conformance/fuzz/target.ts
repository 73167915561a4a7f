import type fc from 'fast-check';
import type { JudgedFolder } from '../folders';
import type { JudgeRunner } from '../judges/judge';

/** What one kind of input is made of, and who judges it. */
export interface FuzzTarget
  extends Pick<JudgedFolder, 'judges' | 'minors' | 'extension' | 'cluster' | 'fileOf'> {
  readonly name: string;
  /** The folder of the corpus that gets what is found. @default the name */
  readonly folder?: string;
  /** Asked once more about a disagreement, where `judges` are fast stand-ins of the real programs. */
  readonly confirmedBy?: readonly JudgeRunner[];
  /**
   * The text of a file, near the borders of what `minor` takes: between a quarter and three quarters
   * of the texts should be accepted. `${VERSION}` and `${API}` are filled in as in the corpus.
   */
  texts(minor: number): fc.Arbitrary<string>;
  /** Whether a text, filled in, is still one for this judge: shrinking must keep it so. */
  isMeantFor(word: string, input: string, minor: number): boolean;
}
