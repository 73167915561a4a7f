import { isDns1123Subdomain } from '../../k8s/names';
import { goText } from '../../model/service-addresses';
import { servicesOfOtherTypes } from '../../model/service-index';
import { parseAddress } from '../../net/parse-strict';
import { defineRule } from '../rule';
import { serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const externalName = defineRule({
  code: 'NET317',
  name: 'external-name',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'An ExternalName Service needs a DNS name: lower case, no underscore, no URL.',
    why: 'CoreDNS answers with it as a CNAME. One dot at the end is fine; kube-apiserver refuses the rest.',
    since: '0.1.0',
    source: 'kube-apiserver validateService (ValidateDNS1123Subdomain)',
  },
  findings: {
    missing: () => ({
      what: 'an ExternalName Service needs externalName',
      fix: 'externalName: db.example.com',
    }),
    notName: ({ externalName: name }: { externalName: string }) => ({
      what: `externalName "${name}" is not a DNS name: lower-case letters, digits, "-" and "."`,
      fix: `externalName: ${asHost(name)}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a name',
        text: serviceExample('type: ExternalName', 'externalName: db.example.com'),
      },
    ],
    invalid: [
      {
        title: 'a URL',
        text: serviceExample('type: ExternalName', 'externalName: https://db.example.com'),
      },
      { title: 'no name', text: serviceExample('type: ExternalName') },
    ],
  }),
  check({ services }, report) {
    for (const service of servicesOfOtherTypes(services)) {
      if (service.type !== 'ExternalName') continue;
      const written = goText(service.spec.externalName);
      if (written === undefined) continue;
      const name = written.endsWith('.') ? written.slice(0, -1) : written;
      if (isDns1123Subdomain(name)) continue;
      const at = fieldSide(service, ['spec', 'externalName'], written);
      if (name === '') report('missing', {}, { at, ...REFUSED, data: {} });
      else {
        const data = { externalName: written };
        report('notName', data, { at, ...REFUSED, data });
      }
    }
  },
});

function asHost(text: string): string {
  if (parseAddress(text).ok) return 'db.example.com';
  const host = text
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/:].*$/, '')
    .replace(/[^a-z0-9.-]+/g, '-');
  return isDns1123Subdomain(host) ? host : 'db.example.com';
}
