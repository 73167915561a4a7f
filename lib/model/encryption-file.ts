import type { Path } from '../diag/path';
import type { ComponentFile } from './component-file';
import { isObject, type Json, type JsonObject } from './document';
import { asList, asText } from './type-meta';

/** One entry of an EncryptionConfiguration. */
export interface EncryptionEntry {
  readonly path: Path;
  readonly resources: readonly string[];
  readonly providers: readonly JsonObject[];
}

/** The bytes of one key, as they are written. */
export interface EncryptionKey {
  readonly path: Path;
  readonly secret: string;
}

const objectsIn = (value: Json | undefined): JsonObject[] =>
  asList(value).map((item) => (isObject(item) ? item : {}));

/** Nothing for files of other kinds. */
export function encryptionEntriesOf({ kind, value }: ComponentFile): EncryptionEntry[] {
  if (kind !== 'EncryptionConfiguration') return [];
  return objectsIn(value.resources).map((entry, index) => ({
    path: ['resources', index],
    resources: asList(entry.resources).map((resource) => asText(resource) ?? ''),
    providers: objectsIn(entry.providers),
  }));
}

/** The keys of all providers, in the order of the file. */
export const encryptionKeysIn = (file: ComponentFile): EncryptionKey[] =>
  encryptionEntriesOf(file).flatMap(({ path, providers }) =>
    providers.flatMap((provider, nth) =>
      Object.entries(provider).flatMap(([name, settings]) =>
        objectsIn(isObject(settings) ? settings.keys : undefined).map(({ secret }, index) => ({
          path: [...path, 'providers', nth, name, 'keys', index, 'secret'],
          secret: asText(secret) ?? '',
        })),
      ),
    ),
  );
