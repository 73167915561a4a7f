import type { ApiObjectView } from './api-object';
import { remember } from './remember';
import { groupOf } from './type-meta';

/** Objects of one apiVersion and kind, in input order. */
export type ObjectsOfType = Readonly<Alike>;

type Alike = [ApiObjectView, ...ApiObjectView[]];

/** Objects by apiVersion and kind: there may be 10,000 of one, and most rules are about none of them. */
export const typesOf = remember(groupByType);

/** Objects of a kind in any version of the group; `''` is the core group. */
export const objectsOf = (
  objects: readonly ApiObjectView[],
  group: string,
  kind: string,
): readonly ApiObjectView[] =>
  typesOf(objects)
    .filter(([first]) => first.kind === kind && groupOf(first.apiVersion) === group)
    .flat();

function groupByType(objects: readonly ApiObjectView[]): readonly ObjectsOfType[] {
  const byVersion = new Map<string, Map<string, Alike>>();
  for (const object of objects) {
    const byKind = byVersion.get(object.apiVersion) ?? new Map<string, Alike>();
    if (byKind.size === 0) byVersion.set(object.apiVersion, byKind);
    const alike = byKind.get(object.kind);
    if (alike) alike.push(object);
    else byKind.set(object.kind, [object]);
  }
  return [...byVersion.values()].flatMap((byKind) => [...byKind.values()]);
}
