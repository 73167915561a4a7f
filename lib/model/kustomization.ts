import { posix } from 'node:path';
import { isObject, type Json } from './document';
import type { InputFile } from './input-file';
import { textField } from './type-meta';

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

/** Its `namespace` becomes the name of a Namespace, too. Source: kustomize builtinpluginconsts namespaceFieldSpecs. */
export const renamesNamespaceIn = (kustomization: InputFile, file: string): boolean =>
  isKustomization(kustomization) &&
  kustomization.chunks.some(({ document }) => {
    const value = document?.value;
    return (
      isObject(value) &&
      textField(value, 'namespace') !== '' &&
      listOf(value.resources).some((path) => isFile(kustomization, path, file))
    );
  });

const isFile = ({ name }: InputFile, path: Json, file: string): boolean =>
  typeof path === 'string' && posix.join(posix.dirname(name), path) === posix.normalize(file);

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const pathOf = (patch: Json): Json | undefined => (isObject(patch) ? patch.path : undefined);
