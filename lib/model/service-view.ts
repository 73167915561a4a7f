import { isObject, type Json, type JsonObject, type Source, type SourceDocument } from './document';
import { asList, textField } from './type-meta';

/** One `v1 Service`, with the defaults that decide how the other fields are judged. */
export interface ServiceView {
  readonly source: Source;
  readonly value: JsonObject;
  readonly name: string;
  readonly namespace: string;
  /** `{}` when it is missing or not an object. */
  readonly metadata: JsonObject;
  /** `{}` when it is missing or not an object. */
  readonly spec: JsonObject;
  /** `ClusterIP` when absent or empty; otherwise as written, even when unknown. */
  readonly type: string;
  readonly isHeadless: boolean;
  /** The entries that are objects, or null, which decodes like `{}`; `index` is the place in the list. */
  readonly ports: readonly ServicePortView[];
}

export interface ServicePortView {
  readonly index: number;
  readonly value: JsonObject;
  /** `TCP` when absent or empty. */
  readonly protocol: string;
}

export const isService = (value: JsonObject): boolean =>
  value.kind === 'Service' && value.apiVersion === 'v1';

export function parseService(document: SourceDocument): ServiceView | undefined {
  const value = document.value;
  if (!isObject(value) || !isService(value)) return undefined;
  const metadata = isObject(value.metadata) ? value.metadata : {};
  const spec = isObject(value.spec) ? value.spec : {};
  return {
    source: document.source,
    value,
    name: textField(metadata, 'name'),
    namespace: textField(metadata, 'namespace') || 'default',
    metadata,
    spec,
    type: textField(spec, 'type') || 'ClusterIP',
    isHeadless: isHeadless(spec),
    ports: parsePorts(spec.ports),
  };
}

function isHeadless(spec: JsonObject): boolean {
  return spec.clusterIP === 'None' || asList(spec.clusterIPs)[0] === 'None';
}

const NOTHING: JsonObject = {};

function parsePorts(ports: Json | undefined): ServicePortView[] {
  const views: ServicePortView[] = [];
  asList(ports).forEach((value, index) => {
    if (value === null) views.push({ index, value: NOTHING, protocol: 'TCP' });
    if (!isObject(value)) return;
    views.push({ index, value, protocol: textField(value, 'protocol') || 'TCP' });
  });
  return views;
}
