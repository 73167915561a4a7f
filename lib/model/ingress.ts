import type { Path } from '../diag/path';
import type { ApiObjectView } from './api-object';
import { isObject, valueAt } from './document';
import { type Entry, entriesAt } from './network-policy';

/** Every `path` of every rule of an Ingress. */
export const ingressPathsOf = ({ value }: ApiObjectView): Entry[] =>
  entriesAt(value, ['spec', 'rules']).flatMap(({ path }) =>
    entriesAt(value, [...path, 'http', 'paths']),
  );

/** The default backend and those of the paths, where they are written. */
export function ingressBackendsOf(object: ApiObjectView): Entry[] {
  const places: Path[] = [
    ['spec', 'defaultBackend'],
    ...ingressPathsOf(object).map(({ path }) => [...path, 'backend']),
  ];
  return places.flatMap((path) => {
    const value = valueAt(object.value, path);
    return isObject(value) ? [{ path, value }] : [];
  });
}
