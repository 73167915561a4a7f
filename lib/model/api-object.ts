import { isObject, type JsonObject, type Source, type SourceDocument } from './document';
import { textField } from './type-meta';

/** Any document with an apiVersion and a kind that an API server would be given. */
export interface ApiObjectView {
  readonly source: Source;
  readonly value: JsonObject;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** `{}` when it is missing or not an object. */
  readonly metadata: JsonObject;
}

export function parseApiObject(document: SourceDocument): ApiObjectView | undefined {
  const value = document.value;
  if (!isObject(value)) return undefined;
  const apiVersion = textField(value, 'apiVersion');
  const kind = textField(value, 'kind');
  if (!apiVersion || !kind) return undefined;
  const metadata = isObject(value.metadata) ? value.metadata : {};
  return {
    source: document.source,
    value,
    apiVersion,
    kind,
    name: textField(metadata, 'name'),
    namespace: textField(metadata, 'namespace'),
    metadata,
  };
}
