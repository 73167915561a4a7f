import { goText, listField } from '../../model/service-addresses';
import { servicesWith } from '../../model/service-index';
import { defineRule } from '../rule';
import { judgeAddress, type Misspelled, WHAT_IS_WRONG } from './address-reading';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';
import { specialKindOf } from './special-address';

export const externalIps = defineRule({
  code: 'NET319',
  name: 'external-ips',
  severity: 'error',
  reads: ['services', 'versions'],
  docs: {
    summary: 'externalIPs are addresses, and none of them unspecified, loopback or link-local.',
    why: 'kube-apiserver refuses these on Services of every type; other multicast, broadcast and cluster addresses it takes.',
    since: '0.1.0',
    source: 'kube-apiserver ValidateEndpointIP; KEP-4858 (StrictIPCIDRValidation)',
  },
  findings: {
    unreadable: ({ text, problem, canonical }: Misspelled) => ({
      what: `externalIPs "${text}" ${WHAT_IS_WRONG[problem]}`,
      fix: canonical ? `write ${canonical}` : 'write one IP address',
    }),
    special: ({ address, kind }: { address: string; kind: string }) => ({
      what: `externalIPs ${address} is ${kind}`,
      fix: 'write an address that is routed to the nodes',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'an address of the lab',
        text: serviceExample('externalIPs: [192.168.56.100]', ...PORT_80),
        kubernetesVersion: '1.35',
      },
    ],
    invalid: [
      { title: 'loopback', text: serviceExample('externalIPs: [127.0.0.1]', ...PORT_80) },
      { title: 'a name', text: serviceExample('externalIPs: [node1.lan]', ...PORT_80) },
    ],
  }),
  check({ services, versions }, report) {
    for (const service of servicesWith(services, 'externalIPs')) {
      const list = listField(service.spec, 'externalIPs');
      for (let index = 0; index < list.length; index++) {
        const text = goText(list[index]);
        if (text === undefined) continue;
        const { value, problem, canonical } = judgeAddress(text, versions.cluster);
        const at = () => fieldSide(service, ['spec', 'externalIPs', index], text);
        if (!value && problem) {
          const facts = { field: 'externalIPs', text, problem, canonical };
          const data = { value: text, problem, ...(canonical ? { canonical } : {}) };
          report('unreadable', facts, { at: at(), ...REFUSED, data });
        }
        const kind = value && specialKindOf(value);
        if (!kind) continue;
        const data = { address: text, kind };
        report('special', data, { at: at(), ...REFUSED, data });
      }
    }
  },
});
