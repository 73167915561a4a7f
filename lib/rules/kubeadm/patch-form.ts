import { isObject, type Json, type JsonObject } from '../../model/document';
import { INIT } from '../../model/kubeadm-reading';
import { type MergeType, mergeTypeOf } from '../../model/patch/merge-type';
import type { PatchFile } from '../../model/patch/patch-file';
import { isStaticPodTarget } from '../../model/patch/patch-target';
import { type Patch, patchesIn } from '../../model/patch/read-patches';
import { firstImpossible } from '../../model/patch/target-outline';
import { asList } from '../../model/type-meta';
import type { Versions } from '../../model/versions';
import { defineRule, type Verdict } from '../rule';
import { patchExample } from './patch-examples';
import {
  type Flaw,
  flawsOfOperations,
  type Path,
  verdictOfList,
  wordFor,
} from './patch-operations';

const CONTAINER = 'spec:\n  containers:\n    - name: kube-apiserver\n';

export const patchForm = defineRule({
  code: 'NET636',
  name: 'patch-form',
  severity: 'error',
  reads: ['patchFiles', 'versions'],
  docs: {
    summary:
      'A patch has the form of its type: a list of operations, or a map whose lists have their keys.',
    why: 'kubeadm init and join stop at a patch that they cannot apply. In a strategic merge patch the items of containers and volumes are found by name, those of volumeMounts by mountPath.',
    since: '0.1.0',
    source: 'evanphx/json-patch v4; apimachinery strategicpatch [run]',
  },
  findings: {
    flaw: ({ what, fix }: Flaw) => ({ what, fix }),
  },
  examples: () => ({
    valid: [
      patchExample(
        'an argument more',
        'kube-apiserver+json.yaml',
        '- op: add\n  path: /spec/containers/0/command/-\n  value: --v=4\n',
      ),
      patchExample(
        'a map that an operation before makes',
        'etcd+json.yaml',
        '- op: add\n  path: /spec/affinity\n  value: {}\n- op: add\n  path: /spec/affinity/nodeAffinity\n  value: {}\n',
      ),
      patchExample(
        'another container in front',
        'etcd+json.yaml',
        '- op: add\n  path: /spec/containers/1\n  value: { name: a, image: registry.example/a:1 }\n',
      ),
      patchExample(
        'the whole pod',
        'etcd+json.yaml',
        '- op: replace\n  path: ""\n  value: { apiVersion: v1, kind: Pod, metadata: { name: etcd } }\n',
      ),
      patchExample(
        'a container by its name',
        'kube-apiserver+strategic.yaml',
        `${CONTAINER}      resources:\n        requests:\n          cpu: 500m\n`,
      ),
    ],
    invalid: [
      patchExample(
        'a map',
        'kube-apiserver+json.yaml',
        'op: add\npath: /spec/priority\nvalue: 1\n',
      ),
      patchExample('no such operation', 'etcd+json.yaml', '- op: set\n  path: /spec/priority\n'),
      patchExample(
        'nothing to remove',
        'etcd+json.yaml',
        '- op: remove\n  path: /spec/tolerations\n',
      ),
      patchExample(
        'a word for the number of an item',
        'etcd+json.yaml',
        '- op: add\n  path: /metadata/labels/a\n  value: b\n- op: add\n  path: /spec/containers/name\n  value: { name: etcd }\n',
      ),
      patchExample(
        'a second container where there is one',
        'etcd+json.yaml',
        '- op: replace\n  path: /spec/containers/1/image\n  value: registry.example/etcd:3.6.8\n',
      ),
      patchExample(
        'a field that the kubelet does not have',
        'kubeletconfiguration+json.yaml',
        '- op: add\n  path: /metadata/labels/a\n  value: b\n',
      ),
      patchExample(
        'a word for the whole pod',
        'etcd+json.yaml',
        '- op: replace\n  path: ""\n  value: etcd\n',
      ),
      patchExample('a list', 'kube-apiserver+merge.yaml', '- spec: {}\n'),
      patchExample('a list for a kubelet', 'kubeletconfiguration+merge.yaml', '- maxPods: 64\n'),
      patchExample(
        'a container without its name',
        'kube-apiserver+strategic.yaml',
        'spec:\n  containers:\n    - resources: {}\n',
      ),
    ],
  }),
  check({ patchFiles, versions }, report) {
    for (const patch of patchesIn(patchFiles)) {
      const flaws = flawsOf(patch, versions);
      const isFirst = flaws.length === 0 && isAlone(patch, patchFiles);
      const misses = isFirst ? missesOf(patch, versions.kubeadmMinor) : [];
      for (const flaw of [...flaws, ...misses]) {
        report('flaw', flaw, { at: patch.at(flaw.path), ...verdictOf(flaw, patch) });
      }
    }
  },
});

function verdictOf({ verdict }: Flaw, { file }: Patch): Verdict {
  if (!file.directory) return { breaks: 'kubeadm: stops once somebody names the folder' };
  return verdict ?? { refusedBy: INIT };
}

/** Another patch of the same target may make what this one needs. */
const isAlone = ({ file, target }: Patch, files: readonly PatchFile[]): boolean =>
  file.input.chunks.length === 1 &&
  files.every(
    ({ input, name }) => input === file.input || name.is !== 'patch' || name.target !== target,
  );

/** The first operation that finds nothing to work on. */
function missesOf({ type, target, value }: Patch, minor: number): Flaw[] {
  const miss = type === 'json' ? firstImpossible(asList(value), target, minor) : undefined;
  if (miss === undefined) return [];
  const fix = 'look the path up in what kubeadm writes, below expected/';
  return [{ path: [miss.index, 'path'], what: miss.why, fix }];
}

function flawsOf({ type, target, value }: Patch, { kubeadm, kubeadmMinor }: Versions): Flaw[] {
  if (type === 'json') return flawsOfOperations(value, target, kubeadm);
  if (type === 'strategic' && value === null) return [];
  if (!isObject(value)) {
    const what = `a patch of type ${type} is a map, not ${wordFor(value)}`;
    const fix = 'write the fields that change, from the root of the object';
    const isList = type === 'merge' && Array.isArray(value);
    const verdict = isList ? verdictOfList(target, kubeadm) : { refusedBy: INIT };
    return [{ path: [], what, fix, verdict }];
  }
  if (type === 'merge') return [];
  return isStaticPodTarget(target)
    ? flawsInMap(value, {
        names: { containers: target },
        type: mergeTypeOf('v1', 'Pod', kubeadmMinor),
      })
    : [];
}

/** The lists of a pod that kubeadm writes in every release, and the item that is merged. */
interface Merging {
  readonly type: MergeType;
  /** List → name of the item that is there. */
  readonly names: Readonly<Record<string, string>>;
}

const ALWAYS_THERE: readonly string[] = ['containers', 'volumes', 'volumeMounts'];

function flawsInMap(map: JsonObject, merging: Merging, path: Path = []): Flaw[] {
  const directive = map.$patch;
  if (directive !== undefined) return flawsOfDirective(directive, [...path, '$patch']);
  return Object.entries(map).flatMap(([name, value]): Flaw[] => {
    const here = [...path, name];
    const below = { ...merging, type: merging.type.below(name) };
    if (isObject(value)) return flawsInMap(value, below, here);
    if (!Array.isArray(value) || !ALWAYS_THERE.includes(name)) return [];
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
