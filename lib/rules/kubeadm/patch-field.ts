import type { Judge } from '../../diag/judge';
import { isObject, type JsonObject } from '../../model/document';
import { INIT } from '../../model/kubeadm-reading';
import { Known, memberOf } from '../../model/patch/outline';
import { isOverwritten } from '../../model/patch/overwritten';
import {
  isReadable,
  isStaticPodTarget,
  type TargetType,
  typeOfTarget,
} from '../../model/patch/patch-target';
import { type Patch, patchesAfter, patchesIn } from '../../model/patch/read-patches';
import type { Versions } from '../../model/versions';
import { defineRule, type Verdict } from '../rule';
import { patchExample } from './patch-examples';
import { type Misfit, misfitsIn, type Part, stepsOf, typingOf } from './patch-misfits';

export const patchField = defineRule({
  code: 'NET637',
  name: 'patch-field',
  severity: 'error',
  reads: ['patchFiles', 'versions'],
  docs: {
    summary: 'A patch sets fields that its target has, to values of their type.',
    why: 'kubeadm reads what it has patched into the Go type again: it stops at a value of another type or another kind, and an unknown field is gone without a word. The kubelet does the same with its configuration.',
    since: '0.1.0',
    source: 'kubeadm util/staticpod PatchStaticPod [run]',
  },
  findings: {
    type: ({ field, expected, got }: Misfit) => ({
      what: `${field} takes ${expected}, not ${got}`,
      fix: `write ${expected}`,
    }),
    unknown: ({ field, kind, proposal }: Misfit) => ({
      what: `${kind} has no field ${field}: the patch has no effect`,
      fix: proposal === undefined ? 'remove it, or correct its path' : `${proposal}:`,
    }),
    head: ({ field, got, wanted }: { field: string; got: string; wanted: string }) => ({
      what: `the patched object would have ${field} ${got}; it is ${wanted}`,
      fix: `${field}: ${wanted}, or leave it out`,
    }),
  },
  examples: () => ({
    valid: [
      patchExample(
        'with the head of the pod',
        'kube-apiserver+strategic.yaml',
        'apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    a.example/b: c\n',
      ),
      patchExample('a setting of the kubelet', 'kubeletconfiguration.yaml', 'maxPods: 64\n'),
      patchExample(
        'a word that the next operation makes a number',
        'kube-apiserver+json.yaml',
        '- op: add\n  path: /spec/priority\n  value: high\n- op: replace\n  path: /spec/priority\n  value: 1\n',
      ),
      patchExample(
        'a label that the next patch takes away',
        'etcd+merge.yaml',
        'metadata:\n  labels:\n    zone: 1\n---\nmetadata:\n  labels:\n    zone: null\n',
      ),
    ],
    invalid: [
      patchExample(
        'a number in front of which another item is put',
        'etcd+json.yaml',
        '- op: add\n  path: /spec/containers/0/command/1\n  value: 1\n- op: add\n  path: /spec/containers/0/command/1\n  value: --v=4\n',
      ),
      patchExample('a word', 'kube-apiserver+merge.yaml', 'spec:\n  priority: high\n'),
      patchExample(
        'a number for a label',
        'etcd+json.yaml',
        '- op: add\n  path: /metadata/labels/zone\n  value: 1\n',
      ),
      patchExample('another kind', 'kube-scheduler.yaml', 'kind: Deployment\n'),
      patchExample(
        'a kind that has gone elsewhere',
        'kube-scheduler+json.yaml',
        '- op: move\n  from: /kind\n  path: /metadata/labels/kind\n',
      ),
      patchExample(
        'another kind, and a label that it does not take',
        'kube-apiserver.yaml',
        'kind: Service\nmetadata:\n  labels:\n    a: true\n',
      ),
      patchExample('nothing in the place of the pod', 'etcd.yaml', '$patch: delete\n'),
      patchExample('a setting too deep', 'kube-apiserver.yaml', 'spec:\n  resources2: {}\n'),
    ],
  }),
  check({ patchFiles, versions }, report) {
    const patches = patchesIn(patchFiles);
    for (const patch of patches) {
      const refused = verdictOf(patch);
      const heads = wrongHeads(patch, versions, patches);
      for (const head of heads) {
        const verdict = isPassedOver(patch, heads, versions, patches) ? PASSED_OVER : refused;
        report('head', head, { at: patch.at(head.path), ...verdict });
      }
      if (heads.length > 0) continue;
      for (const misfit of misfitsIn(patch, typeOfTarget(patch.target), versions, patches)) {
        const at = { at: patch.at(misfit.path), value: misfit.got };
        if (misfit.problem === 'wrong-type') report('type', misfit, { at, ...refused });
        else {
          const breaks = 'kubeadm: drops the field, so the patch has no effect';
          report('unknown', misfit, { at: { ...at, on: 'key' }, severity: 'warning', breaks });
        }
      }
    }
  },
});

