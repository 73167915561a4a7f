import { type EncryptionCipher, encryptionKeyPlaceholder } from '../../k8s/late-bound-secrets';

/** Encryption at rest as a program declares it: keys by name only. */
export interface EncryptionHub {
  readonly resources: readonly {
    readonly resources: readonly string[];
    readonly providers: readonly EncryptionProviderHub[];
  }[];
}

/** One of the fields; with another number of them kube-apiserver refuses the file. */
export interface EncryptionProviderHub {
  readonly aescbc?: readonly string[];
  readonly aesgcm?: readonly string[];
  readonly secretbox?: readonly string[];
  readonly kms?: { readonly name: string; readonly endpoint: string; readonly timeout?: string };
  readonly identity?: boolean;
}

const CIPHERS: readonly EncryptionCipher[] = ['secretbox', 'aescbc', 'aesgcm'];

/** The settings of an EncryptionConfiguration, with placeholders for the bytes of the keys. */
export const encryptionSettings = ({ resources }: EncryptionHub): Record<string, unknown> => ({
  resources: resources.map((entry) => ({
    resources: entry.resources,
    providers: entry.providers.map(renderProvider),
  })),
});

const renderProvider = (provider: EncryptionProviderHub): Record<string, unknown> => ({
  ...Object.fromEntries(
    CIPHERS.flatMap((cipher) => {
      const names = provider[cipher];
      return names ? [[cipher, { keys: names.map((name) => keyOf(cipher, name)) }]] : [];
    }),
  ),
  // KMS v1 is off by itself in every release that we write for.
  ...(provider.kms ? { kms: { apiVersion: 'v2', ...provider.kms } } : {}),
  ...(provider.identity ? { identity: {} } : {}),
});

const keyOf = (cipher: EncryptionCipher, name: string) => ({
  name,
  secret: encryptionKeyPlaceholder(cipher, name),
});

/** Of the keys in a file, each once. */
export const encryptionPlaceholdersIn = ({ resources }: EncryptionHub): string[] => {
  const all = resources.flatMap(({ providers }) =>
    providers.flatMap((provider) =>
      CIPHERS.flatMap((cipher) =>
        (provider[cipher] ?? []).map((name) => encryptionKeyPlaceholder(cipher, name)),
      ),
    ),
  );
  return [...new Set(all)];
};
