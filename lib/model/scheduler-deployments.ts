import { posix } from 'node:path';
import type { ApiObjectView } from './api-object';
import { lastAsRead } from './component-flags';
import { argumentsOf, containersIn } from './container-settings';
import { embed, isObject, type JsonObject, type SourceDocument } from './document';
import type { FlagSet } from './flags';
import type { At } from './located';
import { objectsOf } from './object-index';
import { asList, asText, textField } from './type-meta';
import { type Workload, workloadName } from './workload';
import { workloadsOf } from './workload-index';

/** A kube-scheduler as it is started. */
export interface SchedulerStart {
  readonly label: string;
  readonly at: At;
  readonly flags: FlagSet;
  readonly config: SourceDocument | 'none' | 'unknown';
  /** Its image, where it runs in pods of the plan. */
  readonly image?: string;
}

/** kube-schedulers that run in pods of the plan; a bare Pod is kubeadm's own, as a cluster shows it. */
export const deployedSchedulers = (objects: readonly ApiObjectView[]): SchedulerStart[] =>
  workloadsOf(objects)
    .filter(({ object }) => object.kind !== 'Pod')
    .flatMap((workload) => startsIn(workload, objects));

function startsIn(workload: Workload, objects: readonly ApiObjectView[]): SchedulerStart[] {
  return containersIn(workload)
    .filter(({ value }) => isScheduler(value))
    .map((container) => {
      const flags = argumentsOf(container);
      const path = lastAsRead(flags, 'config')?.value;
      const config =
        path === undefined ? 'none' : (mountedConfig(workload, objects, path) ?? 'unknown');
      const image = textField(container.value, 'image');
      return { label: workloadName(workload), at: container.at, flags, config, image };
    });
}

const PROGRAM = 'kube-scheduler';

const wordsOf = ({ command, args }: JsonObject): string[] =>
  [...asList(command), ...asList(args)].map((word) => asText(word) ?? '');

/** By its command, or by its image where that decides. Source: registry.k8s.io/kube-scheduler. */
function isScheduler(container: JsonObject): boolean {
  const [first = ''] = wordsOf(container);
  if (first !== '' && !first.startsWith('-')) return posix.basename(first) === PROGRAM;
  return /(?:^|\/)kube-scheduler(?:[:@]|$)/.test(textField(container, 'image'));
}

/** The file out of a ConfigMap that the pod mounts. */
function mountedConfig(
  { spec, namespace }: Workload,
  objects: readonly ApiObjectView[],
  path: string,
): SourceDocument | undefined {
  const mounted = asList(spec.volumes).flatMap((volume) => {
    const source = isObject(volume) && isObject(volume.configMap) ? volume.configMap : {};
    return asText(source.name) ?? [];
  });
  return objectsOf(objects, '', 'ConfigMap')
    .filter((map) => (map.namespace || 'default') === namespace && mounted.includes(map.name))
    .map((map) => embed(map, ['data', posix.basename(path)]))
    .find((document) => isObject(document?.value) && document.value.kind === KIND);
}

const KIND = 'KubeSchedulerConfiguration';
