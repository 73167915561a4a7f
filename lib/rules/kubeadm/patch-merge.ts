import { isObject, type Json, type JsonObject } from '../../model/document';
import { type MergeType, mergeTypeOf } from '../../model/patch/merge-type';
import type { PatchTarget } from '../../model/patch/patch-name';
import type { Versions } from '../../model/versions';
import { type Flaw, type Path, wordFor } from './patch-operations';

/** The lists of a pod that kubeadm writes, and the item that is merged. */
interface Merging {
  readonly lists: readonly string[];
  readonly type: MergeType;
  /** List → name of the item that is there. */
  readonly names: Readonly<Record<string, string>>;
}

const ALWAYS_THERE: readonly string[] = ['containers', 'volumes', 'volumeMounts'];

/** What a strategic merge of a static pod cannot find. */
export const flawsOfMerge = (
  value: JsonObject,
  target: PatchTarget,
  { kubeadm, kubeadmMinor }: Pick<Versions, 'kubeadm' | 'kubeadmMinor'>,
): Flaw[] =>
  flawsInMap(value, {
    lists: kubeadm.kubeadmNamesProbePorts ? [...ALWAYS_THERE, 'ports'] : ALWAYS_THERE,
    names: { containers: target },
    type: mergeTypeOf('v1', 'Pod', kubeadmMinor),
  });

function flawsInMap(map: JsonObject, merging: Merging, path: Path = []): Flaw[] {
  const directive = map.$patch;
  if (directive !== undefined) return flawsOfDirective(directive, [...path, '$patch']);
  return Object.entries(map).flatMap(([name, value]): Flaw[] => {
    const here = [...path, name];
    const below = { ...merging, type: merging.type.below(name) };
    if (isObject(value)) return flawsInMap(value, below, here);
    if (!Array.isArray(value) || !merging.lists.includes(name)) return [];
    const { isMerged, key } = merging.type.listOf(name);
    return isMerged && key !== undefined ? flawsInList(value, key, { ...below, path: here }) : [];
  });
}

interface ListMerging extends Merging {
  readonly path: Path;
}

function flawsInList(
  items: readonly Json[],
  key: string,
  { path, ...merging }: ListMerging,
): Flaw[] {
  const list = String(path.at(-1));
  return items.flatMap((item, index): Flaw[] => {
    const here = [...path, index];
    if (!isObject(item)) {
      return [
        { path: here, what: `an item of ${list} is a map, not ${wordFor(item)}`, fix: `- ${key}:` },
      ];
    }
    if (item.$patch === 'replace') return [];
    if (item[key] !== undefined) {
      const isThere = merging.names[list] === item[key];
      return isThere || item.$patch !== undefined ? flawsInMap(item, merging, here) : [];
    }
    const what = `an item of ${list} has no ${key}, so nobody knows which one is meant`;
    return [{ path: here, what, fix: `${key}: ${merging.names[list] ?? 'as kubeadm calls it'}` }];
  });
}

function flawsOfDirective(directive: Json, path: Path): Flaw[] {
  if (directive === 'replace' || directive === 'delete') return [];
  const what = `there is no directive $patch: ${JSON.stringify(directive)}`;
  return [{ path, what, fix: '$patch: replace, or delete' }];
}
