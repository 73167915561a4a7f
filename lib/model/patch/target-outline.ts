import { shapeOf } from '../../k8s/schema/shape';
import { isObject, type Json, type JsonObject } from '../document';
import { asText } from '../type-meta';
import { stepsOfPointer } from './json-patch';
import type { PatchTarget } from './patch-name';
import { isStaticPodTarget, typeOfTarget } from './patch-target';

/** What is known of a value that kubeadm writes: its members, its items, or that it has none. */
type Outline = { readonly [name: string]: Outline } | List | 'scalar' | 'unknown';

interface List {
  readonly itemsOf: Outline;
  /** Where it is the same in every cluster. */
  readonly size?: number;
}

const CONTAINER: Outline = {
  command: { itemsOf: 'scalar' },
  env: 'unknown',
  image: 'scalar',
  imagePullPolicy: 'scalar',
  livenessProbe: 'unknown',
  name: 'scalar',
  ports: 'unknown',
  readinessProbe: 'unknown',
  resources: { requests: 'unknown' },
  startupProbe: 'unknown',
  volumeMounts: { itemsOf: 'unknown' },
};

/** Source: kubeadm util/staticpod ComponentPod; what differs between releases is unknown. */
const POD: Outline = {
  apiVersion: 'scalar',
  kind: 'scalar',
  metadata: {
    annotations: 'unknown',
    creationTimestamp: 'unknown',
    labels: { component: 'scalar', tier: 'scalar' },
    name: 'scalar',
    namespace: 'scalar',
  },
  spec: {
    containers: { itemsOf: CONTAINER, size: 1 },
    hostNetwork: 'scalar',
    priority: 'scalar',
    priorityClassName: 'scalar',
    securityContext: { seccompProfile: { type: 'scalar' } },
    volumes: { itemsOf: 'unknown' },
  },
  status: 'unknown',
};

/** The first operation of a JSON patch that cannot be applied to its target as kubeadm writes it, and why. */
export function firstImpossible(
  operations: readonly Json[],
  target: PatchTarget,
  minor: number,
): { readonly index: number; readonly why: string } | undefined {
  let pod = isStaticPodTarget(target) ? POD : membersOf(target, minor);
  for (const [index, operation] of operations.filter(isObject).entries()) {
    const why = whyImpossible(operation, pod);
    if (why !== undefined) return { index, why };
    pod = outlineAfter(operation, pod);
  }
  return undefined;
}

/** Whether a field is there depends on the cluster; no other field is. */
function membersOf(target: PatchTarget, minor: number): Outline {
  const { apiVersion, kind } = typeOfTarget(target);
  const shape = shapeOf(apiVersion, kind, minor);
  if (shape?.is !== 'struct') return 'unknown';
  return Object.fromEntries([...shape.fields.keys()].map((name) => [name, 'unknown']));
}

function whyImpossible(operation: JsonObject, pod: Outline): string | undefined {
  const { op } = operation;
  const path = stepsOf(operation, 'path');
  if (path.length === 0) return undefined;
  if (op === 'add' || op === 'replace') return whyNoPlace(pod, path, op === 'add');
  if (op === 'remove') return whyNothing(pod, path);
  if (op === 'test') return whyNothing(pod, path, operation.value ?? null);
  if (op !== 'move' && op !== 'copy') return undefined;
  const from = stepsOf(operation, 'from');
  const whyNoSource = op === 'move' ? whyNothing(pod, from) : whyNoPlace(pod, from, false);
  return whyNoSource ?? whyNoPlace(pod, path, true);
}

/** What an operation writes is not looked at; items of a list change their places. */
function outlineAfter(operation: JsonObject, pod: Outline): Outline {
  const { op } = operation;
  if (op === 'test') return pod;
  const path = stepsOf(operation, 'path');
  if (path.length === 0) return 'unknown';
  if (op === 'remove') return withMember(pod, path, undefined);
  const source = op === 'move' ? withMember(pod, stepsOf(operation, 'from'), undefined) : pod;
  return withMember(source, path, 'unknown');
}

function withMember(
  outline: Outline,
  [step = '', ...rest]: readonly string[],
  member: Outline | undefined,
): Outline {
  if (typeof outline === 'string') return outline;
  if (isList(outline)) {
    return rest.length === 0
      ? { itemsOf: 'unknown' }
      : { ...outline, itemsOf: withMember(outline.itemsOf, rest, member) };
  }
  const inner = memberOf(outline, step);
  const made = rest.length === 0 ? member : inner && withMember(inner, rest, member);
  const others = Object.entries(outline).filter(([name]) => name !== step);
  return Object.fromEntries(made === undefined ? others : [...others, [step, made]]);
}

const stepsOf = (operation: JsonObject, field: 'path' | 'from'): string[] =>
  stepsOfPointer(asText(operation[field]) ?? '');

/** What holds the last step, or the step that leads nowhere. */
function holderOf(
  pod: Outline,
  steps: readonly string[],
): { outline: Outline } | { missing: string } {
  let outline = pod;
  for (const step of steps.slice(0, -1)) {
    if (outline === 'unknown') break;
    const inner: Outline | undefined = outline === 'scalar' ? undefined : memberOf(outline, step);
    if (inner === undefined) return { missing: step };
    outline = inner;
  }
  return outline === 'scalar' ? { missing: steps.at(-1) ?? '' } : { outline };
}

function memberOf(outline: Exclude<Outline, string>, step: string): Outline | undefined {
  if (isList(outline)) return isIndex(step, outline.size) ? outline.itemsOf : undefined;
  return Object.hasOwn(outline, step) ? outline[step] : undefined;
}

const isList = (outline: Exclude<Outline, string>): outline is List =>
  Object.hasOwn(outline, 'itemsOf');

/** Negative ones count from the end. */
const isIndex = (step: string, size = Number.POSITIVE_INFINITY): boolean =>
  /^[+-]?\d+$/.test(step) && Number(step) < size && Number(step) >= -size;

/** `-` stands for the place behind the last item. */
function whyNoPlace(
  pod: Outline,
  steps: readonly string[],
  mayAppend: boolean,
): string | undefined {
  const holder = holderOf(pod, steps);
  if ('missing' in holder) return `kubeadm writes nothing at ${JSON.stringify(holder.missing)}`;
  const { outline } = holder;
  const step = steps.at(-1) ?? '';
  if (typeof outline === 'string' || !isList(outline) || (mayAppend && step === '-')) {
    return undefined;
  }
  if (!isIndex(step)) return `${JSON.stringify(step)} is no number of an item`;
  const size = outline.size === undefined ? undefined : outline.size + Number(mayAppend);
  return isIndex(step, size) ? undefined : `there is no item ${step}`;
}

/** A test for null passes where nothing is. */
function whyNothing(pod: Outline, steps: readonly string[], expected?: Json): string | undefined {
  const why = whyNoPlace(pod, steps, false);
  const holder = holderOf(pod, steps);
  if (why !== undefined || 'missing' in holder || typeof holder.outline === 'string') return why;
  const step = steps.at(-1) ?? '';
  if (memberOf(holder.outline, step) !== undefined || expected === null) return undefined;
  return `kubeadm writes no ${JSON.stringify(step)} there`;
}
