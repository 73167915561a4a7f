import type { Json } from '../document';

/** What a patch makes of a value, or why it cannot be applied. */
export type Patched =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly problem: string };

/** Thrown on the way down, caught where the patch begins. */
export class PatchError extends Error {}

export function attemptPatch(apply: () => Json): Patched {
  try {
    return { ok: true, value: apply() };
  } catch (error) {
    if (error instanceof PatchError) return { ok: false, problem: error.message };
    throw error;
  }
}
