import type { Origin } from '../diag/finding';
import { formatPath, type Path } from '../diag/path';
import type { Source } from './document';

/** A place in a document; turned into a file and a line only when a finding needs it. */
export interface At {
  readonly source: Source;
  readonly path: Path;
}

/** A value, where it stands and who put it there. */
export interface Located<T> {
  readonly value: T;
  readonly at: At;
  readonly origin: Origin;
  /** Who fills it in when nobody wrote it: `kubeadm default`. */
  readonly originNote?: string;
}

export const at = (source: Source, ...path: (string | number)[]): At => ({ source, path });

/** A place below another one. */
export const below = (parent: At, ...path: (string | number)[]): At => ({
  source: parent.source,
  path: [...parent.path, ...path],
});

/** For values that nobody wrote, in a plan without a kubeadm file. */
export const nowhere = (...path: string[]): At => at(NO_DOCUMENT, ...path);

const NO_DOCUMENT: Source = {
  locate: (path) => ({
    file: null,
    line: null,
    column: null,
    path: formatPath(path),
    constructPath: null,
  }),
};
