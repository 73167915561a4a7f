import { dirname, resolve } from 'node:path';

import type { InputFile, PassedOver } from '../model/input-file';
import { isKustomization, patchPathsIn } from '../model/kustomization';

/** What was met in folders, and every Chart.yaml, by real paths. */
export interface Found {
  readonly files: ReadonlyMap<string, InputFile>;
  /** How many templates were left unread, by the Chart.yaml they belong to. */
  readonly templates: ReadonlyMap<string, number>;
}

/** Takes out patches, which are parts of objects that nobody reads alone, and notes what was passed over. */
export function passOver(inputs: readonly InputFile[], found: Found): InputFile[] {
  const notes = new Map<InputFile, PassedOver>();
  const patches = new Set<InputFile>();
  for (const [path, file] of found.files) {
    const templates = found.templates.get(path);
    if (templates !== undefined) notes.set(file, { tool: 'helm', files: templates });
    const own = isKustomization(file) ? patchesOf(path, file, found) : [];
    if (own.length > 0) notes.set(file, { tool: 'kustomize', files: own.length });
    for (const patch of own) patches.add(patch);
  }
  return inputs.flatMap((file) => {
    const passedOver = notes.get(file);
    if (patches.has(file)) return [];
    return [passedOver ? { ...file, passedOver } : file];
  });
}

function patchesOf(path: string, kustomization: InputFile, { files }: Found): InputFile[] {
  const folder = dirname(path);
  const paths = new Set(patchPathsIn(kustomization).map((patch) => resolve(folder, patch)));
  return [...paths].flatMap((patch) => files.get(patch) ?? []);
}
