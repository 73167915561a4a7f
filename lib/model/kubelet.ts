import type { Path } from '../diag/path';
import type { ComponentConfig } from './component-config';
import { isObject, type JsonObject, valueAt } from './document';
import type { KubeadmFile } from './kubeadm-file';
import { type At, at, nowhere } from './located';
import type { NodePlan } from './node-plan';
import { applyPatches, type Step } from './patch/apply-patch';
import { stepsOfPointer } from './patch/json-patch';
import { patchFilesFor } from './patch/node-patches';
import type { PatchFile } from './patch/patch-file';
import { type Patch, patchesIn } from './patch/read-patches';
import { asList, asText } from './type-meta';

/** The configuration that the kubelets of some nodes read. */
export interface Kubelet {
  /** What the plan says of it: the document that kubeadm gives to all nodes, patched for these. */
  readonly config: JsonObject;
  readonly isPatched: boolean;
  /** Empty where the plan shows none of them. */
  readonly nodes: readonly NodePlan[];
  /** Where a value of it stands, or would stand. */
  at(path: Path): At;
}

interface Plan {
  readonly componentConfigs: readonly ComponentConfig[];
  readonly nodes: readonly NodePlan[];
  readonly kubeadmFiles: readonly KubeadmFile[];
  readonly patchFiles: readonly PatchFile[];
  readonly minor: number;
}

/** One for each configuration that differs; none of nodes that nobody says anything of. */
export function parseKubelets(plan: Plan): Kubelet[] {
  const shared = plan.componentConfigs.filter(({ component }) => component === 'kubelet');
  const groups = new Map<string, PatchedNodes>();
  const others: NodePlan[] = [];
  for (const node of plan.nodes) {
    const files = patchFilesFor(node, plan.kubeadmFiles, plan.patchFiles);
    const patches = patchesIn(files).filter(({ target }) => target === TARGET);
    const key = patches.map(({ file }) => file.input.name).join('\n');
    if (patches.length === 0) others.push(node);
    else groups.set(key, { patches, nodes: [...(groups.get(key)?.nodes ?? []), node] });
  }
  const isFounderShown = plan.nodes.some(({ role }) => role === 'control-plane');
  const isShared = others.length > 0 || !isFounderShown;
  return [
    ...(isShared ? shared.map((config) => unpatchedKubelet(config, others)) : []),
    ...[...groups.values()].flatMap((group) => patchedKubelet(shared[0], group, plan.minor)),
  ];
}

const TARGET = 'kubeletconfiguration';

/** Nodes that find the same patches. */
interface PatchedNodes {
  readonly patches: readonly Patch[];
  readonly nodes: readonly NodePlan[];
}

const unpatchedKubelet = (
  { value, source }: ComponentConfig,
  nodes: readonly NodePlan[],
): Kubelet => ({ config: value, isPatched: false, nodes, at: (path) => at(source, ...path) });

/** kubeadm stops at patches that cannot be applied. */
function patchedKubelet(
  shared: ComponentConfig | undefined,
  { patches, nodes }: PatchedNodes,
  minor: number,
): Kubelet[] {
  const given: Step = { target: TARGET, type: 'merge', value: shared?.value ?? {} };
  const result = applyPatches(WRITTEN, [given, ...patches], minor);
  if (!result.ok || !isObject(result.value)) return [];
  return [{ config: result.value, isPatched: true, nodes, at: placesIn(shared, patches) }];
}

/**
 * Objects that kubeadm writes although nobody asks for them; operations of a JSON patch look for them.
 * Source: kubelet config/v1beta1 KubeletConfiguration, structs without a pointer.
 */
const WRITTEN: JsonObject = {
  authentication: { anonymous: {}, webhook: {}, x509: {} },
  authorization: { webhook: {} },
  crashLoopBackOff: {},
  logging: { options: { json: {}, text: {} } },
  memorySwap: {},
};

/** The last patch that sets the value, else the shared document where it speaks of it, else the last patch. */
const placesIn =
  (shared: ComponentConfig | undefined, patches: readonly Patch[]) =>
  (path: Path): At => {
    const set = patches.flatMap((patch) => placeIn(patch, path)).at(-1);
    if (set) return set;
    const isShared = shared && valueAt(shared.value, path.slice(0, 1)) !== undefined;
    return isShared ? at(shared.source, ...path) : (patches.at(-1)?.at([]) ?? nowhere());
  };

function placeIn(patch: Patch, path: Path): At[] {
  if (patch.type !== 'json') {
    return valueAt(patch.value, path) === undefined ? [] : [patch.at(path)];
  }
  return asList(patch.value).flatMap((operation, index) => {
    const pointer = isObject(operation) ? asText(operation.path) : undefined;
    const steps = pointer === undefined ? undefined : stepsOfPointer(pointer);
    if (!steps?.every((step, depth) => step === String(path[depth]))) return [];
    return [patch.at([index, 'value', ...path.slice(steps.length)])];
  });
}
