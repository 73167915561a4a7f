import type { ComponentFile } from '../../model/component-file';
import { type EncryptionKey, encryptionKeysIn } from '../../model/encryption-file';
import { at } from '../../model/located';
import { defineRule } from '../rule';

interface Facts {
  readonly node: string;
  readonly other: string;
}

const withProvider = (provider: string): string => `apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers:
      - ${provider}
      - identity: {}
`;

const withKey = (secret: string): string =>
  withProvider(`secretbox: {keys: [{name: key1, secret: ${secret}}]}`);

const KMS = withProvider('kms: {apiVersion: v2, name: vault, endpoint: "unix:///run/vault.sock"}');

const ONE = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
const ANOTHER = 'AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';

export const encryptionKeysDiffer = defineRule({
  code: 'NET752',
  name: 'encryption-keys-differ',
  severity: 'warning',
  reads: ['componentFiles'],
  docs: {
    summary: 'All control planes must have the key that one of them encrypts with.',
    why: 'Every kube-apiserver reads what the others wrote to etcd. Without the key it answers requests for such objects with an error, so that they seem to break now and then, depending on who is asked.',
    since: '0.1.0',
    source:
      'https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/#rotating-a-decryption-key',
  },
  findings: {
    differ: ({ node, other }: Facts) => ({
      what: `${node} encrypts with a key that ${other} does not have`,
      fix: `give ${other} the encryption file of ${node}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a plugin on each that asks the same vault',
        file: 'nodes/cp1/encryption.yaml',
        text: KMS,
        beside: [{ file: 'nodes/cp2/encryption.yaml', text: KMS }],
      },
    ],
    invalid: [
      {
        title: 'a key of its own on each control plane',
        file: 'nodes/cp1/encryption.yaml',
        text: withKey(ONE),
        beside: [{ file: 'nodes/cp2/encryption.yaml', text: withKey(ANOTHER) }],
      },
    ],
  }),
  check({ componentFiles }, report) {
    const holders = componentFiles.flatMap(holderOf);
    for (const { file, node, keys } of holders) {
      const [writing] = keys;
      if (!writing) continue;
      const missing = holders.find(
        (holder) =>
          holder.node !== node && holder.keys.every(({ secret }) => secret !== writing.secret),
      );
      if (!missing) continue;
      const facts = { node, other: missing.node };
      report('differ', facts, {
        // The values themselves are nobody's business.
        at: { at: at(file.source, ...writing.path), value: '(a key)' },
        other: { at: at(missing.file.source, 'resources'), value: '(other keys)' },
        breaks: `kube-apiserver of ${missing.node}: cannot decrypt what that of ${node} wrote`,
        data: { ...facts },
      });
    }
  },
});

interface Holder {
  readonly file: ComponentFile;
  readonly node: string;
  readonly keys: readonly EncryptionKey[];
}

/** Files of one node lie below its folder. */
function holderOf(file: ComponentFile): Holder[] {
  const keys = encryptionKeysIn(file);
  const node = /(?:^|\/)nodes\/([^/]+)\//.exec(file.source.locate([]).file ?? '')?.[1];
  return node === undefined || keys.length === 0 ? [] : [{ file, node, keys }];
}
