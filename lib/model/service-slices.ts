import type { ApiObjectView } from './api-object';
import { type EndpointSliceView, endpointSlicesOf } from './endpoint-slice';
import { objectsOf } from './object-index';
import { remember } from './remember';
import type { ServiceView } from './service-view';

type Named = Pick<ServiceView, 'namespace' | 'name'>;
type ByService = ReadonlyMap<string, readonly EndpointSliceView[]>;

const NONE: readonly EndpointSliceView[] = [];

/** The EndpointSlices whose label names the Service, written beside it. */
export function slicesOf(
  service: Named,
  objects: readonly ApiObjectView[],
): readonly EndpointSliceView[] {
  const index = indexOf(objects);
  return index.size === 0 ? NONE : (index.get(keyOf(service)) ?? NONE);
}

const indexOf = remember(buildIndex);

function buildIndex(objects: readonly ApiObjectView[]): ByService {
  const index = new Map<string, EndpointSliceView[]>();
  for (const slice of endpointSlicesOf(objects)) {
    const key = keyOf({ namespace: slice.namespace, name: slice.serviceName });
    index.set(key, [...(index.get(key) ?? []), slice]);
  }
  return index;
}

/** Neither part holds a slash. */
const keyOf = ({ namespace, name }: Named): string => `${namespace}/${name}`;

/** The older kind, which a controller copies into slices; it has the name of its Service. */
export const hasEndpoints = (
  { namespace, name }: Named,
  objects: readonly ApiObjectView[],
): boolean =>
  objectsOf(objects, '', 'Endpoints').some(
    (endpoints) => endpoints.name === name && (endpoints.namespace || 'default') === namespace,
  );
