import { clusterIpPath, clusterIpsOf, goText, HEADLESS } from '../../model/service-addresses';
import { servicesWithAny } from '../../model/service-index';
import { defineRule } from '../rule';
import { judgeAddress, type Misspelled, WHAT_IS_WRONG } from './address-reading';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const clusterIpAddress = defineRule({
  code: 'NET311',
  name: 'cluster-ip-address',
  severity: 'error',
  reads: ['services', 'versions'],
  docs: {
    summary: 'A cluster IP is one IP address, or None.',
    why: 'kube-apiserver refuses other texts; from 1.36 also leading zeros and IPv4-mapped IPv6, which programs read differently.',
    since: '0.1.0',
    source:
      'kube-apiserver ValidateServiceClusterIPsRelatedFields; KEP-4858 (StrictIPCIDRValidation)',
  },
  findings: {
    unreadable: ({ field, text, problem, canonical }: Misspelled) => ({
      what: `${field} "${text}" ${WHAT_IS_WRONG[problem]}`,
      fix: canonical ? `${field}: ${canonical}` : `write one IP address, or leave ${field} out`,
    }),
  },
  examples: () => ({
    valid: [{ title: 'an address', text: serviceExample('clusterIP: 10.96.0.50', ...PORT_80) }],
    invalid: [
      { title: 'an octet too large', text: serviceExample('clusterIP: 10.96.0.999', ...PORT_80) },
      {
        title: 'leading zeros, from 1.36',
        text: serviceExample('clusterIP: 10.096.000.050', ...PORT_80),
        kubernetesVersion: '1.36',
      },
    ],
  }),
  check({ services, versions }, report) {
    for (const service of servicesWithAny(services, ['clusterIP', 'clusterIPs'])) {
      if (service.type === 'ExternalName') continue;
      const list = clusterIpsOf(service);
      for (let index = 0; index < list.length; index++) {
        const text = goText(list[index]);
        if (text === undefined || (index === 0 && text === HEADLESS)) continue;
        const { value, problem, canonical } = judgeAddress(text, versions.cluster);
        if (value !== undefined || problem === undefined) continue;
        const path = clusterIpPath(service, index);
        const field = path[1] === 'clusterIP' ? 'clusterIP' : 'clusterIPs';
        const facts = { field, text, problem, canonical };
        const data = { value: text, problem, ...(canonical ? { canonical } : {}) };
        report('unreadable', facts, { at: fieldSide(service, path, text), ...REFUSED, data });
      }
    }
  },
});
