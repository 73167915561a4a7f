import type { ApiObject } from 'cdk8s';
import type { Location } from '../diag/location';
import { formatPath, type Path } from '../diag/path';
import type { Source } from '../model/document';
import { authorOf } from './authors';

/** Points from a value of an API object to the construct, and for our own to the user's line. */
export class ObjectSource implements Source {
  constructor(private readonly object: ApiObject) {}

  locate(path: Path): Location {
    const author = authorOf(this.object);
    const line = author?.callSite.resolve();
    const isProp = author?.propsAreSpec && path[0] === 'spec';
    return {
      file: line?.file ?? null,
      line: line?.line ?? null,
      column: line?.column ?? null,
      path: formatPath(isProp ? path.slice(1) : path),
      constructPath: (author?.construct ?? this.object).node.path,
    };
  }
}
