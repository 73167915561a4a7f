import type { Path } from '../diag/path';
import { isObject, type Json, type JsonObject, type Source, type SourceDocument } from './document';
import { textField } from './type-meta';

/** The objects inside a `List`, as kubectl takes it apart; undefined for any other document. */
export function itemsOf({ value, source }: SourceDocument): SourceDocument[] | undefined {
  if (!isObject(value) || !Array.isArray(value.items)) return undefined;
  if (!textField(value, 'kind').endsWith('List') || !textField(value, 'apiVersion')) {
    return undefined;
  }
  return (value.items as readonly Json[]).map((item, index) => ({
    value: withType(item, value),
    source: sourceBelow(source, ['items', index]),
  }));
}

/** The items of a ServiceList need not say that they are Services. */
function withType(item: Json, list: JsonObject): Json {
  const kind = textField(list, 'kind').slice(0, -'List'.length);
  if (!isObject(item) || kind === '' || textField(item, 'kind')) return item;
  return { ...item, kind, apiVersion: textField(list, 'apiVersion') };
}

function sourceBelow(source: Source, base: Path): Source {
  return {
    locate: (path, on) => source.locate([...base, ...path], on),
    ...(source.originOf
      ? { originOf: (path) => source.originOf?.([...base, ...path]) ?? 'given' }
      : {}),
    ...(source.embed ? { embed: (path) => source.embed?.([...base, ...path]) } : {}),
  };
}
