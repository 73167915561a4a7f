import type { Path } from '../../diag/path';
import { PROP_SHAPES, type PropShape, type ShapeIssue } from './prop-shapes';

/** A prop that has not the shape its type promises. */
export interface PropProblem {
  readonly path: Path;
  /** In our words: `string, got number`. */
  readonly problem: string;
}

/** Props that can be worked with, and what had to be left out of them. */
export interface PropReading<T> {
  readonly props: T;
  readonly problems: readonly PropProblem[];
}

/** Never throws: a prop of the wrong shape is left out and reported at synth. */
export function readProps<T extends object>(shape: PropShape, props: T): PropReading<T> {
  const result = PROP_SHAPES[shape]().safeParse(props ?? {});
  if (result.success) return { props: { ...props }, problems: [] };
  const problems = result.error.issues.flatMap(asProblems);
  const bad = new Set(problems.map(({ path }) => path[0]));
  const kept = Object.entries(props ?? {}).filter(([name]) => !bad.has(name));
  return { props: Object.fromEntries(kept) as T, problems };
}

/** The problems of a value that a prop holds, as problems of the prop. */
export const problemsBelow = (
  prop: string,
  holder: { readonly _problems: readonly PropProblem[] } | undefined,
): PropProblem[] =>
  (holder?._problems ?? []).map(({ path, problem }) => ({ path: [prop, ...path], problem }));

/** The same for every item of a list of such values. */
export const problemsOfItems = (
  prop: string,
  holders: ReadonlyArray<{ readonly _problems: readonly PropProblem[] }> | undefined,
): PropProblem[] =>
  (holders ?? []).flatMap((holder, index) =>
    problemsBelow(prop, holder).map(({ path: [name = prop, ...path], problem }) => ({
      path: [name, index, ...path],
      problem,
    })),
  );

function asProblems({ code, path, keys, expected, received, message }: ShapeIssue): PropProblem[] {
  if (code === 'unrecognized_keys') {
    return (keys ?? []).map((key) => ({ path: [...path, key], problem: 'no such property' }));
  }
  if (code === 'invalid_type') {
    const got = received === 'undefined' ? 'nothing' : received;
    return [{ path, problem: `${expected} expected, got ${got}` }];
  }
  if (code === 'custom' && message !== undefined) return [{ path, problem: message }];
  return [{ path, problem: 'has not the shape of its type' }];
}
