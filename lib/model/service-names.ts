import { remember } from './remember';
import type { ServiceView } from './service-view';

type ByName = ReadonlyMap<string, ServiceView>;

const NONE: ByName = new Map();

/** The Services of a namespace; of two with one name the last, which overwrites the other. */
export function servicesByName(services: readonly ServiceView[], namespace: string): ByName {
  return namesOf(services).get(namespace) ?? NONE;
}

const namesOf = remember(indexByName);

function indexByName(services: readonly ServiceView[]): ReadonlyMap<string, ByName> {
  const index = new Map<string, Map<string, ServiceView>>();
  for (const service of services) {
    const names = index.get(service.namespace);
    if (names) names.set(service.name, service);
    else index.set(service.namespace, new Map([[service.name, service]]));
  }
  return index;
}
