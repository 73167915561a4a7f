import type { ApiObjectView } from '../../model/api-object';
import { isObject, type Json } from '../../model/document';
import { ingressBackendsOf } from '../../model/ingress';
import { type Entry, networkingObjects } from '../../model/network-policy';
import { servicesByName } from '../../model/service-names';
import type { ServiceView } from '../../model/service-view';
import { isMadeByKubernetes } from '../../model/services-of-kubernetes';
import { textField } from '../../model/type-meta';
import { defineRule } from '../rule';
import { manyExamples, serviceExample } from '../services/service-example';
import { fieldSide, nameOf, spell } from '../services/service-side';
import { ingressTo } from './ingress-example';
import { objectSide } from './workload-side';

interface Missing {
  readonly service: string;
  /** Services that the namespace has. */
  readonly known: readonly string[];
}

interface MissingPort {
  readonly service: string;
  readonly port: string;
  readonly ports: readonly string[];
}

const WEB = serviceExample('selector: { app: web }', 'ports: [{ name: http, port: 80 }]');

const ingress = (backend: string): string => ingressTo(`{ service: ${backend} }`);

export const ingressBackend = defineRule({
  code: 'NET806',
  name: 'ingress-backend',
  severity: 'warning',
  reads: ['objects', 'services'],
  docs: {
    summary: 'A backend of an Ingress must be a Service of its namespace, and one of its ports.',
    why: 'kube-apiserver does not look whether they are there. Ingress controllers answer 503 or leave the path out. The port is that of the Service, not of the pods.',
    symptoms: ['ingress-fails'],
    since: '0.1.0',
    source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#resource-backend',
    whenToIgnore: 'when the Service is made elsewhere',
  },
  findings: {
    missing: ({ service, known }: Missing) => ({
      what: `there is no Service ${service}, to which the Ingress sends`,
      fix: `name: ${known.join(' or ')}`,
    }),
    missingPort: ({ service, port, ports }: MissingPort) => ({
      what: `Service ${service} has no port ${port}, to which the Ingress sends`,
      fix: `use a port that it has: ${ports.join(', ')}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a port by its name',
        text: manyExamples(WEB, ingress('{ name: web, port: { name: http } }')),
      },
      {
        title: 'a port by its number',
        text: manyExamples(WEB, ingress('{ name: web, port: { number: 80 } }')),
      },
      {
        title: 'the Services are in other files',
        text: ingress('{ name: web, port: { number: 80 } }'),
      },
    ],
    invalid: [
      {
        title: 'a Service that is not there',
        text: manyExamples(WEB, ingress('{ name: wbe, port: { number: 80 } }')),
      },
      {
        title: 'the port of the pods',
        text: manyExamples(WEB, ingress('{ name: web, port: { number: 8080 } }')),
      },
      {
        title: 'a port name in other letters',
        text: manyExamples(WEB, ingress('{ name: web, port: { name: https } }')),
      },
    ],
  }),
  check({ objects, services }, report) {
    for (const object of networkingObjects(objects, 'Ingress')) {
      const namespace = object.namespace || 'default';
      const neighbours = servicesByName(services, namespace);
      if (neighbours.size === 0) continue;
      for (const { path, value } of backendsOf(object)) {
        const name = textField(value, 'name');
        const service = neighbours.get(name);
        if (name === '' || isAction(value.port)) continue;
        if (!service && isMadeByKubernetes(namespace, name)) continue;
        if (!service) {
          const data = { service: `${namespace}/${name}`, known: someOf([...neighbours.keys()]) };
          const breaks = 'ingress controller: has nowhere to send, and answers 503';
          report('missing', data, {
            at: objectSide(object, [...path, 'name'], name),
            breaks,
            data,
          });
        } else if (!hasPort(service, value.port)) {
          const port = portText(value.port);
          const data = { service: nameOf(service), port, ports: portsOf(service) };
          report('missingPort', data, {
            at: objectSide(object, [...path, 'port'], port),
            other: fieldSide(service, ['spec', 'ports'], portsOf(service).join(', ')),
            breaks: 'ingress controller: has nowhere to send, and answers 503',
            data,
          });
        }
      }
    }
  },
});

/** Those that are Services; `value` is their `service`. */
const backendsOf = (ingress: ApiObjectView): Entry[] =>
  ingressBackendsOf(ingress).flatMap(({ path, value: { service } }) =>
    isObject(service) ? [{ path: [...path, 'service'], value: service }] : [],
  );

/** True where there is nothing to compare. */
function hasPort({ ports, type }: ServiceView, wanted: Json | undefined): boolean {
  if (!isObject(wanted) || type === 'ExternalName') return true;
  const { name, number } = wanted;
  if (typeof name === 'string' && name !== '') {
    return ports.some(({ value }) => value.name === name);
  }
  return typeof number !== 'number' || ports.some(({ value }) => value.port === number);
}

/** The AWS load balancer controller takes an action from an annotation, and there is no Service. */
const isAction = (port: Json | undefined): boolean =>
  isObject(port) && port.name === 'use-annotation';

const portText = (port: Json | undefined): string =>
  isObject(port) ? spell(port.name || port.number || '') : '';

const portsOf = ({ ports }: ServiceView): string[] =>
  ports.map(({ value }) => spell(value.name || value.port || ''));

const MOST_NAMES = 3;
const someOf = (names: readonly string[]): string[] => names.slice(0, MOST_NAMES);
