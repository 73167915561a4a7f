import { isObject, type Json, type JsonObject } from '../document';
import { asText } from '../type-meta';
import { isOfRoot, stepsOfPointer } from './json-patch';
import {
  isIndex,
  Known,
  List,
  memberOf,
  type Outline,
  outlineAt,
  outlineOf,
  withMember,
} from './outline';

/** One operation of a JSON patch, and its target before and after it as far as that is known. */
export interface Step {
  readonly index: number;
  readonly operation: JsonObject;
  readonly before: Outline;
  readonly after: Outline;
}

export function stepsThrough(operations: readonly Json[], target: Outline): Step[] {
  let before = target;
  return operations.flatMap((operation, index) => {
    if (!isObject(operation)) return [];
    const step = { index, operation, before, after: outlineAfter(operation, before) };
    before = step.after;
    return [step];
  });
}

/** Why an operation cannot be applied; undefined where it can, or nobody knows. */
export function whyImpossible({ operation, before }: Step): string | undefined {
  const { op } = operation;
  const path = stepsOf(operation, 'path');
  if (path.length === 0) return undefined;
  if (op === 'add' || op === 'replace') return whyNoPlace(before, path, op === 'add');
  if (op === 'remove') return whyNothing(before, path);
  if (op === 'test') return whyTestFails(before, path, operation.value ?? null);
  const from = stepsOf(operation, 'from');
  if (op === 'copy') return whyNoPlace(before, from, false) ?? whyNoPlace(before, path, true);
  if (op !== 'move') return undefined;
  return whyNothing(before, from) ?? whyNoPlace(withMember(before, from, undefined), path, true);
}

function outlineAfter(operation: JsonObject, before: Outline): Outline {
  const { op, value } = operation;
  if (op === 'test') return before;
  if (isOfRoot(operation)) return isObject(value) ? outlineOf(value) : 'unknown';
  const path = stepsOf(operation, 'path');
  if (path.length === 0) return 'unknown';
  if (op === 'remove') return withMember(before, path, undefined);
  if (op === 'add' || op === 'replace') {
    return withMember(before, path, outlineOf(value ?? null));
  }
  const from = stepsOf(operation, 'from');
  const rest = op === 'move' ? withMember(before, from, undefined) : before;
  return withMember(rest, path, outlineAt(before, from) ?? 'unknown');
}

const stepsOf = (operation: JsonObject, field: 'path' | 'from'): string[] =>
  stepsOfPointer(asText(operation[field]) ?? '');

/** What holds the last step, or the step that leads nowhere. */
function holderOf(
  outline: Outline,
  steps: readonly string[],
): { outline: Outline } | { missing: string } {
  let holder = outline;
  for (const step of steps.slice(0, -1)) {
    const inner = memberOf(holder, step);
    if (inner === undefined) return { missing: step };
    holder = inner;
  }
  const isLeaf = holder === 'scalar' || holder instanceof Known;
  return isLeaf ? { missing: steps.at(-1) ?? '' } : { outline: holder };
}

/** `-` stands for the place behind the last item. */
function whyNoPlace(
  outline: Outline,
  steps: readonly string[],
  mayAppend: boolean,
): string | undefined {
  const holder = holderOf(outline, steps);
  if ('missing' in holder) return `kubeadm writes nothing at ${JSON.stringify(holder.missing)}`;
  const step = steps.at(-1) ?? '';
  if (!(holder.outline instanceof List) || (mayAppend && step === '-')) return undefined;
  if (!isIndex(step, Number.POSITIVE_INFINITY)) {
    return `${JSON.stringify(step)} is no number of an item`;
  }
  const { most } = holder.outline;
  return isIndex(step, most + Number(mayAppend)) ? undefined : `there is no item ${step}`;
}

function whyNothing(outline: Outline, steps: readonly string[]): string | undefined {
  const why = whyNoPlace(outline, steps, false);
  if (why !== undefined || outlineAt(outline, steps) !== undefined) return why;
  return `kubeadm writes no ${JSON.stringify(steps.at(-1))} there`;
}

/** A test for null passes where nothing is. */
function whyTestFails(
  outline: Outline,
  steps: readonly string[],
  expected: Json,
): string | undefined {
  const why = whyNoPlace(outline, steps, false);
  if (why !== undefined) return why;
  const found = outlineAt(outline, steps);
  if (found === undefined) return expected === null ? undefined : whyNothing(outline, steps);
  if (found === 'unknown' || (found === 'scalar' && typeof expected !== 'object')) return undefined;
  if (found instanceof Known) {
    return found.value === expected
      ? undefined
      : `kubeadm writes ${JSON.stringify(found.value)} there`;
  }
  const isOfItsForm = found instanceof List ? Array.isArray(expected) : isObject(expected);
  return isOfItsForm ? undefined : 'kubeadm writes something else there';
}
