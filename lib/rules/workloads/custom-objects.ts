import type { ApiObjectView } from '../../model/api-object';
import { groupOf } from '../../model/type-meta';

/** Operators put the name of their object into the labels of its pods. */
export const namesOfCustomObjects = (objects: readonly ApiObjectView[]): ReadonlySet<string> =>
  new Set(objects.filter(isCustom).map(({ name }) => name));

/** Groups of Kubernetes itself have no dot, or end in `k8s.io`. */
function isCustom({ apiVersion }: ApiObjectView): boolean {
  const group = groupOf(apiVersion);
  return group.includes('.') && !group.endsWith('.k8s.io');
}
