import { parseFlagBool } from '../../k8s/go-value';
import { lastAsRead } from '../../model/component-flags';
import { defineRule } from '../rule';
import { encryptionRefusals } from './encryption-checks';
import { refusalIn, refusedBy, typedFiles } from './file-check';
import { isSharedGateOn } from './flag-gates';

const withProvider = (
  provider: string,
  resources = 'secrets',
): string => `apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [${resources}]
    providers:
      - ${provider}
      - identity: {}
`;

const RELOAD = 'encryption-provider-config-automatic-reload';

export const encryptionConfiguration = defineRule({
  code: 'NET741',
  name: 'encryption-configuration',
  severity: 'error',
  reads: ['componentFiles', 'controlPlane', 'versions'],
  docs: {
    summary:
      'Encryption at rest needs keys of the right length, one provider an entry, and no resource twice.',
    why: 'kube-apiserver checks the file before it serves anything, and exits. On a running cluster that is every control plane after the next restart.',
    since: '0.1.0',
    source: 'apiserver pkg/apis/apiserver/validation/validation_encryption.go [run]',
  },
  findings: refusedBy('kube-apiserver'),
  examples: () => ({
    valid: [
      {
        title: 'a KMS plugin in front, identity for what is not encrypted yet',
        text: withProvider('kms: {apiVersion: v2, name: v, endpoint: "unix:///v", timeout: 5s}'),
      },
      {
        title: 'everything of the core group, from a KMS plugin',
        text: withProvider(
          'kms: {apiVersion: v2, name: vault, endpoint: "unix:///run/kms/vault.sock"}',
          '"*."',
        ),
      },
    ],
    invalid: [
      {
        title: 'a key of 8 bytes',
        text: withProvider('aescbc: {keys: [{name: key1, secret: AAECAwQFBgc=}]}'),
      },
      {
        title: 'masked by the other one',
        text: withProvider('aesgcm: {keys: []}', 'secrets, "*."'),
      },
      {
        title: 'KMS of the first version, which is off by itself',
        text: withProvider('kms: {name: vault, endpoint: "unix:///run/kms/vault.sock"}'),
      },
    ],
  }),
  check({ componentFiles, controlPlane: { apiServer }, versions }, report) {
    const reloads = parseFlagBool(lastAsRead(apiServer, RELOAD)?.value ?? '') === true;
    const takesKmsV1 = isSharedGateOn(apiServer, 'KMSv1', versions.minor);
    for (const file of typedFiles(componentFiles, 'EncryptionConfiguration')) {
      const refusals = encryptionRefusals(file.value, { reloads, takesKmsV1 });
      for (const refusal of refusals) report('refused', refusal, refusalIn(file, refusal));
    }
  },
});
