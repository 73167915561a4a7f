import { isPortName } from '../../k8s/names';
import { portsWith } from '../../model/service-index';
import { isPort } from '../../net/port';
import { defineRule } from '../rule';
import { serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const targetPort = defineRule({
  code: 'NET306',
  name: 'target-port',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary: 'A target port is a number from 1 to 65535 or the name of a container port.',
    why: 'A number in quotes is a name for kube-apiserver, and a name needs a letter. 0 and "" mean the same as port.',
    since: '0.1.0',
    source: 'kube-apiserver ValidatePortNumOrName',
  },
  findings: {
    outOfRange: ({ targetPort: port }: { targetPort: number }) => ({
      what: `targetPort ${port} is not in 1-65535`,
      fix: 'write a port from 1 to 65535, or leave it out to use port',
    }),
    quoted: ({ targetPort: port }: { targetPort: string }) => ({
      what: `targetPort "${port}" in quotes is a port name, and a name needs a letter`,
      fix: `targetPort: ${Number(port)}`,
    }),
    notName: ({ targetPort: name }: { targetPort: string }) => ({
      what: `targetPort "${name}" is not a port name: 1-15 of a-z, 0-9 and single "-", one letter`,
      fix: 'use the name of a port of the container, as its pod has it',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a number', text: serviceExample('ports:', '  - { port: 80, targetPort: 8080 }') },
      { title: 'a name', text: serviceExample('ports:', '  - { port: 80, targetPort: http-web }') },
    ],
    invalid: [
      {
        title: 'a number in quotes',
        text: serviceExample('ports:', '  - { port: 80, targetPort: "8080" }'),
      },
      { title: 'too large', text: serviceExample('ports:', '  - { port: 80, targetPort: 70000 }') },
    ],
  }),
  check({ services }, report) {
    for (const { service, port } of portsWith(services, 'targetPort')) {
      const { index, value } = port;
      const written = value.targetPort;
      if (written === undefined || written === 0 || written === '') continue;
      if (typeof written === 'number') {
        if (isPort(written) || !Number.isInteger(written)) continue;
        const at = fieldSide(service, ['spec', 'ports', index, 'targetPort'], written);
        const data = { targetPort: written };
        report('outOfRange', data, { at, ...REFUSED, data });
      } else if (typeof written === 'string' && !isPortName(written)) {
        const at = fieldSide(service, ['spec', 'ports', index, 'targetPort'], written);
        const data = { targetPort: written };
        report(isPort(Number(written)) ? 'quoted' : 'notName', data, { at, ...REFUSED, data });
      }
    }
  },
});
