import { isDns1035Label, isDns1123Label, isDns1123Subdomain, isPortName } from '../../k8s/names';
import type { ApiObjectView } from '../../model/api-object';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { ingressBackendsOf, ingressPathsOf } from '../../model/ingress';
import { type Entry, networkingObjects } from '../../model/network-policy';
import { goText } from '../../model/service-addresses';
import { isPort } from '../../net/port';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { ingressTo } from './ingress-example';
import { writtenSide } from './workload-side';

interface Value {
  readonly value: string;
}

const toService = (service: string): string => ingressTo(`{ service: ${service} }`);

export const ingressBackendForm = defineRule({
  code: 'NET819',
  name: 'ingress-backend-form',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary:
      'A backend of an Ingress is a Service with its name and one of port number or port name, or else a resource.',
    why: 'kube-apiserver refuses the Ingress. In extensions/v1beta1 the fields were called serviceName and servicePort.',
    since: '0.1.0',
    source: 'kube-apiserver validateIngressBackend; KEP-5311',
  },
  findings: {
    nothing: () => ({
      what: 'a backend without service and without resource',
      fix: 'service: {name: web, port: {number: 80}}',
    }),
    both: () => ({
      what: 'a backend with both service and resource',
      fix: 'remove one of the two',
    }),
    noName: () => ({
      what: 'a backend whose service has no name',
      fix: 'name: the name of a Service of the namespace',
    }),
    badName: ({ value, mayStartWithDigit }: Value & { mayStartWithDigit: boolean }) => ({
      what: `"${value}" is no name of a Service: a DNS label${mayStartWithDigit ? '' : ' that begins with a letter'}`,
      fix: value.includes('.')
        ? `name: ${value.split('.')[0]}, a Service of the same namespace`
        : 'name: the name of a Service of the namespace',
    }),
    noPort: () => ({
      what: 'a backend whose service has no port',
      fix: 'port: {number: 80}, a port of the Service',
    }),
    twoPorts: () => ({
      what: 'a backend with both the name and the number of a port',
      fix: 'remove one of the two',
    }),
    badPortName: ({ value }: Value) => ({
      what: `"${value}" is not a port name: 1-15 of a-z, 0-9 and single "-", one letter`,
      fix: isPort(Number(value)) ? `number: ${Number(value)}` : 'number: the number of the port',
    }),
    outOfRange: ({ value }: Value) => ({
      what: `port number ${value} is not in 1-65535`,
      fix: 'number: a port of the Service, from 1 to 65535',
    }),
    badResource: ({ field, value }: Value & { field: string }) => ({
      what:
        value === '' ? `a resource without ${field}` : `"${value}" is no ${field} of a resource`,
      fix: `${field}: that of an object of the namespace`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the number 0 beside a name',
        text: toService('{ name: web, port: { name: http, number: 0 } }'),
      },
      {
        title: 'a leading digit, from 1.36',
        text: toService('{ name: 1st, port: { number: 1 } }'),
        kubernetesVersion: '1.36',
      },
      {
        title: 'a resource of the core group',
        text: ingressTo('{ resource: { kind: Bucket, name: my files } }'),
      },
    ],
    invalid: [
      { title: 'nothing', text: ingressTo('{}') },
      { title: 'no port', text: toService('{ name: web }') },
      { title: 'two ports', text: toService('{ name: web, port: { name: http, number: 80 } }') },
      { title: 'a number as a name', text: toService('{ name: web, port: { name: "80" } }') },
      { title: 'a DNS name', text: toService('{ name: web.shop, port: { number: 80 } }') },
      { title: 'a port above 65535', text: toService('{ name: web, port: { number: 80000 } }') },
      { title: 'a resource without a name', text: ingressTo('{ resource: { kind: Bucket } }') },
    ],
  }),
  check({ objects, versions }, report) {
    const mayStartWithDigit = versions.cluster.serviceNameMayStartWithDigit;
    const isServiceName = mayStartWithDigit ? isDns1123Label : isDns1035Label;
    for (const { object, path, value } of backendsOf(objects)) {
      const refuse = (...steps: string[]) => ({
        at: writtenSide(object, [...path, ...steps]),
        ...REFUSED,
      });
      const { service, resource } = value;
      if (isMissing(service) && isMissing(resource)) report('nothing', {}, refuse());
      if (isObject(service) && isObject(resource)) report('both', {}, refuse('resource'));
      else if (isObject(service)) {
        const name = goText(service.name);
        if (name === '') report('noName', {}, refuse('service'));
        else if (name !== undefined && !isServiceName(name)) {
          const data = { value: name, mayStartWithDigit };
          report('badName', data, { ...refuse('service', 'name'), data });
        }
        const portName = goText(valueAt(service, ['port', 'name']));
        const number = valueAt(service, ['port', 'number']) ?? 0;
        if (portName === undefined || typeof number !== 'number') continue;
        if (portName !== '' && number !== 0) report('twoPorts', {}, refuse('service', 'port'));
        else if (portName === '' && number === 0) report('noPort', {}, refuse('service', 'port'));
        else if (portName !== '' && !isPortName(portName)) {
          const data = { value: portName };
          report('badPortName', data, { ...refuse('service', 'port', 'name'), data });
        } else if (number !== 0 && !isPort(number)) {
          const data = { value: `${number}` };
          report('outOfRange', data, { ...refuse('service', 'port', 'number'), data });
        }
      } else if (isObject(resource)) {
        for (const [field, text] of wrongIn(resource)) {
          const data = { field, value: text };
          report('badResource', data, { ...refuse('resource', field), data });
        }
      }
    }
  },
});

const isMissing = (value: unknown): boolean => value === undefined || value === null;

interface Backend extends Entry {
  readonly object: ApiObjectView;
}

/** A path without a backend has an empty one; without a pathType nothing more is looked at. */
const backendsOf = (objects: readonly ApiObjectView[]): Backend[] =>
  networkingObjects(objects, 'Ingress').flatMap((object) => {
    const written = ingressBackendsOf(object);
    const left = ingressPathsOf(object).filter(({ value }) => isMissing(value.backend));
    const empty = left.map(({ path }) => ({ path: [...path, 'backend'], value: {} }));
    return [...written, ...empty].map((entry) => ({ ...entry, object }));
  });

/** `IsPathSegmentName`: anything but ".", ".." and what holds "/" or "%". */
const isSegment = (text: string): boolean => !/^\.{0,2}$|[/%]/.test(text);

function wrongIn(resource: JsonObject): [field: string, value: string][] {
  const checks: [string, (text: string) => boolean][] = [
    ['kind', isSegment],
    ['name', isSegment],
    ['apiGroup', isDns1123Subdomain],
  ];
  return checks.flatMap(([field, isGood]): [string, string][] => {
    if (field === 'apiGroup' && isMissing(resource[field])) return [];
    const text = goText(resource[field]);
    return text === undefined || isGood(text) ? [] : [[field, text]];
  });
}
