import type { Path } from '../../diag/path';
import type { Contract } from '../../k8s/contract';
import { isDns1123Label, isDns1123Subdomain, isQualifiedName } from '../../k8s/names';
import { type EndpointsSubset, type PlacedEntry, subsetsOf } from '../../model/endpoints-subset';
import { objectsOf } from '../../model/object-index';
import { goText } from '../../model/service-addresses';
import { asNumber } from '../../model/type-meta';
import { isPort } from '../../net/port';
import { defineRule } from '../rule';
import { judgeAddress, WHAT_IS_WRONG } from './address-reading';
import { fieldSide, REFUSED } from './service-side';
import { specialKindOf } from './special-address';

/** One thing that is wrong with a subset, and where. */
interface Wrong {
  readonly path: Path;
  readonly what: string;
  readonly fix: string;
}

const endpointsExample = (addresses: string, ports: string): string =>
  `apiVersion: v1\nkind: Endpoints\nmetadata: { name: db }\nsubsets: [{ addresses: [${addresses}], ports: [${ports}] }]\n`;

export const endpointsSubset = defineRule({
  code: 'NET359',
  name: 'endpoints-subset',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary: 'A subset of Endpoints holds IP addresses of other machines, and ports with numbers.',
    why: 'kube-apiserver refuses subsets without address, names for addresses, loopback and link-local ones, and several ports without names. EndpointSlices have taken the place of this kind.',
    since: '0.1.0',
    source: 'kube-apiserver pkg/apis/core/validation validateEndpointSubsets',
  },
  findings: {
    wrong: ({ what, fix }: Wrong) => ({ what, fix }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a machine, one port without a name',
        text: endpointsExample('{ ip: 192.0.2.7 }', '{ port: 5432 }'),
      },
      {
        title: 'nobody yet',
        text: 'apiVersion: v1\nkind: Endpoints\nmetadata: { name: db }\nsubsets: []\n',
      },
    ],
    invalid: [
      { title: 'this machine', text: endpointsExample('{ ip: 127.0.0.1 }', '{ port: 5432 }') },
      { title: 'a name', text: endpointsExample('{ ip: db.example.com }', '{ port: 5432 }') },
      { title: 'no address', text: endpointsExample('', '{ port: 5432 }') },
      {
        title: 'two ports without names',
        text: endpointsExample('{ ip: 192.0.2.7 }', '{ port: 5432 }, { port: 5433 }'),
      },
      { title: 'no port', text: endpointsExample('{ ip: 192.0.2.7 }', '{ port: 0 }') },
    ],
  }),
  check({ objects, versions }, report) {
    for (const object of objectsOf(objects, '', 'Endpoints')) {
      for (const subset of subsetsOf(object)) {
        for (const wrong of wrongIn(subset, versions.cluster)) {
          const at = fieldSide(object, wrong.path);
          report('wrong', wrong, { at, ...REFUSED, data: { problem: wrong.what } });
        }
      }
    }
  },
});

function wrongIn({ path, addresses, ports }: EndpointsSubset, cluster: Contract): Wrong[] {
  const nobody = {
    path,
    what: 'a subset of Endpoints has no address',
    fix: 'addresses: [{ ip: the address of the machine }]',
  };
  return [
    ...(addresses.length === 0 ? [nobody] : []),
    ...addresses.flatMap((address) => wrongAddress(address, cluster)),
    ...ports.flatMap((port) => wrongPort(port, ports.length > 1)),
  ];
}

function wrongAddress({ path, value }: PlacedEntry, cluster: Contract): Wrong[] {
  const at = (field: string) => [...path, field];
  const wrong: Wrong[] = [];
  const [ip, hostname, nodeName] = [value.ip, value.hostname, value.nodeName].map(goText);
  const reading = ip === undefined ? undefined : judgeAddress(ip, cluster);
  const kind = reading?.value && specialKindOf(reading.value);
  const fix = 'ip: the address of the machine in its network';
  if (reading?.problem && !reading.value) {
    const what = `address "${ip}" ${WHAT_IS_WRONG[reading.problem]}`;
    wrong.push({ path: at('ip'), what, fix });
  } else if (kind) {
    wrong.push({ path: at('ip'), what: `address ${ip} is ${kind}`, fix });
  }
  if (hostname && !isDns1123Label(hostname)) {
    const what = `hostname "${hostname}" is not a DNS label`;
    wrong.push({ path: at('hostname'), what, fix: 'write lower-case letters, digits and "-"' });
  }
  if (typeof value.nodeName === 'string' && !isDns1123Subdomain(value.nodeName)) {
    const what = `nodeName "${nodeName}" is not the name of a node`;
    wrong.push({ path: at('nodeName'), what, fix: 'write the name of the node, or leave it out' });
  }
  return wrong;
}

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

function wrongPort({ path, value }: PlacedEntry, isOneOfMany: boolean): Wrong[] {
  const at = (field: string) => [...path, field];
  const wrong: Wrong[] = [];
  const name = goText(value.name);
  if (name === '' && isOneOfMany) {
    const what = 'one of several ports of Endpoints has no name';
    wrong.push({ path: at('name'), what, fix: 'name: that of the port of the Service' });
  }
  if (name && !isDns1123Label(name)) {
    const what = `port name "${name}" is not a DNS label`;
    wrong.push({ path: at('name'), what, fix: 'write lower-case letters, digits and "-"' });
  }
  const port = value.port ?? 0;
  if (typeof port === 'number' && !isPort(asNumber(port) ?? 0)) {
    const what = `port ${port} of Endpoints is not in 1-65535`;
    wrong.push({ path: at('port'), what, fix: 'port: the port on which the machine answers' });
  }
  const protocol = goText(value.protocol);
  if (protocol && !PROTOCOLS.includes(protocol)) {
    const what = `protocol "${protocol}" is none of TCP, UDP and SCTP`;
    wrong.push({ path: at('protocol'), what, fix: 'protocol: TCP' });
  }
  const { appProtocol } = value;
  if (typeof appProtocol === 'string' && !isQualifiedName(appProtocol)) {
    const what = `appProtocol "${appProtocol}" is neither a word nor a DNS name, "/" and a word`;
    wrong.push({ path: at('appProtocol'), what, fix: 'appProtocol: http, or leave it out' });
  }
  return wrong;
}
