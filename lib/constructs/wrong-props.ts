import type { IConstruct } from 'constructs';
import { formatPath } from '../diag/path';
import type { WrongProp } from '../model/input-file';
import type { PropProblem } from './cluster/read-props';
import { placeOf, type Remembered } from './construct-source';

/** A construct that was given props of a wrong shape, perhaps. */
export type PropReader = Remembered & { readonly _problems: readonly PropProblem[] };

const readers = new WeakSet<IConstruct>();

/** For a construct that belongs to no cluster: its problems are told with those of the program. */
export const rememberReader = (construct: PropReader): void => {
  readers.add(construct);
};

/** What those were given that their types do not promise. */
export const wrongPropsIn = (constructs: readonly IConstruct[]): WrongProp[] =>
  constructs.filter(isReader).flatMap(wrongPropsOf);

const isReader = (construct: IConstruct): construct is PropReader => readers.has(construct);

export const wrongPropsOf = (construct: PropReader): WrongProp[] =>
  construct._problems.map(({ path, problem }) => ({
    prop: formatPath(path),
    problem,
    construct: construct.constructor.name,
    location: placeOf(construct, formatPath(path)),
  }));
