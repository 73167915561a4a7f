import { isQualifiedName } from '../../k8s/names';
import { portsWith } from '../../model/service-index';
import { defineRule } from '../rule';
import { serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const appProtocol = defineRule({
  code: 'NET307',
  name: 'app-protocol',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'appProtocol is a word, or a DNS name, "/" and a word.',
    why: 'kube-apiserver refuses others, the empty text included.',
    since: '0.1.0',
    source: 'kube-apiserver validateServicePort (ValidateQualifiedName)',
  },
  findings: {
    notQualified: ({ value }: { value: string }) => ({
      what: `appProtocol "${value}" is not a name such as "https" or "kubernetes.io/h2c"`,
      fix: value === '' ? 'leave appProtocol out' : 'appProtocol: kubernetes.io/h2c',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a word of Kubernetes',
        text: serviceExample('ports:', '  - { port: 80, appProtocol: kubernetes.io/h2c }'),
      },
    ],
    invalid: [
      {
        title: 'a URL',
        text: serviceExample('ports:', '  - { port: 80, appProtocol: "https://" }'),
      },
    ],
  }),
  check({ services }, report) {
    for (const { service, port } of portsWith(services, 'appProtocol')) {
      const { index, value } = port;
      const written = value.appProtocol;
      if (typeof written !== 'string' || isQualifiedName(written)) continue;
      const at = fieldSide(service, ['spec', 'ports', index, 'appProtocol'], written);
      const data = { value: written };
      report('notQualified', data, { at, ...REFUSED, data });
    }
  },
});
