import { isDns1035Label, isDns1123Label } from '../../k8s/names';
import { goText } from '../../model/service-addresses';
import { defineRule } from '../rule';
import { namedExample, PORT_80 } from '../services/service-example';
import { fieldSide, REFUSED } from '../services/service-side';
import { hasReadableMetadata, isNamePrefix } from './generated-name';

interface Written {
  readonly value: string;
  readonly mayStartWithDigit: boolean;
}

export const serviceName = defineRule({
  code: 'NET100',
  name: 'service-name',
  severity: 'error',
  reads: ['services', 'versions'],
  docs: {
    summary:
      'The name of a Service must be a DNS label: lower-case letters, digits and "-", at most 63.',
    why: 'The name becomes a DNS name, so kube-apiserver is stricter than for most kinds: no dots, no underscores. Up to 1.35 it must begin with a letter; from 1.36 (RelaxedServiceNameValidation) it may begin with a digit.',
    since: '0.1.0',
    source: 'kube-apiserver ValidateServiceCreate; KEP-5311',
  },
  findings: {
    missing: () => ({
      what: 'the Service has no name',
      fix: 'write metadata.name',
    }),
    notLabel: ({ value, mayStartWithDigit }: Written) => ({
      what: `Service name "${value}" is not a DNS label of at most 63 characters${
        mayStartWithDigit ? '' : ' that begins with a letter'
      }`,
      fix: `name: ${asLabel(value, mayStartWithDigit)}`,
    }),
    badPrefix: ({ value, mayStartWithDigit }: Written) => ({
      what: `generateName "${value}" does not begin a DNS label`,
      fix: `generateName: ${asLabel(value, mayStartWithDigit)}-`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'letters, digits and "-"', text: namedExample('web-1', ...PORT_80) },
      {
        title: 'a leading digit',
        text: namedExample('1st-web', ...PORT_80),
        kubernetesVersion: '1.36',
      },
    ],
    invalid: [
      { title: 'upper case and an underscore', text: namedExample('Bad_Name', ...PORT_80) },
      {
        title: 'a leading digit, one minor too early',
        text: namedExample('1st-web', ...PORT_80),
        kubernetesVersion: '1.35',
      },
    ],
  }),
  check({ services, versions }, report) {
    const mayStartWithDigit = versions.cluster.serviceNameMayStartWithDigit;
    const isName = mayStartWithDigit ? isDns1123Label : isDns1035Label;
    for (const service of services) {
      const { metadata } = service;
      if (metadata.generateName === undefined && isName(service.name)) continue;
      const name = goText(metadata.name);
      const prefix = goText(metadata.generateName);
      if (name === undefined || prefix === undefined) continue;
      if (name !== '' && !isName(name)) {
        const at = fieldSide(service, ['metadata', 'name'], name);
        report('notLabel', { value: name, mayStartWithDigit }, { at, ...REFUSED, data: { name } });
      }
      if (prefix !== '' && !isNamePrefix(prefix, name, isName)) {
        const at = fieldSide(service, ['metadata', 'generateName'], prefix);
        const data = { generateName: prefix };
        report('badPrefix', { value: prefix, mayStartWithDigit }, { at, ...REFUSED, data });
      }
      if (name === '' && prefix === '' && hasReadableMetadata(service.value.metadata)) {
        report('missing', {}, { at: fieldSide(service, ['metadata', 'name']), ...REFUSED });
      }
    }
  },
});

function asLabel(text: string, mayStartWithDigit: boolean): string {
  const label = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const start = mayStartWithDigit ? /^-+/ : /^[-0-9]+/;
  return label.replace(start, '').slice(0, 58).replace(/-+$/, '') || 'web';
}
