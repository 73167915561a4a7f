import { fillIn } from '../cases';
import { essence } from '../judges/essence';
import type { JudgeRunner, Verdict } from '../judges/judge';
import { predictRefusals } from '../product';
import type { FuzzTarget } from './target';

/** What a component says of a text, and whether the product says the same. */
export interface Comparison {
  readonly word: string;
  readonly real: Verdict;
  readonly agrees: boolean;
}

/** One comparison a judge; a judge that another one comes before is asked about what that takes. */
export function compare(
  target: FuzzTarget,
  text: string,
  minor: number,
  judges = target.judges,
): Comparison[] {
  const input = fillIn(text, minor);
  const meant = judges.filter(({ word }) => target.isMeantFor(word, input, minor));
  if (meant.length === 0) return [];
  const cluster = target.cluster && fillIn(target.cluster, minor);
  const file = target.fileOf?.(input) ?? { text: input };
  const predicted = predictRefusals({ ...file, extension: target.extension, cluster }, minor);
  return meant
    .filter((judge) => reaches(judge, input, minor))
    .map((judge) => {
      const real = judge.accepts(input, minor);
      return { word: judge.word, real, agrees: real.accepted !== predicted.has(judge.word) };
    });
}

const reaches = ({ after }: JudgeRunner, input: string, minor: number): boolean =>
  !after || after.accepts(input, minor).accepted;

/** Who does not agree, and why; equal for two texts of one kind. */
export const disagreementOf = (comparisons: readonly Comparison[]): string =>
  comparisons
    .filter(({ agrees }) => !agrees)
    .map(({ word, real }) => `${word} ${real.accepted ? 'accepts' : wordsOf(real.says)}`)
    .join(', ');

/** The beginning of a message without the values in it. */
const wordsOf = (says: string): string =>
  essence(says)
    .replace(/"[^"]*"|\S*[\d/]\S*/g, '')
    .slice(0, 60);
