import type { ApiObjectView } from './api-object';
import { isObject, type JsonObject } from './document';
import { type Flag, type FlagSet, flagSetOf } from './flags';
import { type At, at, below, type Located } from './located';
import { asList, asText, textField } from './type-meta';
import type { Workload } from './workload';
import { workloadsOf } from './workload-index';

/** A container by the name that its project gives it, whatever its workload is called. */
export interface NamedContainer {
  readonly value: JsonObject;
  readonly at: At;
}

export const containersNamed = (
  objects: readonly ApiObjectView[],
  name: string,
): NamedContainer[] =>
  workloadsOf(objects)
    .filter(({ object }) => object.kind === 'DaemonSet')
    .flatMap(containersIn)
    .filter(({ value }) => textField(value, 'name') === name);

export const containersIn = ({ object, template, spec }: Workload): NamedContainer[] =>
  asList(spec.containers).flatMap((value, index) =>
    isObject(value)
      ? [{ value, at: at(object.source, ...template, 'spec', 'containers', index) }]
      : [],
  );

/** An environment variable; nothing when its value comes from elsewhere. */
export function environmentOf(container: NamedContainer, name: string): Located<string>[] {
  return asList(container.value.env).flatMap((item, index) => {
    const value = isObject(item) && item.name === name ? asText(item.value) : undefined;
    if (value === undefined) return [];
    return [{ value, at: below(container.at, 'env', index, 'value'), origin: 'given' as const }];
  });
}

/** `--name=value`, or `--name` alone, which switches on. */
export const argumentsOf = (container: NamedContainer): FlagSet =>
  flagSetOf(
    ['command', 'args'].flatMap((field) =>
      asList(container.value[field]).flatMap((item, index): Located<Flag>[] => {
        const [, name, value = 'true'] = /^--([^=]+)(?:=(.*))?$/s.exec(asText(item) ?? '') ?? [];
        if (name === undefined) return [];
        return [{ value: { name, value }, at: below(container.at, field, index), origin: 'given' }];
      }),
    ),
  );

/** The last one counts. */
export const argumentOf = (container: NamedContainer, name: string): Located<string> | undefined =>
  argumentsOf(container).last(name);
