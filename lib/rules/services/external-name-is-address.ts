import { goText } from '../../model/service-addresses';
import { servicesOfOtherTypes } from '../../model/service-index';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { defineRule } from '../rule';
import { serviceExample } from './service-example';
import { fieldSide } from './service-side';

export const externalNameIsAddress = defineRule({
  code: 'NET353',
  name: 'external-name-is-address',
  severity: 'warning',
  reads: ['services'],
  docs: {
    summary: 'An external name should be a name, not an IPv4 address.',
    why: 'kube-apiserver takes an IPv4 address for a DNS name made of digits. CoreDNS then answers with a CNAME to it, which no resolver can follow.',
    symptoms: ['names-do-not-resolve'],
    since: '0.1.0',
    source: 'Kubernetes documentation, Service, type ExternalName',
  },
  findings: {
    address: ({ externalName }: { externalName: string }) => ({
      what: `externalName ${externalName} is an address, DNS treats it as a name`,
      fix: 'use a headless Service without selector and an EndpointSlice with this address',
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
        title: 'an address',
        text: serviceExample('type: ExternalName', 'externalName: 192.0.2.7'),
      },
    ],
  }),
  check({ services }, report) {
    for (const service of servicesOfOtherTypes(services)) {
      if (service.type !== 'ExternalName') continue;
      const externalName = goText(service.spec.externalName) ?? '';
      const reading = parseAddressSloppy(externalName.replace(/\.$/, ''));
      if (!reading.ok || reading.value.family !== 'IPv4') continue;
      report(
        'address',
        { externalName },
        {
          at: fieldSide(service, ['spec', 'externalName'], externalName),
          breaks: 'CoreDNS: answers with a CNAME to a name of digits, which does not resolve',
          data: { externalName },
        },
      );
    }
  },
});
