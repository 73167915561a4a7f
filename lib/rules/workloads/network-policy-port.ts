import { isPortName } from '../../k8s/names';
import { isPortProtocol, PORT_PROTOCOLS } from '../../k8s/service-fields';
import type { Json } from '../../model/document';
import { networkingObjects, policyRulesOf } from '../../model/network-policy';
import { asNumber } from '../../model/type-meta';
import { isPort } from '../../net/port';
import { defineRule } from '../rule';
import { REFUSED, spell } from '../services/service-side';
import { policyOnPorts } from './policy-example';
import { writtenSide } from './workload-side';

interface Value {
  readonly field: string;
  readonly value: string;
}

interface Backwards {
  readonly port: number;
  readonly endPort: number;
}

export const networkPolicyPort = defineRule({
  code: 'NET813',
  name: 'network-policy-port',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary:
      'A port of a NetworkPolicy is a number or the name of a container port; endPort ends a range of numbers.',
    why: 'kube-apiserver refuses the policy. Unlike a Service, a policy takes no 0 and no "": without a port the entry is for all of them.',
    since: '0.1.0',
    source: 'kube-apiserver ValidateNetworkPolicyPort',
  },
  findings: {
    outOfRange: ({ field, value }: Value) => ({
      what: `${field} ${value} is not in 1-65535`,
      fix: `${field}: a port from 1 to 65535`,
    }),
    badName: ({ value }: Value) => ({
      what: `"${value}" is not a port name: 1-15 of a-z, 0-9 and single "-", one letter`,
      fix: isPort(Number(value))
        ? `port: ${Number(value)}, without quotes`
        : 'port: the name of a container port',
    }),
    protocol: ({ value }: Value) => ({
      what: `protocol "${value}" is none of ${PORT_PROTOCOLS.join(', ')}`,
      fix: `protocol: ${PORT_PROTOCOLS.find((one) => one === value.toUpperCase()) ?? 'TCP'}`,
    }),
    backwards: ({ port, endPort }: Backwards) => ({
      what: `the range of ports ends at ${endPort}, before ${port}, where it begins`,
      fix: `port: ${endPort}, endPort: ${port}`,
    }),
    endOfName: ({ value }: Value) => ({
      what: `endPort with port "${value}", which is a name`,
      fix: 'write the number of the port, or remove endPort',
    }),
    endAlone: () => ({
      what: 'endPort without the port where the range begins',
      fix: 'add port: the first port of the range',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a range of one port', text: policyOnPorts('{ port: 80, endPort: 80 }') },
      { title: 'the name of a container port', text: policyOnPorts('{ port: http-alt }') },
      { title: 'every port of a protocol', text: policyOnPorts('{ protocol: SCTP }') },
      { title: 'every port', text: policyOnPorts('{}') },
    ],
    invalid: [
      { title: 'a range that ends first', text: policyOnPorts('{ port: 9000, endPort: 8000 }') },
      { title: 'a range from a name', text: policyOnPorts('{ port: http, endPort: 8000 }') },
      { title: 'a range from nowhere', text: policyOnPorts('{ endPort: 8000 }') },
      { title: 'a number in quotes', text: policyOnPorts('{ port: "80" }') },
      { title: 'a port above 65535', text: policyOnPorts('{ port: 80000 }') },
      { title: 'a protocol in small letters', text: policyOnPorts('{ protocol: udp }') },
    ],
  }),
  check({ objects }, report) {
    for (const object of networkingObjects(objects, 'NetworkPolicy')) {
      for (const { path, value } of policyRulesOf(object).flatMap(({ ports }) => ports)) {
        const refuse = (field: string) => ({
          at: writtenSide(object, [...path, field]),
          ...REFUSED,
        });
        for (const field of ['port', 'endPort']) {
          const number = value[field];
          if (!isWhole(number) || isPort(number)) continue;
          const data = { field, value: `${number}` };
          report('outOfRange', data, { ...refuse(field), data });
        }
        const { port, protocol } = value;
        if (typeof port === 'string' && !isPortName(port)) {
          const data = { field: 'port', value: port };
          report('badName', data, { ...refuse('port'), data });
        }
        if (typeof protocol === 'string' && !isPortProtocol(protocol)) {
          const data = { field: 'protocol', value: protocol };
          report('protocol', data, { ...refuse('protocol'), data });
        }
        const endPort = asNumber(value.endPort);
        if (endPort === undefined) continue;
        const other = writtenSide(object, [...path, 'port']);
        if (typeof port === 'string') {
          const data = { field: 'port', value: port };
          report('endOfName', data, { ...refuse('endPort'), other, data });
        } else if (port === undefined || port === null) {
          report('endAlone', {}, refuse('endPort'));
        } else if (isWhole(port) && endPort < port) {
          const data = { port, endPort };
          const extent = { first: spell(endPort), last: spell(port) };
          const at = { ...writtenSide(object, [...path, 'endPort']), extent };
          report('backwards', data, { at, ...REFUSED, other, data });
        }
      }
    }
  },
});

const isWhole = (value: Json | undefined): value is number => Number.isInteger(value);
