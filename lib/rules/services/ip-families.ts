import {
  clusterIpPath,
  clusterIpsOf,
  goText,
  isFamily,
  listField,
} from '../../model/service-addresses';
import { servicesWith } from '../../model/service-index';
import type { ServiceView } from '../../model/service-view';
import { FAMILIES } from '../../net/family';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { defineRule } from '../rule';
import { unsupported } from './allowed-value';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

interface Contradiction {
  readonly clusterIP: string;
  readonly family: string;
}

export const ipFamilies = defineRule({
  code: 'NET314',
  name: 'ip-families',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'ipFamilies holds IPv4 and IPv6, each at most once, in the order of the cluster IPs.',
    why: 'kube-apiserver refuses other words, repetitions, and an address of another family than its entry says.',
    since: '0.1.0',
    source: 'kube-apiserver ValidateServiceClusterIPsRelatedFields',
  },
  findings: {
    unsupported,
    twice: ({ family }: { family: string }) => ({
      what: `${family} stands twice in ipFamilies`,
      fix: `ipFamilies: [${family}]`,
    }),
    contradicts: ({ clusterIP, family }: Contradiction) => ({
      what: `cluster IP ${clusterIP} is not ${family}, as its entry of ipFamilies says`,
      fix: 'bring ipFamilies into the order of clusterIPs',
    }),
  },
  examples: () => ({
    valid: [{ title: 'one family', text: serviceExample('ipFamilies: [IPv4]', ...PORT_80) }],
    invalid: [
      { title: 'lower case', text: serviceExample('ipFamilies: [ipv4]', ...PORT_80) },
      {
        title: 'one family twice',
        text: serviceExample(
          'ipFamilies: [IPv4, IPv4]',
          'ipFamilyPolicy: PreferDualStack',
          ...PORT_80,
        ),
      },
    ],
  }),
  check({ services }, report) {
    for (const service of servicesWith(services, 'ipFamilies')) {
      const families = listField(service.spec, 'ipFamilies');
      if (families.length === 0 || service.type === 'ExternalName') continue;
      for (let index = 0; index < families.length; index++) {
        const family = goText(families[index]);
        if (family === undefined) continue;
        const at = fieldSide(service, ['spec', 'ipFamilies', index], family);
        if (!isFamily(family)) {
          const facts = { field: 'ipFamilies', value: family, allowed: FAMILIES };
          report('unsupported', facts, { at, ...REFUSED, data: { value: family } });
        } else if (families.indexOf(family) < index) {
          report('twice', { family }, { at, ...REFUSED, data: { family } });
        }
        const clusterIP = contradicting(service, index, family);
        if (clusterIP === undefined) continue;
        const other = fieldSide(service, clusterIpPath(service, index), clusterIP);
        const data = { clusterIP, family };
        report('contradicts', data, { at, other, ...REFUSED, data });
      }
    }
  },
});

/** The i-th cluster IP when it is not of the family; mapped addresses count as IPv4. */
function contradicting(service: ServiceView, index: number, family: string): string | undefined {
  const text = goText(clusterIpsOf(service)[index]);
  if (!text || service.isHeadless || !isFamily(family)) return undefined;
  const reading = parseAddressSloppy(text);
  return reading.ok && reading.value.family !== family ? text : undefined;
}
