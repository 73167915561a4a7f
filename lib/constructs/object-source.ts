import type { ApiObject } from 'cdk8s';
import type { Location } from '../diag/location';
import { formatPath, type Path } from '../diag/path';
import type { Source } from '../model/document';
import { type Author, authorOf } from './authors';
import { locationOf } from './construct-source';

/** Points from a value of an API object to the construct, and for our own to the user's line. */
export class ObjectSource implements Source {
  constructor(private readonly object: ApiObject) {}

  locate(path: Path): Location {
    const author = authorOf(this.object);
    const { node } = author?.construct ?? this.object;
    return locationOf(author?.callSite, nameOf(path, author), node.path);
  }
}

/** The prop that the user wrote, or else the field. */
function nameOf(path: Path, author: Author | undefined): string {
  const field = formatPath(path);
  const isInSpec = author?.propsAreSpec && path[0] === 'spec';
  return author?.propsOfFields?.[field] ?? (isInSpec ? formatPath(path.slice(1)) : field);
}
