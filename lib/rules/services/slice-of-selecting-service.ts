import { endpointSlicesOf, SERVICE_NAME_LABEL } from '../../model/endpoint-slice';
import { hasSelector } from '../../model/service-addresses';
import { servicesByName } from '../../model/service-names';
import { defineRule } from '../rule';
import { manyExamples, PORT_80, serviceExample } from './service-example';
import { fieldSide, nameOf } from './service-side';
import { sliceOf } from './slice-example';

export const sliceOfSelectingService = defineRule({
  code: 'NET344',
  name: 'slice-of-selecting-service',
  severity: 'info',
  reads: ['objects', 'services'],
  docs: {
    summary: 'A Service gets its endpoints from a selector or from slices that somebody writes.',
    why: 'With both, connections go to the pods and to the written endpoints in turn; kube-controller-manager leaves slices alone that it did not make.',
    symptoms: ['fails-at-random'],
    since: '0.1.0',
    source: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#ownership',
    whenToIgnore: 'while you move from machines to pods',
  },
  findings: {
    both: ({ service }: { service: string }) => ({
      what: `${service} selects pods, and this EndpointSlice adds endpoints to them`,
      fix: 'remove the selector or the EndpointSlice',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'no selector',
        text: manyExamples(serviceExample(...PORT_80), sliceOf('IPv4', '192.0.2.7')),
      },
    ],
    invalid: [
      {
        title: 'pods and a machine in turn',
        text: manyExamples(
          serviceExample('selector: { app: web }', ...PORT_80),
          sliceOf('IPv4', '192.0.2.7'),
        ),
      },
    ],
  }),
  check({ objects, services }, report) {
    for (const slice of endpointSlicesOf(objects)) {
      const { namespace, serviceName } = slice;
      const service = servicesByName(services, namespace).get(serviceName);
      if (!service || service.type === 'ExternalName' || !hasSelector(service)) continue;
      const data = { service: nameOf(service) };
      report('both', data, {
        at: fieldSide(slice, ['metadata', 'labels', SERVICE_NAME_LABEL], serviceName),
        other: fieldSide(service, ['spec', 'selector']),
        breaks: `kube-proxy: sends connections to ${data.service} to pods and to others in turn`,
        data,
      });
    }
  },
});
