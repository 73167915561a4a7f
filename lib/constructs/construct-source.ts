import type { IConstruct } from 'constructs';
import type { Origin } from '../diag/finding';
import type { Location } from '../diag/location';
import { formatPath, type Path } from '../diag/path';
import type { Source } from '../model/document';
import type { CallSite } from './source-line';

/** Who wrote one part of an emitted document: a property of a construct. */
export interface Authorship {
  /** The part of the document; everything below it is meant as well. */
  readonly path: Path;
  readonly constructPath: string;
  readonly callSite: CallSite | undefined;
  /**
   * The property as the user wrote it; what stands below it in the document stands below it there.
   * Undefined: the path in the document says it best.
   */
  readonly property?: string;
  readonly origin?: Origin;
}

/** Points from a value of an emitted document to the construct and the source line that wrote it. */
export class ConstructSource implements Source {
  /** The longest path that matches wins; the first entry speaks for the rest. */
  constructor(private readonly authors: readonly [Authorship, ...Authorship[]]) {}

  locate(path: Path): Location {
    const author = this.authorOf(path);
    return locationOf(author.callSite, nameOf(author, path), author.constructPath);
  }

  originOf(path: Path): Origin {
    return this.authorOf(path).origin ?? 'given';
  }

  private authorOf(path: Path): Authorship {
    const [first, ...rest] = this.authors;
    return rest.reduce(
      (best, author) =>
        author.path.length > best.path.length && isBelow(path, author.path) ? author : best,
      first,
    );
  }
}

function nameOf({ property, path: parent }: Authorship, path: Path): string {
  if (property === undefined) return formatPath(path);
  const rest = formatPath(path.slice(parent.length));
  return rest === '' || rest.startsWith('[') ? `${property}${rest}` : `${property}.${rest}`;
}

const isBelow = (path: Path, parent: Path): boolean =>
  parent.every((step, index) => path[index] === step);

/** A construct of ours that remembers the line that made it. */
export type Remembered = IConstruct & { readonly _callSite: CallSite };

/** Where a prop of a construct was written. */
export const placeOf = (construct: Remembered, prop: string): Location =>
  locationOf(construct._callSite, prop, construct.node.path);

export function locationOf(
  callSite: CallSite | undefined,
  path: string,
  constructPath: string,
): Location {
  const { file = null, line = null, column = null } = callSite?.resolve() ?? {};
  return { file, line, column, path, constructPath };
}
