import { isObject, type Json, type JsonObject } from '../../model/document';
import { INIT } from '../../model/kubeadm-reading';
import { JSON_PATCH_OPERATIONS } from '../../model/patch/json-patch';
import { type MergeType, mergeTypeOf } from '../../model/patch/merge-type';
import type { PatchFile } from '../../model/patch/patch-file';
import { isStaticPodTarget } from '../../model/patch/patch-target';
import { firstImpossible } from '../../model/patch/pod-outline';
import { type Patch, patchesIn } from '../../model/patch/read-patches';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';
import { patchExample } from './patch-examples';

type Path = readonly (string | number)[];

/** What makes kubeadm stop at a patch, wherever it is applied. */
interface Flaw {
  readonly path: Path;
  readonly what: string;
  readonly fix: string;
}

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
      patchExample('a list', 'kube-apiserver+merge.yaml', '- spec: {}\n'),
      patchExample(
        'a container without its name',
        'kube-apiserver+strategic.yaml',
        'spec:\n  containers:\n    - resources: {}\n',
      ),
    ],
  }),
  check({ patchFiles, versions }, report) {
    for (const patch of patchesIn(patchFiles)) {
      const verdict = patch.file.directory
        ? { refusedBy: INIT }
        : { breaks: 'kubeadm: stops once somebody names the folder' };
      const flaws = flawsOf(patch, versions.kubeadmMinor);
      const misses = flaws.length === 0 && isAlone(patch, patchFiles) ? missesOf(patch) : [];
      for (const flaw of [...flaws, ...misses]) {
        report('flaw', flaw, { at: patch.at(flaw.path), ...verdict });
      }
    }
  },
});

/** Another patch of the same target may make what this one needs. */
const isAlone = ({ file, target }: Patch, files: readonly PatchFile[]): boolean =>
  file.input.chunks.length === 1 &&
  files.every(
    ({ input, name }) => input === file.input || name.is !== 'patch' || name.target !== target,
  );

/** The first operation that finds nothing to work on. */
function missesOf({ type, target, value }: Patch): Flaw[] {
  const miss = type === 'json' ? firstImpossible(asList(value), target) : undefined;
  if (miss === undefined) return [];
  const fix = 'look the path up in the pod below expected/';
  return [{ path: [miss.index, 'path'], what: miss.why, fix }];
}

function flawsOf({ type, target, value }: Patch, minor: number): Flaw[] {
  if (type === 'json') return flawsOfOperations(value);
  if (type === 'strategic' && value === null) return [];
  if (!isObject(value)) {
    const what = `a patch of type ${type} is a map, not ${wordFor(value)}`;
    return [{ path: [], what, fix: 'write the fields that change, from the root of the object' }];
  }
  if (type === 'merge') return [];
  return isStaticPodTarget(target)
    ? flawsInMap(value, { names: { containers: target }, type: mergeTypeOf('v1', 'Pod', minor) })
    : [];
}

const wordFor = (value: Json): string => {
  if (value === null) return 'nothing';
  return Array.isArray(value) ? 'a list' : `the ${typeof value} ${JSON.stringify(value)}`;
};

function flawsOfOperations(value: Json): Flaw[] {
  if (value === null) return [];
  if (!Array.isArray(value)) {
    const fix = '- op: add ... as items of a list, or a name with +strategic';
    return [{ path: [], what: `a JSON patch is a list of operations, not ${wordFor(value)}`, fix }];
  }
  return value.flatMap((operation: Json, index): Flaw[] => {
    if (isObject(operation)) return flawsOfOperation(operation, [index]);
    const what = `an operation is a map, not ${wordFor(operation)}`;
    return [{ path: [index], what, fix: '- op: add' }];
  });
}

function flawsOfOperation(operation: JsonObject, path: Path): Flaw[] {
  const { op } = operation;
  const known = JSON_PATCH_OPERATIONS.join(', ');
  if (typeof op !== 'string' || !JSON_PATCH_OPERATIONS.includes(op)) {
    const what =
      op === undefined ? 'an operation has no op' : `there is no op ${JSON.stringify(op)}`;
    return [{ path: op === undefined ? path : [...path, 'op'], what, fix: `op: one of ${known}` }];
  }
  const pointers = op === 'move' || op === 'copy' ? ['path', 'from'] : ['path'];
  return pointers.flatMap((name): Flaw[] => {
    const pointer = operation[name];
    if (typeof pointer === 'string' && pointer.includes('/')) return [];
    const what = pointer === undefined ? `op ${op} has no ${name}` : `${name} has no slash`;
    const fix = `${name}: /spec/containers/0/command/-`;
    return [{ path: pointer === undefined ? path : [...path, name], what, fix }];
  });
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
