import type { ApiObject } from 'cdk8s';
import type { Location } from '../diag/location';
import { formatPath, type Path } from '../diag/path';
import type { Source } from '../model/document';
import { authorOf } from './authors';
import { locationOf } from './construct-source';

/** Points from a value of an API object to the construct, and for our own to the user's line. */
export class ObjectSource implements Source {
  constructor(private readonly object: ApiObject) {}

  locate(path: Path): Location {
    const author = authorOf(this.object);
    const isProp = author?.propsAreSpec && path[0] === 'spec';
    const field = formatPath(isProp ? path.slice(1) : path);
    return locationOf(author?.callSite, field, (author?.construct ?? this.object).node.path);
  }
}
