import type { ApiObjectView } from './api-object';
import { remember } from './remember';

type ByField = ReadonlyMap<string, readonly ApiObjectView[]>;

const NONE: readonly ApiObjectView[] = [];

/** What most objects have. */
const USUAL: ReadonlySet<string> = new Set(['name', 'namespace', 'labels']);

/** Objects with a field of `metadata` that few have, in input order: one walk over thousands. */
export function objectsWithMetadata(
  objects: readonly ApiObjectView[],
  field: string,
): readonly ApiObjectView[] {
  return indexOf(objects).get(field) ?? NONE;
}

const indexOf = remember(buildIndex);

function buildIndex(objects: readonly ApiObjectView[]): ByField {
  const byField = new Map<string, ApiObjectView[]>();
  for (const object of objects) {
    for (const field in object.metadata) {
      if (USUAL.has(field)) continue;
      const list = byField.get(field);
      if (list) list.push(object);
      else byField.set(field, [object]);
    }
  }
  return byField;
}
