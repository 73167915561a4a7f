import { endpointSlicesOf, SERVICE_NAME_LABEL } from '../../model/endpoint-slice';
import { servicesByName } from '../../model/service-names';
import type { ServiceView } from '../../model/service-view';
import { isMadeByKubernetes } from '../../model/services-of-kubernetes';
import { defineRule } from '../rule';
import { manyExamples, PORT_80, serviceExample } from './service-example';
import { fieldSide } from './service-side';
import { sliceExample, sliceOf } from './slice-example';

interface Missing {
  readonly service: string;
  readonly known: readonly string[];
}

export const sliceWithoutService = defineRule({
  code: 'NET340',
  name: 'slice-without-service',
  severity: 'warning',
  reads: ['objects', 'services'],
  docs: {
    summary: 'The label kubernetes.io/service-name of an EndpointSlice names a Service.',
    why: 'kube-proxy and CoreDNS find the slices of a Service by this label and the namespace alone; kube-apiserver takes a slice without it.',
    symptoms: ['service-without-endpoints'],
    since: '0.1.0',
    source: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#ownership',
    whenToIgnore: 'when the Service is made elsewhere, or a program of your own reads the slices',
  },
  findings: {
    unlabelled: () => ({
      what: `the EndpointSlice has no label ${SERVICE_NAME_LABEL}, so it belongs to no Service`,
      fix: `labels: { ${SERVICE_NAME_LABEL}: the name of the Service }`,
    }),
    missing: ({ service, known }: Missing) => ({
      what: `there is no Service ${service}, to which the EndpointSlice belongs by its label`,
      fix: `${SERVICE_NAME_LABEL}: ${known.join(' or ')}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the Service beside it',
        text: manyExamples(serviceExample(...PORT_80), sliceOf('IPv4', '192.0.2.7')),
      },
      { title: 'Services are in other files', text: sliceOf('IPv4', '192.0.2.7') },
      {
        title: 'of the Service that kube-apiserver makes',
        text: manyExamples(
          serviceExample('selector: { app: web }', ...PORT_80),
          sliceOf('IPv4', '192.0.2.7').replace('service-name: web', 'service-name: kubernetes'),
        ),
      },
    ],
    invalid: [
      {
        title: 'a name that no Service has',
        text: manyExamples(
          serviceExample(...PORT_80).replace('name: web', 'name: wbe'),
          sliceOf('IPv4', '192.0.2.7'),
        ),
      },
      {
        title: 'no label',
        text: sliceExample('addressType: IPv4').replace(/, labels: \{.*?\}/, ''),
      },
    ],
  }),
  check({ objects, services }, report) {
    for (const slice of endpointSlicesOf(objects)) {
      const { namespace, serviceName } = slice;
      const neighbours = servicesByName(services, namespace);
      if (serviceName === '') {
        const at = fieldSide(slice, ['metadata', 'labels']);
        report('unlabelled', {}, { at, breaks: 'kube-proxy: passes the EndpointSlice over' });
      } else if (neighbours.size > 0 && !isThere(neighbours, namespace, serviceName)) {
        const known = [...neighbours.keys()].slice(0, MOST_NAMES);
        const data = { service: `${namespace}/${serviceName}`, known };
        report('missing', data, {
          at: fieldSide(slice, ['metadata', 'labels', SERVICE_NAME_LABEL], serviceName),
          breaks: 'kube-proxy: sends nothing to these endpoints',
          data,
        });
      }
    }
  },
});

const isThere = (
  neighbours: ReadonlyMap<string, ServiceView>,
  namespace: string,
  name: string,
): boolean => neighbours.has(name) || isMadeByKubernetes(namespace, name);

const MOST_NAMES = 3;
