import { isDns1123Label, isQualifiedName } from '../../k8s/names';
import { PORT_PROTOCOLS } from '../../k8s/service-fields';
import { endpointSlicesOf } from '../../model/endpoint-slice';
import { defineRule, type Side } from '../rule';
import { type Unsupported, unsupported } from './allowed-value';
import { fieldSide, REFUSED } from './service-side';
import { sliceExample } from './slice-example';

/** discovery validation `maxPorts`. */
const MOST_PORTS = 20_000;

interface Value {
  readonly value: string;
}

const withPorts = (ports: string): string =>
  sliceExample('addressType: IPv4', 'endpoints: [{ addresses: [192.0.2.7] }]', `ports: [${ports}]`);

export const endpointSlicePort = defineRule({
  code: 'NET334',
  name: 'endpoint-slice-port',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'Ports of an EndpointSlice have names of their own and a protocol that is known.',
    why: 'kube-apiserver refuses the slice. The name is that of the Service port, at most 63 characters; only one port may go without. Numbers it does not check.',
    since: '0.1.0',
    source: 'kube-apiserver pkg/apis/discovery/validation validatePorts',
  },
  findings: {
    badName: ({ value }: Value) => ({
      what: `"${value}" is not the name of a Service port: a DNS label of at most 63 characters`,
      fix: 'name: that of the port of the Service',
    }),
    twice: ({ value }: Value) => ({
      what: value === '' ? 'two ports without a name' : `two ports are called "${value}"`,
      fix: 'name: that of the port of the Service, another for each',
    }),
    protocol: (facts: Unsupported) => unsupported(facts),
    appProtocol: ({ value }: Value) => ({
      what: `appProtocol "${value}" is not a name such as "https" or "kubernetes.io/h2c"`,
      fix: value === '' ? 'leave appProtocol out' : 'appProtocol: kubernetes.io/h2c',
    }),
    tooMany: ({ count }: { count: number }) => ({
      what: `${count} ports, the limit is ${MOST_PORTS}`,
      fix: 'spread them over several EndpointSlices',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'one without name', text: withPorts('{ port: 80 }') },
      {
        title: 'one number twice, and a name that a container could not have',
        text: withPorts('{ name: "80", port: 80 }, { name: a-very-long-port-name, port: 80 }'),
      },
    ],
    invalid: [
      { title: 'two without name', text: withPorts('{ port: 80 }, { port: 81 }') },
      { title: 'upper case', text: withPorts('{ name: HTTP, port: 80 }') },
      { title: 'a protocol above TCP', text: withPorts('{ port: 80, protocol: HTTP }') },
    ],
  }),
  check({ objects }, report) {
    for (const slice of endpointSlicesOf(objects)) {
      const count = slice.ports.length;
      if (count > MOST_PORTS) {
        report(
          'tooMany',
          { count },
          { at: fieldSide(slice, ['ports']), ...REFUSED, data: { count } },
        );
        continue;
      }
      const seen = new Map<string, Side>();
      for (const { index, value, name, protocol } of slice.ports) {
        const sideOf = (field: string) =>
          fieldSide(slice, ['ports', index, field], value[field] ?? undefined);
        const data = { value: name };
        const at = sideOf('name');
        const other = seen.get(name);
        if (name !== '' && !isDns1123Label(name)) report('badName', data, { at, ...REFUSED, data });
        if (other) report('twice', data, { at, other, ...REFUSED, data });
        else seen.set(name, at);
        if (!PORT_PROTOCOLS.some((known) => known === protocol)) {
          const facts = { field: 'protocol', value: protocol, allowed: PORT_PROTOCOLS };
          const sighting = { at: sideOf('protocol'), ...REFUSED, data: { value: protocol } };
          report('protocol', facts, sighting);
        }
        const { appProtocol } = value;
        if (typeof appProtocol === 'string' && !isQualifiedName(appProtocol)) {
          const facts = { value: appProtocol };
          report('appProtocol', facts, { at: sideOf('appProtocol'), ...REFUSED, data: facts });
        }
      }
    }
  },
});
