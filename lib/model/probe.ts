import type { Path } from '../diag/path';
import { isObject, type JsonObject } from './document';
import { entriesAt } from './network-policy';
import { remember } from './remember';
import { asList, textField } from './type-meta';
import type { Workload } from './workload';

/** A container of a pod template; a sidecar is an init container that stays. */
export interface ContainerView {
  readonly path: Path;
  readonly value: JsonObject;
  readonly name: string;
  readonly isInit: boolean;
  /** Names of its ports. */
  readonly portNames: readonly string[];
}

/** In the order of the file, init containers last. */
export const containersOf = remember(({ object, template }: Workload): readonly ContainerView[] =>
  ['containers', 'initContainers'].flatMap((field) =>
    entriesAt(object.value, [...template, 'spec', field]).map(({ path, value }) => ({
      path,
      value,
      name: textField(value, 'name'),
      isInit: field === 'initContainers',
      portNames: asList(value.ports)
        .map((port) => (isObject(port) ? textField(port, 'name') : ''))
        .filter((name) => name !== ''),
    })),
  ),
);

export const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

export interface ProbeView {
  readonly container: ContainerView;
  readonly name: (typeof PROBES)[number];
  readonly path: Path;
  readonly value: JsonObject;
}

export const probesOf = (workload: Workload): ProbeView[] =>
  containersOf(workload).flatMap((container) =>
    PROBES.flatMap((name) => {
      const value = container.value[name];
      return isObject(value) ? [{ container, name, path: [...container.path, name], value }] : [];
    }),
  );

export interface HookView {
  readonly container: ContainerView;
  readonly name: 'postStart' | 'preStop';
  readonly path: Path;
  readonly value: JsonObject;
}

export const hooksOf = (workload: Workload): HookView[] =>
  containersOf(workload).flatMap((container) => {
    const { lifecycle } = container.value;
    if (!isObject(lifecycle)) return [];
    return (['postStart', 'preStop'] as const).flatMap((name) => {
      const value = lifecycle[name];
      const path = [...container.path, 'lifecycle', name];
      return isObject(value) ? [{ container, name, path, value }] : [];
    });
  });
