import type { Contract } from '../../k8s/contract';
import { isObject, type Json, type JsonObject } from '../../model/document';
import { INIT } from '../../model/kubeadm-reading';
import { isOfRoot, JSON_PATCH_OPERATIONS } from '../../model/patch/json-patch';
import type { PatchTarget } from '../../model/patch/patch-name';
import type { Verdict } from '../rule';

export type Path = readonly (string | number)[];

/** What makes kubeadm stop at a patch, wherever it is applied. */
export interface Flaw {
  readonly path: Path;
  readonly what: string;
  readonly fix: string;
  /** @default - kubeadm stops */
  readonly verdict?: Verdict;
}

export const wordFor = (value: Json): string => {
  if (value === null) return 'nothing';
  return Array.isArray(value) ? 'a list' : `the ${typeof value} ${JSON.stringify(value)}`;
};

/** What is wrong with the operations of a JSON patch by themselves. */
export function flawsOfOperations(value: Json, target: PatchTarget, kubeadm: Contract): Flaw[] {
  if (value === null) return [];
  if (!Array.isArray(value)) {
    const fix = '- op: add ... as items of a list, or a name with +strategic';
    return [{ path: [], what: `a JSON patch is a list of operations, not ${wordFor(value)}`, fix }];
  }
  return value.flatMap((operation: Json, index): Flaw[] => {
    if (isObject(operation)) {
      return isOfRoot(operation)
        ? flawsOfRoot(operation.value, [index], { target, kubeadm })
        : flawsOfOperation(operation, [index], kubeadm);
    }
    const what = `an operation is a map, not ${wordFor(operation)}`;
    return [{ path: [index], what, fix: '- op: add' }];
  });
}

function flawsOfOperation(operation: JsonObject, path: Path, kubeadm: Contract): Flaw[] {
  const { op } = operation;
  const known = JSON_PATCH_OPERATIONS.join(', ');
  if (typeof op !== 'string' || !JSON_PATCH_OPERATIONS.includes(op)) {
    const what =
      op === undefined ? 'an operation has no op' : `there is no op ${JSON.stringify(op)}`;
    return [{ path: op === undefined ? path : [...path, 'op'], what, fix: `op: one of ${known}` }];
  }
  if (op === 'test' && operation.value === undefined && !kubeadm.kubeadmTestsWithoutAValue) {
    return [{ path, what: 'op test has no value', fix: 'value: what has to be there, or null' }];
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

const ROOT_FIX = 'value: the whole object, or the path of what changes';

interface Patching {
  readonly target: PatchTarget;
  readonly kubeadm: Contract;
}

function flawsOfRoot(value: Json | undefined, path: Path, { target, kubeadm }: Patching): Flaw[] {
  if (value === undefined) {
    return [{ path, what: 'nothing takes the place of the whole object', fix: ROOT_FIX }];
  }
  if (isObject(value)) return [];
  const what = `${wordFor(value)} cannot take the place of the whole object`;
  const verdict = Array.isArray(value) ? verdictOfList(target, kubeadm) : verdictOfScalar(kubeadm);
  return [{ path: [...path, 'value'], what, fix: ROOT_FIX, verdict }];
}

/** Without a file of its own for each node, kubeadm writes what comes out to the disk unread. */
export const verdictOfList = (target: PatchTarget, kubeadm: Contract): Verdict => ({
  refusedBy:
    target === 'kubeletconfiguration' && !kubeadm.kubeadmKeepsRuntimeOnTheNode
      ? ['kubelet-start']
      : INIT,
});

const verdictOfScalar = (kubeadm: Contract): Verdict =>
  kubeadm.kubeadmRefusesScalarForWholeObject
    ? { refusedBy: INIT }
    : { severity: 'warning', breaks: 'kubeadm: passes over the operation' };
