import { ADD_ONS, type AddOn } from '../../k8s/add-on-ports';
import type { ClusterModel } from '../../model/cluster-model';
import { isObject } from '../../model/document';
import { isStaticPod } from '../../model/node-file';
import { typesOf } from '../../model/object-index';
import { groupOf, textField } from '../../model/type-meta';

type Traces = Pick<ClusterModel, 'objects' | 'conflists' | 'inputs'>;

/** Add-ons that left a trace in the files: an object of theirs, a plugin, a DaemonSet, a static pod. */
export function addOnsIn(model: Traces): AddOn[] {
  const groups = new Set(typesOf(model.objects).map(([{ apiVersion }]) => groupOf(apiVersion)));
  const plugins = new Set(
    model.conflists.flatMap(({ plugins }) => plugins.map(({ type }) => type)),
  );
  const makers = podMakersOf(model);
  return ADD_ONS.filter(
    (addOn) =>
      addOn.groups.some((group) => groups.has(group)) ||
      addOn.pluginTypes.some((type) => plugins.has(type)) ||
      addOn.podMakers.some((name) => makers.has(name)),
  );
}

function podMakersOf({ objects, inputs }: Traces): Set<string> {
  const named = typesOf(objects)
    .filter(([{ kind }]) => kind === 'DaemonSet' || kind === 'Pod')
    .flatMap((alike) => alike.map(({ name }) => name));
  const ofNodes = inputs.filter(isStaticPod).flatMap(({ chunks }) =>
    chunks.flatMap(({ document }) => {
      const metadata = isObject(document?.value) ? document.value.metadata : undefined;
      return isObject(metadata) ? [textField(metadata, 'name')] : [];
    }),
  );
  return new Set([...named, ...ofNodes]);
}
