import type { Judge } from '../../diag/judge';
import { formatPath } from '../../diag/path';
import { findMismatches, type Mismatch } from '../../k8s/schema/mismatch';
import { shapeOf } from '../../k8s/schema/shape';
import { isObject, type Json, type JsonObject } from '../../model/document';
import { INIT } from '../../model/kubeadm-reading';
import { isOfRoot, stepsOfPointer } from '../../model/patch/json-patch';
import { Known, memberOf, outlineAt } from '../../model/patch/outline';
import {
  isReadable,
  isStaticPodTarget,
  shapeBelow,
  type TargetType,
  typeOfTarget,
} from '../../model/patch/patch-target';
import { type Step, stepsThrough } from '../../model/patch/patch-walk';
import { type Patch, patchesIn } from '../../model/patch/read-patches';
import { outlineOfTarget } from '../../model/patch/target-outline';
import { asList, textField } from '../../model/type-meta';
import type { Versions } from '../../model/versions';
import { defineRule, type Verdict } from '../rule';
import { patchExample } from './patch-examples';

interface Misfit extends Mismatch {
  readonly kind: string;
  /** As the patched object has it. */
  readonly field: string;
}

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
    ],
    invalid: [
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
    for (const patch of patchesIn(patchFiles)) {
      const refused = verdictOf(patch);
      const heads = wrongHeads(patch, versions);
      for (const head of heads) {
        const verdict = isPassedOver(patch, heads, versions) ? PASSED_OVER : refused;
        report('head', head, { at: patch.at(head.path), ...verdict });
      }
      if (heads.length > 0) continue;
      for (const misfit of misfitsIn(patch, typeOfTarget(patch.target), versions)) {
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

/** One value that comes into the patched object, and where. */
interface Part {
  readonly value: Json;
  /** In the object. */
  readonly steps: readonly string[];
  /** In the file. */
  readonly path: readonly (string | number)[];
}

function misfitsIn(patch: Patch, { apiVersion, kind }: TargetType, versions: Versions): Misfit[] {
  const shape = shapeOf(apiVersion, kind, versions.kubeadmMinor);
  if (!shape) return [];
  return partsOf(patch, versions).flatMap(({ value, steps, path }) => {
    const inner = shapeBelow(shape, steps);
    if (!inner) return [{ ...strangerAt(steps, path), kind, field: formatPath(steps) }];
    return findMismatches(value, inner, [])
      .filter(({ path: [...below] }) => !below.some(isDirective))
      .map((mismatch) => ({
        ...mismatch,
        kind,
        field: formatPath([...steps, ...mismatch.path]),
        path: [...path, ...mismatch.path],
      }));
  });
}

const isDirective = (step: string | number): boolean => String(step).startsWith('$');

const strangerAt = (steps: readonly string[], path: Part['path']): Mismatch => ({
  path,
  problem: 'unknown-field',
  expected: '',
  got: steps.at(-1) ?? '',
  proposal: undefined,
  scalar: undefined,
});

function partsOf(patch: Patch, versions: Versions): Part[] {
  const { type, value } = patch;
  if (type !== 'json') return isObject(value) ? [{ value, steps: [], path: [] }] : [];
  return stepsOf(patch, versions).flatMap(({ index, operation, before }): Part[] => {
    const steps = stepsOfPointer(textField(operation, 'path'));
    const op = textField(operation, 'op');
    if (op === 'move' || op === 'copy') {
      const taken = outlineAt(before, stepsOfPointer(textField(operation, 'from')));
      return taken instanceof Known ? [{ value: taken.value, steps, path: [index, 'path'] }] : [];
    }
    if (op !== 'add' && op !== 'replace') return [];
    if (steps.length === 0 && !(isOfRoot(operation) && isObject(operation.value))) return [];
    const path = [index, operation.value === undefined ? 'path' : 'value'];
    return [{ value: operation.value ?? null, steps, path }];
  });
}

const stepsOf = (
  { target, value }: Patch,
  { kubeadm, kubeadmMinor: minor }: Versions,
): readonly Step[] =>
  stepsThrough(
    asList(value),
    outlineOfTarget({ target, kubeadm, minor, extraArguments: undefined, kubelet: undefined }),
  );

interface WrongHead {
  readonly field: keyof TargetType;
  readonly got: string;
  readonly wanted: string;
  readonly path: Part['path'];
}

function wrongHeads(patch: Patch, versions: Versions): WrongHead[] {
  const wanted = typeOfTarget(patch.target);
  return (['apiVersion', 'kind'] as const).flatMap((field): WrongHead[] => {
    const written = headIn(patch, field, versions);
    if (written === undefined || written.value === wanted[field]) return [];
    const got = written.value ?? 'removed';
    return typeof got === 'string'
      ? [{ field, got, wanted: wanted[field], path: written.path }]
      : [];
  });
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
function isPassedOver(patch: Patch, heads: readonly WrongHead[], versions: Versions): boolean {
  if (!isStaticPodTarget(patch.target)) return false;
  const said = Object.fromEntries(heads.map(({ field, got }) => [field, got]));
  const type: TargetType = { ...typeOfTarget(patch.target), ...said };
  const misfits = misfitsIn(patch, type, versions);
  return (
    isReadable(type, versions.kubeadm) && misfits.every(({ problem }) => problem !== 'wrong-type')
  );
}
