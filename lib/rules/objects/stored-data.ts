import { defineRule } from '../rule';
import { objectExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const storedData = defineRule({
  code: 'NET881',
  name: 'stored-data',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary:
      'Keys of ConfigMaps and Secrets are file names, and a Secret holds what its type needs.',
    why: 'kube-apiserver refuses the object. What stands in stringData counts as data. Both hold one mebibyte at most.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'kube-apiserver ValidateConfigMap, ValidateSecret',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      { title: 'a hidden file', text: objectExample('v1', 'ConfigMap', 'data: { .env: A=B }') },
      {
        title: 'a certificate and its key, in two ways',
        text: objectExample(
          'v1',
          'Secret',
          'type: kubernetes.io/tls',
          'data: { tls.crt: YQ== }',
          'stringData: { tls.key: a }',
        ),
      },
    ],
    invalid: [
      {
        title: 'a folder in a key',
        text: objectExample('v1', 'ConfigMap', 'data: { conf/app.ini: a }'),
      },
      {
        title: 'one key in both',
        text: objectExample('v1', 'ConfigMap', 'data: { a: b }', 'binaryData: { a: Yg== }'),
      },
      {
        title: 'a certificate without its key',
        text: objectExample('v1', 'Secret', 'type: kubernetes.io/tls', 'data: { tls.crt: YQ== }'),
      },
      {
        title: 'a registry that is no JSON',
        text: objectExample(
          'v1',
          'Secret',
          'type: kubernetes.io/dockerconfigjson',
          'stringData: { .dockerconfigjson: registry.example }',
        ),
      },
    ],
  }),
  check: (model, report) => reportArea('data', model, report),
});
