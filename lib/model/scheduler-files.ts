import { isKnownMinor, type KubernetesVersion, parseKubernetesVersion } from '../k8s/version';
import type { ApiObjectView } from './api-object';
import { type ComponentFile, filesIn } from './component-file';
import { isObject, type SourceDocument } from './document';
import type { FlagSet } from './flags';
import { objectsOf } from './object-index';
import { deployedSchedulers } from './scheduler-deployments';
import { asText } from './type-meta';

/** What kube-schedulers of Kubernetes read out of ConfigMaps; those that others build have plugins of theirs. */
export function schedulerFilesInPods(objects: readonly ApiObjectView[]): ComponentFile[] {
  if (!objectsOf(objects, '', 'ConfigMap').some(mayHoldOne)) return [];
  const known = new Set<string>();
  return deployedSchedulers(objects).flatMap(({ config, flags, image = '' }) => {
    const version = releaseIn(image);
    if (typeof config === 'string' || !version || !isKnownMinor(version)) return [];
    const { minor } = version;
    const reading = readingOf(config, minor, flags);
    if (known.has(reading)) return [];
    known.add(reading);
    return filesIn(config, { pod: flags, minor, isFromProgram: false });
  });
}

/** Schedulers of one release with the same arguments read the same out of one ConfigMap. */
const readingOf = ({ source }: SourceDocument, minor: number, { flags }: FlagSet): string =>
  JSON.stringify([source.locate([]), minor, flags.map(({ value }) => value)]);

/** Workloads are looked through only where one of them may be a scheduler. */
const mayHoldOne = ({ value: { data } }: ApiObjectView): boolean =>
  isObject(data) &&
  Object.values(data).some((text) => asText(text)?.includes('KubeSchedulerConfiguration'));

/** Source: registry.k8s.io/kube-scheduler; scheduler-plugins counts the same way. */
function releaseIn(image: string): KubernetesVersion | undefined {
  const [, tag] = /^(?!.*scheduler-plugins\/)(?:.*\/)?kube-scheduler:v([^@]+)/.exec(image) ?? [];
  return tag === undefined ? undefined : parseKubernetesVersion(tag);
}
