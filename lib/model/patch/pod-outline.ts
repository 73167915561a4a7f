import type { JsonObject } from '../document';
import { asText } from '../type-meta';
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

/** Why an operation of a JSON patch cannot be applied to the pod as kubeadm writes it. */
export function whyImpossible(operation: JsonObject, target: PatchTarget): string | undefined {
  const { op } = operation;
  if (!isStaticPodTarget(target)) return undefined;
  const path = stepsOf(operation.path);
  if (op === 'add' || op === 'replace') return whyNoPlace(path, op === 'add');
  if (op === 'remove') return whyNothing(path);
  if (op === 'test') return whyNothing(path, operation.value ?? null);
  if (op !== 'move' && op !== 'copy') return undefined;
  const from = stepsOf(operation.from);
  return (op === 'move' ? whyNothing(from) : whyNoPlace(from, false)) ?? whyNoPlace(path, true);
}

const stepsOf = (pointer: JsonObject[string] | undefined): string[] =>
  (asText(pointer) ?? '')
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What holds the last step, or the step that leads nowhere. */
function holderOf(steps: readonly string[]): { outline: Outline } | { missing: string } {
  let outline: Outline = POD;
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
function whyNoPlace(steps: readonly string[], mayAppend: boolean): string | undefined {
  const holder = holderOf(steps);
  if ('missing' in holder) return `the pod has nothing at ${JSON.stringify(holder.missing)}`;
  const { outline } = holder;
  const step = steps.at(-1) ?? '';
  if (typeof outline === 'string' || itemsOf(outline) === undefined) return undefined;
  if (/^[+-]?\d+$/.test(step) || (mayAppend && step === '-')) return undefined;
  return `${JSON.stringify(step)} is no number of an item`;
}

/** A test for null passes where nothing is. */
function whyNothing(steps: readonly string[], expected?: JsonObject[string]): string | undefined {
  const why = whyNoPlace(steps, false);
  const holder = holderOf(steps);
  if (why !== undefined || 'missing' in holder || typeof holder.outline === 'string') return why;
  const step = steps.at(-1) ?? '';
  if (memberOf(holder.outline, step) !== undefined || expected === null) return undefined;
  return `the pod has no ${JSON.stringify(step)} there`;
}
