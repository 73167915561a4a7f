import { isObject, type Json, type JsonObject } from '../document';
import { asText } from '../type-meta';
import { stepsOfPointer } from './json-patch';
import type { PatchTarget } from './patch-name';
import { isStaticPodTarget } from './patch-target';

/** What is known of a value of the pods that kubeadm writes: its members, its items, or that it has none. */
type Outline =
  | { readonly [name: string]: Outline }
  | { readonly itemsOf: Outline }
  | 'scalar'
  | 'unknown';

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
    containers: { itemsOf: CONTAINER },
    hostNetwork: 'scalar',
    priority: 'scalar',
    priorityClassName: 'scalar',
    securityContext: { seccompProfile: { type: 'scalar' } },
    volumes: { itemsOf: 'unknown' },
  },
  status: 'unknown',
};

/** The first operation of a JSON patch that cannot be applied to the pod as kubeadm writes it, and why. */
export function firstImpossible(
  operations: readonly Json[],
  target: PatchTarget,
): { readonly index: number; readonly why: string } | undefined {
  if (!isStaticPodTarget(target)) return undefined;
  let pod: Outline = POD;
  for (const [index, operation] of operations.filter(isObject).entries()) {
    const why = whyImpossible(operation, pod);
    if (why !== undefined) return { index, why };
    pod = outlineAfter(operation, pod);
  }
  return undefined;
}

function whyImpossible(operation: JsonObject, pod: Outline): string | undefined {
  const { op } = operation;
  const path = stepsOf(operation, 'path');
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
  const items = itemsOf(outline);
  if (items !== undefined) {
    return { itemsOf: rest.length === 0 ? 'unknown' : withMember(items, rest, member) };
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
  const items = itemsOf(outline);
  if (items !== undefined) return /^[+-]?\d+$/.test(step) ? items : undefined;
  return Object.hasOwn(outline, step) ? (outline as Record<string, Outline>)[step] : undefined;
}

const itemsOf = (outline: Exclude<Outline, string>): Outline | undefined =>
  Object.hasOwn(outline, 'itemsOf') ? (outline as { itemsOf: Outline }).itemsOf : undefined;

/** `-` stands for the place behind the last item. */
function whyNoPlace(
  pod: Outline,
  steps: readonly string[],
  mayAppend: boolean,
): string | undefined {
  const holder = holderOf(pod, steps);
  if ('missing' in holder) return `the pod has nothing at ${JSON.stringify(holder.missing)}`;
  const { outline } = holder;
  const step = steps.at(-1) ?? '';
  if (typeof outline === 'string' || itemsOf(outline) === undefined) return undefined;
  if (/^[+-]?\d+$/.test(step) || (mayAppend && step === '-')) return undefined;
  return `${JSON.stringify(step)} is no number of an item`;
}

/** A test for null passes where nothing is. */
function whyNothing(pod: Outline, steps: readonly string[], expected?: Json): string | undefined {
  const why = whyNoPlace(pod, steps, false);
  const holder = holderOf(pod, steps);
  if (why !== undefined || 'missing' in holder || typeof holder.outline === 'string') return why;
  const step = steps.at(-1) ?? '';
  if (memberOf(holder.outline, step) !== undefined || expected === null) return undefined;
  return `the pod has no ${JSON.stringify(step)} there`;
}
