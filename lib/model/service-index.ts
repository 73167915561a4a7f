import { remember } from './remember';
import type { ServicePortView, ServiceView } from './service-view';

/** One entry of `ports` with its Service. */
export interface PortOfService {
  readonly service: ServiceView;
  readonly port: ServicePortView;
}

/**
 * Which Services have which rare field. Most Services have none, and there may be 10,000 of them:
 * one walk over all fields, then a rule sees only those it is about. Everything is in input order.
 */
interface ServiceIndex {
  readonly byField: ReadonlyMap<string, readonly ServiceView[]>;
  readonly byPortField: ReadonlyMap<string, readonly PortOfService[]>;
  readonly ofOtherTypes: readonly ServiceView[];
  readonly withoutPorts: readonly ServiceView[];
  readonly withManyPorts: readonly ServiceView[];
  readonly annotated: readonly ServiceView[];
}

const NO_SERVICES: readonly ServiceView[] = [];
const NO_PORTS: readonly PortOfService[] = [];

/** Services that have the field in `spec`; not for `type`, `ports` and `selector`, which most have. */
export const servicesWith = (services: readonly ServiceView[], field: string) =>
  indexOf(services).byField.get(field) ?? NO_SERVICES;

/** Services that have at least one of the fields. */
export function servicesWithAny(
  services: readonly ServiceView[],
  fields: readonly string[],
): Iterable<ServiceView> {
  const { byField } = indexOf(services);
  const lists = fields.flatMap((field) => byField.get(field) ?? []);
  return lists.length === 0 ? NO_SERVICES : inOrder(services, new Set(lists));
}

/** Entries of `ports` that have the field; not for `port` and `name`, which most have. */
export const portsWith = (services: readonly ServiceView[], field: string) =>
  indexOf(services).byPortField.get(field) ?? NO_PORTS;

/** Services of every type but ClusterIP. */
export const servicesOfOtherTypes = (services: readonly ServiceView[]) =>
  indexOf(services).ofOtherTypes;

export const servicesWithoutPorts = (services: readonly ServiceView[]) =>
  indexOf(services).withoutPorts;

/** Two or more entries of `ports`. */
export const servicesWithManyPorts = (services: readonly ServiceView[]) =>
  indexOf(services).withManyPorts;

export const annotatedServices = (services: readonly ServiceView[]) => indexOf(services).annotated;

const inOrder = (services: readonly ServiceView[], wanted: ReadonlySet<ServiceView>) =>
  services.filter((service) => wanted.has(service));

const indexOf = remember(buildIndex);

function buildIndex(services: readonly ServiceView[]): ServiceIndex {
  const index = {
    byField: new Map<string, ServiceView[]>(),
    byPortField: new Map<string, PortOfService[]>(),
    ofOtherTypes: [] as ServiceView[],
    withoutPorts: [] as ServiceView[],
    withManyPorts: [] as ServiceView[],
    annotated: [] as ServiceView[],
  };
  for (const service of services) {
    if (service.type !== 'ClusterIP') index.ofOtherTypes.push(service);
    if (service.ports.length === 0) index.withoutPorts.push(service);
    if (service.ports.length > 1) index.withManyPorts.push(service);
    if (service.metadata.annotations !== undefined) index.annotated.push(service);
    addFields(index.byField, service);
    addPortFields(index.byPortField, service);
  }
  return index;
}

function addFields(byField: Map<string, ServiceView[]>, service: ServiceView): void {
  for (const field in service.spec) {
    if (field === 'ports' || field === 'selector' || field === 'type') continue;
    const list = byField.get(field);
    if (list) list.push(service);
    else byField.set(field, [service]);
  }
}

function addPortFields(byField: Map<string, PortOfService[]>, service: ServiceView): void {
  for (const port of service.ports) {
    for (const field in port.value) {
      if (field === 'port' || field === 'name') continue;
      const list = byField.get(field);
      if (list) list.push({ service, port });
      else byField.set(field, [{ service, port }]);
    }
  }
}
