import { PORT_PROTOCOLS } from '../../k8s/service-fields';
import { portsWith } from '../../model/service-index';
import { respell } from '../respell';
import { defineRule } from '../rule';
import { unsupported } from './allowed-value';
import { serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const portProtocol = defineRule({
  code: 'NET305',
  name: 'port-protocol',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'The protocol of a port is TCP, UDP or SCTP, in upper case.',
    why: 'kube-apiserver refuses every other word; an empty or missing protocol means TCP.',
    since: '0.1.0',
    source: 'kube-apiserver validateServicePort',
  },
  findings: { unsupported },
  examples: () => ({
    valid: [{ title: 'UDP', text: serviceExample('ports:', '  - { port: 53, protocol: UDP }') }],
    invalid: [
      { title: 'lower case', text: serviceExample('ports:', '  - { port: 53, protocol: udp }') },
    ],
  }),
  check({ services }, report) {
    for (const { service, port } of portsWith(services, 'protocol')) {
      const { index, protocol } = port;
      if (protocol === 'TCP' || protocol === 'UDP' || protocol === 'SCTP') continue;
      const at = fieldSide(service, ['spec', 'ports', index, 'protocol'], protocol);
      const facts = { field: 'protocol', value: protocol, allowed: PORT_PROTOCOLS };
      report('unsupported', facts, {
        at,
        ...REFUSED,
        ...respell(at.at, protocol, PORT_PROTOCOLS),
        data: { protocol },
      });
    }
  },
});
