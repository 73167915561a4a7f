import { loadDefinition } from '../k8s/facts/definition-schema';
import {
  type DefinitionMismatches,
  findDefinitionMismatches,
} from '../k8s/schema/definition-mismatch';
import type { ApiObjectView } from './api-object';
import { typesOf } from './object-index';

/** An object of a CustomResourceDefinition that is known, and what is against it. */
export interface CustomObject extends DefinitionMismatches {
  readonly object: ApiObjectView;
}

const known = new WeakMap<readonly ApiObjectView[], readonly CustomObject[]>();

export function customObjects(objects: readonly ApiObjectView[]): readonly CustomObject[] {
  const before = known.get(objects);
  if (before) return before;
  const found = typesOf(objects).flatMap((alike) => {
    const [{ apiVersion, kind }] = alike;
    const schema = loadDefinition(apiVersion, kind);
    if (!schema) return [];
    return alike.map((object) => ({ object, ...findDefinitionMismatches(object.value, schema) }));
  });
  known.set(objects, found);
  return found;
}
