import type { ApiObjectView } from './api-object';
import { isObject, type Json, type JsonObject } from './document';
import { objectsOf } from './object-index';
import { remember } from './remember';
import { asList, asText, textField } from './type-meta';

/** What ties a slice to its Service; kube-proxy and CoreDNS go by nothing else. */
export const SERVICE_NAME_LABEL = 'kubernetes.io/service-name';

/** One `discovery.k8s.io/v1 EndpointSlice`. */
export interface EndpointSliceView extends ApiObjectView {
  /** `default` when none is written. */
  readonly namespace: string;
  /** `''` when no label names one. */
  readonly serviceName: string;
  readonly addressType: string;
  readonly endpoints: readonly EndpointView[];
  readonly ports: readonly EndpointPortView[];
}

/** An entry that is an object, or null, which decodes like `{}`; `index` is the place in the list. */
interface Entry {
  readonly index: number;
  readonly value: JsonObject;
}

export interface EndpointView extends Entry {
  readonly addresses: readonly Json[];
}

export interface EndpointPortView extends Entry {
  /** `''` when absent. */
  readonly name: string;
  /** `TCP` when absent; as written otherwise, even when empty. */
  readonly protocol: string;
}

/** All of the inputs; a version that no release of ours serves has other fields and is left out. */
export const endpointSlicesOf = remember(
  (objects: readonly ApiObjectView[]): readonly EndpointSliceView[] =>
    objectsOf(objects, 'discovery.k8s.io', 'EndpointSlice')
      .filter(({ apiVersion }) => apiVersion === 'discovery.k8s.io/v1')
      .map(parseEndpointSlice),
);

function parseEndpointSlice(object: ApiObjectView): EndpointSliceView {
  const { value, metadata } = object;
  const labels = isObject(metadata.labels) ? metadata.labels : {};
  return {
    ...object,
    namespace: object.namespace || 'default',
    serviceName: textField(labels, SERVICE_NAME_LABEL),
    addressType: textField(value, 'addressType'),
    endpoints: entriesOf(value.endpoints).map((entry) => ({
      ...entry,
      addresses: asList(entry.value.addresses),
    })),
    ports: entriesOf(value.ports).map((entry) => ({
      ...entry,
      name: textField(entry.value, 'name'),
      protocol: asText(entry.value.protocol) ?? 'TCP',
    })),
  };
}

const NOTHING: JsonObject = {};

const entriesOf = (list: Json | undefined): Entry[] =>
  asList(list).flatMap((value, index) => {
    if (value === null) return [{ index, value: NOTHING }];
    return isObject(value) ? [{ index, value }] : [];
  });