function verdictOf({ target, file }: Patch): Verdict {
  const refusedBy: readonly Judge[] = target === 'kubeletconfiguration' ? ['kubelet-start'] : INIT;
  return file.directory
    ? { refusedBy }
    : { breaks: 'kubeadm: stops once somebody names the folder' };
}

interface WrongHead {
  readonly field: keyof TargetType;
  readonly got: string;
  readonly wanted: string;
  readonly path: Part['path'];
}

function wrongHeads(patch: Patch, versions: Versions, patches: readonly Patch[]): WrongHead[] {
  const wanted = typeOfTarget(patch.target);
  return (['apiVersion', 'kind'] as const).flatMap((field): WrongHead[] => {
    const written = headIn(patch, field, versions);
    if (written === undefined || written.value === wanted[field]) return [];
    const got = written.value ?? 'removed';
    return typeof got === 'string' && !isRestored(field, patch, versions, patches)
      ? [{ field, got, wanted: wanted[field], path: written.path }]
      : [];
  });
}

/** Another patch says again what it is. */
function isRestored(
  field: keyof TargetType,
  patch: Patch,
  { kubeadmMinor: minor }: Versions,
  patches: readonly Patch[],
): boolean {
  const typing = typingOf(typeOfTarget(patch.target), minor);
  const placed = { steps: [field], isMap: false };
  return typing !== undefined && isOverwritten(placed, patchesAfter(patch, patches), typing);
}

/** What a patch makes of a field of the root, and where; null takes it away. */
function headIn(
  patch: Patch,
  field: keyof TargetType,
  versions: Versions,
): Pick<Part, 'value' | 'path'> | undefined {
  const { type, value } = patch;
  if (type !== 'json') return isObject(value) ? headInMap(value, field, type) : undefined;
  const last = stepsOf(patch, versions).findLast(
    ({ before, after }) => memberOf(before, field) !== memberOf(after, field),
  );
  const made = last && memberOf(last.after, field);
  if (!last || typeof made === 'string') return undefined;
  const { index, operation } = last;
  const path = [index, operation.value === undefined ? 'path' : 'value'];
  return { value: made instanceof Known ? made.value : null, path };
}

/** `$patch` at the root leaves nothing of what was there. */
function headInMap(
  map: JsonObject,
  field: keyof TargetType,
  type: Patch['type'],
): Pick<Part, 'value' | 'path'> | undefined {
  const isEmptied = type === 'strategic' && (map.$patch === 'replace' || map.$patch === 'delete');
  const written = map.$patch === 'delete' && isEmptied ? undefined : map[field];
  if (written !== undefined) return { value: written, path: [field] };
  if (isEmptied) return { value: null, path: ['$patch'] };
  const { $retainKeys: kept } = map;
  const isRetained = type !== 'strategic' || !Array.isArray(kept) || kept.includes(field);
  return isRetained ? undefined : { value: null, path: ['$retainKeys'] };
}

const PASSED_OVER: Verdict = { breaks: 'kubeadm: writes the pod as if there were no patches' };

/** It is read as what it says to be, and then dropped. */
function isPassedOver(
  patch: Patch,
  heads: readonly WrongHead[],
  versions: Versions,
  patches: readonly Patch[],
): boolean {
  if (!isStaticPodTarget(patch.target)) return false;
  const said = Object.fromEntries(heads.map(({ field, got }) => [field, got]));
  const type: TargetType = { ...typeOfTarget(patch.target), ...said };
  const misfits = misfitsIn(patch, type, versions, patches);
  return (
    isReadable(type, versions.kubeadm) && misfits.every(({ problem }) => problem !== 'wrong-type')
  );
}
