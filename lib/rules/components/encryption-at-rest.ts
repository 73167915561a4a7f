import { isEncryptionKeyPlaceholder } from '../../k8s/late-bound-secrets';
import type { ComponentFile } from '../../model/component-file';
import { isObject, type JsonObject } from '../../model/document';
import { encryptionEntriesOf, encryptionKeysIn } from '../../model/encryption-file';
import { at } from '../../model/located';
import { defineRule } from '../rule';

interface Resources {
  readonly resources: string;
}

const withEntries = (...entries: readonly string[]): string =>
  ['apiVersion: apiserver.config.k8s.io/v1', 'kind: EncryptionConfiguration', 'resources:']
    .concat(entries.map((entry) => `  - ${entry}`))
    .join('\n')
    .concat('\n');

const KMS = '{kms: {apiVersion: v2, name: vault, endpoint: "unix:///run/kms/vault.sock"}}';
const SECRETBOX =
  '{secretbox: {keys: [{name: key1, secret: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=}]}}';

export const encryptionAtRest = defineRule({
  code: 'NET751',
  name: 'encryption-at-rest',
  severity: 'warning',
  reads: ['componentFiles'],
  docs: {
    summary: 'The first provider encrypts; keys belong on the control planes and nowhere else.',
    why: 'kube-apiserver writes with the first provider of an entry and reads with all of them, so with identity in front everything new lies in etcd as it is. Whoever reads a key, and be it in the history of a repository, reads every backup of etcd that was written with it.',
    since: '0.1.0',
    source: 'https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/',
    whenToIgnore: 'while encryption is being taken back on purpose',
  },
  findings: {
    plain: ({ resources }: Resources) => ({
      what: `${resources} are written to etcd as they are: identity is the first provider`,
      fix: 'put the provider that encrypts in front of identity',
    }),
    literal: ({ resources }: Resources) => ({
      what: `a key of encryption at rest stands in the file (${resources})`,
      fix: 'fill keys in on the control plane (apiServer.files.encryption does), or use kms',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a KMS plugin, identity for what is not encrypted yet',
        text: withEntries(`{resources: [secrets], providers: [${KMS}, {identity: {}}]}`),
      },
      {
        title: 'events are left out of everything on purpose',
        text: withEntries(
          '{resources: [events], providers: [{identity: {}}]}',
          `{resources: ["*.*"], providers: [${KMS}]}`,
        ),
      },
    ],
    invalid: [
      {
        title: 'identity in front',
        text: withEntries(`{resources: [secrets], providers: [{identity: {}}, ${KMS}]}`),
      },
      {
        title: 'a key in the file',
        text: withEntries(`{resources: [secrets], providers: [${SECRETBOX}, {identity: {}}]}`),
      },
    ],
  }),
  check({ componentFiles }, report) {
    for (const file of componentFiles) {
      for (const { path, facts } of plainEntries(file)) {
        report('plain', facts, {
          at: at(file.source, ...path, 'providers', 0),
          breaks: 'kube-apiserver: writes these resources to etcd without encryption',
          data: { ...facts },
        });
      }
      const [key] = encryptionKeysIn(file).filter(
        ({ secret }) => secret !== '' && !isEncryptionKeyPlaceholder(secret),
      );
      if (!key) continue;
      const facts = { resources: resourcesOf(file) };
      report('literal', facts, {
        // The value itself is nobody's business.
        at: { at: at(file.source, ...key.path), value: '(a key)' },
        severity: 'info',
        breaks: 'kube-apiserver: encrypts with a key that all readers of the file have',
        data: { ...facts },
      });
    }
  },
});

const resourcesOf = (file: ComponentFile): string =>
  encryptionEntriesOf(file)
    .flatMap(({ resources }) => resources)
    .join(', ');

/** An entry of identity alone in front of one for everything takes resources out of that. */
function plainEntries(file: ComponentFile) {
  const entries = encryptionEntriesOf(file);
  return entries.flatMap(({ path, resources, providers }, index) => {
    const isExemption =
      providers.length === 1 &&
      entries
        .slice(index + 1)
        .some((later) => later.resources.some((name) => name.startsWith('*.')));
    const isPlain = isIdentity(providers[0]) && resources.length > 0 && !isExemption;
    return isPlain ? [{ path, facts: { resources: resources.join(', ') } }] : [];
  });
}

const isIdentity = (provider: JsonObject | undefined): boolean =>
  provider !== undefined && isObject(provider.identity) && Object.keys(provider).length === 1;
