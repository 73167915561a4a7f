import { isObject, type Json } from './document';
import type { InputFile } from './input-file';

const NAME = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

/** What kustomize builds from; apiVersion and kind may be left out. Source: kustomize konfig.RecognizedKustomizationFileNames. */
export const isKustomization = ({ name }: Pick<InputFile, 'name'>): boolean => NAME.test(name);

/** Paths of its patches, as written. An entry of `patchesStrategicMerge` may also be a patch itself. */
export const patchPathsIn = ({ chunks }: InputFile): string[] =>
  chunks.flatMap(({ document }) => {
    const value = document?.value;
    if (!isObject(value)) return [];
    const { patches, patchesJson6902, patchesStrategicMerge } = value;
    const named = [...listOf(patches), ...listOf(patchesJson6902)].map(pathOf);
    return [...named, ...listOf(patchesStrategicMerge)].filter(
      (path): path is string => typeof path === 'string',
    );
  });

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const pathOf = (patch: Json): Json | undefined => (isObject(patch) ? patch.path : undefined);
