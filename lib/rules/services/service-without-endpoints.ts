import { endpointSlicesOf } from '../../model/endpoint-slice';
import { hasSelector } from '../../model/service-addresses';
import { hasEndpoints, slicesOf } from '../../model/service-slices';
import type { ServiceView } from '../../model/service-view';
import { workloadsIn } from '../../model/workload-index';
import { defineRule } from '../rule';
import { workloadExample } from '../workloads/workload-example';
import { manyExamples, PORT_80, serviceExample } from './service-example';
import { fieldSide, nameOf } from './service-side';
import { sliceOf } from './slice-example';

export const serviceWithoutEndpoints = defineRule({
  code: 'NET341',
  name: 'service-without-endpoints',
  severity: 'info',
  reads: ['objects', 'services'],
  docs: {
    summary: 'A Service without a selector has the endpoints that somebody writes.',
    why: 'Nobody looks for pods then: without an EndpointSlice, or an Endpoints object of its name, connections to the Service are refused.',
    symptoms: ['service-without-endpoints'],
    since: '0.1.0',
    source:
      'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
    whenToIgnore: 'when a controller writes the EndpointSlices',
  },
  findings: {
    none: ({ service }: { service: string }) => ({
      what: `${service} has no selector, and no EndpointSlice names it`,
      fix: 'selector: the labels of the pods that are to answer, or an EndpointSlice',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'endpoints of its own',
        text: manyExamples(serviceExample(...PORT_80), sliceOf('IPv4', '192.0.2.7')),
      },
      { title: 'what is behind Services is in other files', text: serviceExample(...PORT_80) },
    ],
    invalid: [
      {
        title: 'the selector was forgotten',
        text: manyExamples(serviceExample(...PORT_80), workloadExample()),
      },
    ],
  }),
  check({ objects, services }, report) {
    const isAnySliceWritten = endpointSlicesOf(objects).length > 0;
    for (const service of services) {
      if (service.type === 'ExternalName' || hasSelector(service) || isOfApiServer(service))
        continue;
      const hasNeighbours = workloadsIn(objects, service.namespace).all.length > 0;
      if (!isAnySliceWritten && !hasNeighbours) continue;
      if (slicesOf(service, objects).length > 0 || hasEndpoints(service, objects)) continue;
      const data = { service: nameOf(service) };
      const breaks = `kube-proxy: refuses connections to ${data.service}, which has no endpoint`;
      report('none', data, { at: fieldSide(service, ['spec', 'selector']), breaks, data });
    }
  },
});

/** kube-apiserver writes the endpoints of its own Service. */
const isOfApiServer = ({ namespace, name }: ServiceView): boolean =>
  namespace === 'default' && name === 'kubernetes';
