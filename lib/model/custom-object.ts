import { loadDefinition } from '../k8s/facts/definition-schema';
import {
  type DefinitionMismatches,
  findDefinitionMismatches,
} from '../k8s/schema/definition-mismatch';
import type { ApiObjectView } from './api-object';
import { typesOf } from './object-index';
import { remember } from './remember';

/** An object of a CustomResourceDefinition that is known, and what is against it. */
export interface CustomObject extends DefinitionMismatches {
  readonly object: ApiObjectView;
}

export const customObjects = remember(
  (objects: readonly ApiObjectView[]): readonly CustomObject[] =>
    typesOf(objects).flatMap((alike) => {
      const [{ apiVersion, kind }] = alike;
      const schema = loadDefinition(apiVersion, kind);
      if (!schema) return [];
      return alike.map((object) => ({ object, ...findDefinitionMismatches(object.value, schema) }));
    }),
);
