import type { Judge } from '../../diag/judge';
import type { Contract } from '../../k8s/contract';
import {
  encryptionKeyPlaceholder,
  isEncryptionKeyPlaceholder,
  LATE_BOUND_SECRETS,
} from '../../k8s/late-bound-secrets';
import { encryptionKeysIn } from '../../model/encryption-file';
import { controlPlanesOf } from '../../model/kubeadm-endpoint';
import type { KubeadmFile } from '../../model/kubeadm-file';
import {
  entriesOf,
  fieldOf,
  type JudgedField,
  judgedFields,
  textsOf,
} from '../../model/kubeadm-reading';
import { at } from '../../model/located';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';

const { joinToken, caCertHash, certificateKey } = LATE_BOUND_SECRETS;

interface Place {
  readonly field: JudgedField<string>;
  readonly refusedBy: readonly Judge[];
}

const ENCRYPTION = `apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers:
      - secretbox: {keys: [{name: key1, secret: "${encryptionKeyPlaceholder('secretbox', 'key1')}"}]}
      - identity: {}
`;

const join = (token: string): string => `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
discovery:
  bootstrapToken:
    apiServerEndpoint: 192.168.56.10:6443
    token: ${token}
    caCertHashes:
      - sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
`;

export const lateBoundSecret = defineRule({
  code: 'NET011',
  name: 'late-bound-secret',
  severity: 'info',
  reads: ['componentFiles', 'kubeadmFiles', 'versions'],
  docs: {
    summary: 'A secret is still to be filled in on the node.',
    why: 'Files written by this library hold no secrets; fill-secrets.sh puts them in on the node, and fill-encryption-keys.sh those of encryption at rest. kubeadm refuses the file as it is, save for the hash of the CA key, whose form it does not check.',
    since: '0.1.0',
    source: 'This library; kubeadm validation.ValidateToken, ValidateCertificateKey',
  },
  findings: {
    unfilled: ({ text }: { text: string }) => ({
      what: `late-bound secret ${text} is not filled in`,
      fix: 'fill it by fill-secrets.sh on the node',
    }),
    keyless: ({ text }: { text: string }) => ({
      what: `key ${text} of encryption at rest is not filled in`,
      fix: 'fill it by fill-encryption-keys.sh on the node',
    }),
  },
  examples: () => ({
    valid: [{ title: 'filled in', text: join('abcdef.0123456789abcdef') }],
    invalid: [
      { title: 'as it was written', text: join(`"${joinToken}"`) },
      { title: 'encryption at rest without its key', text: ENCRYPTION, file: 'encryption.yaml' },
    ],
  }),
  check({ componentFiles, kubeadmFiles, versions }, report) {
    // A program means its placeholders; in a file somebody may have forgotten the step.
    const written = kubeadmFiles.filter(({ input }) => input.origin !== 'construct');
    for (const { field, refusedBy } of placesOf(written, versions.kubeadm)) {
      const breaks = 'kubeadm join: fails until the value is filled in';
      report(
        'unfilled',
        { text: field.value },
        {
          at: { at: field.at, value: field.value },
          ...(refusedBy.length > 0 ? { refusedBy } : { breaks }),
        },
      );
    }
    for (const file of componentFiles.filter(({ isFromProgram }) => !isFromProgram)) {
      for (const { path, secret } of encryptionKeysIn(file)) {
        if (!isEncryptionKeyPlaceholder(secret)) continue;
        const side = { at: at(file.source, ...path), value: secret };
        report('keyless', { text: secret }, { at: side, refusedBy: [file.judge] });
      }
    }
  },
});

function placesOf(files: readonly KubeadmFile[], kubeadm: Contract): Place[] {
  const discovery = judgedFields(files, 'join', ['discovery'], kubeadm);
  const byToken = discovery.map((field) => fieldOf(field, 'bootstrapToken'));
  const lists = judgedFields(files, 'init', ['bootstrapTokens'], kubeadm);
  const entries = lists.flatMap((list) => asList(list.value).map((_, i) => fieldOf(list, i)));
  const tokens = textsOf([
    ...byToken.map((field) => fieldOf(field, 'token')),
    ...discovery.map((field) => fieldOf(field, 'tlsBootstrapToken')),
    ...entries.map((entry) => fieldOf(entry, 'token')),
  ]);
  const keys = textsOf([
    ...judgedFields(files, 'init', ['certificateKey'], kubeadm),
    ...controlPlanesOf(files, kubeadm).map((plane) => fieldOf(plane, 'certificateKey')),
  ]);
  const hashes = entriesOf(byToken.map((field) => fieldOf(field, 'caCertHashes')));
  return [
    ...unfilled(tokens, joinToken, true),
    ...unfilled(keys, certificateKey, kubeadm.kubeadmChecksCertificateKey),
    ...unfilled(hashes, caCertHash, false),
  ];
}

const unfilled = (
  fields: readonly JudgedField<string>[],
  placeholder: string,
  isChecked: boolean,
): Place[] =>
  fields
    .filter(({ value }) => value === placeholder)
    .map((field) => ({ field, refusedBy: isChecked ? field.refusedBy : [] }));
