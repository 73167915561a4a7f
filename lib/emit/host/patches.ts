import type { Json, JsonObject } from '../../model/document';
import { isObject } from '../../model/document';
import { applyPatches } from '../../model/patch/apply-patch';
import type { Patched } from '../../model/patch/patch-error';
import { parsePatchName } from '../../model/patch/patch-name';
import { isReadable } from '../../model/patch/patch-target';
import { textField } from '../../model/type-meta';
import { rewriteWithGo } from './go/rewrite-object';
import type { HostSettings } from './settings';

/** One file in the folder of patches. */
export interface HostPatch {
  readonly fileName: string;
  /** Each document of the file. */
  readonly patches: readonly Json[];
}

type Settings = Pick<HostSettings, 'contract' | 'kubeadm' | 'patches'>;

/** A static pod with everything that patches it, read and written by Go (`staticpod/utils.go` PatchStaticPod). */
export function patchStaticPod(pod: JsonObject, name: string, settings: Settings): Patched {
  const patched = patchTarget(pod, name, settings);
  if (!patched.ok || patched.value === pod) return patched;
  if (!isObject(patched.value)) return { ok: false, problem: 'what comes out is no object' };
  const apiVersion = textField(patched.value, 'apiVersion');
  const kind = textField(patched.value, 'kind');
  if (apiVersion !== 'v1' || kind !== 'Pod') {
    const isIgnored = isReadable({ apiVersion, kind }, settings.contract);
    return isIgnored ? { ok: true, value: pod } : { ok: false, problem: 'nobody knows its kind' };
  }
  return { ok: true, value: rewriteWithGo(patched.value, settings.kubeadm.minor) };
}

/** Files in the order of their names, as `filepath.Walk` finds them. */
export function patchTarget(
  value: JsonObject,
  name: string,
  { patches = [], kubeadm }: Settings,
): Patched {
  const sorted = patches.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1));
  const steps = sorted.flatMap(({ fileName, patches: documents }) => {
    const parsed = parsePatchName(fileName, kubeadm.minor);
    if (parsed.is !== 'patch' || parsed.target !== name) return [];
    const { target, type } = parsed;
    return documents.map((patch) => ({ target, type, value: patch }));
  });
  return applyPatches(value, steps, kubeadm.minor);
}
