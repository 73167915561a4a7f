import { subsetsOf } from '../../model/endpoints-subset';
import { objectsOf } from '../../model/object-index';
import { hasSelector } from '../../model/service-addresses';
import { servicesByName } from '../../model/service-names';
import { hasEndpoints, slicesOf } from '../../model/service-slices';
import { defineRule } from '../rule';
import { writtenSide } from '../workloads/workload-side';
import { manyExamples, PORT_80, serviceExample } from './service-example';
import { fieldSide, nameOf } from './service-side';

interface Facts {
  readonly endpoints: string;
  readonly service: string;
  readonly name: string;
}

const endpointsExample = (name: string): string =>
  `apiVersion: v1\nkind: Endpoints\nmetadata: { name: ${name} }\nsubsets:\n  - addresses: [{ ip: 192.0.2.7 }]\n    ports: [{ port: 80 }]\n`;

export const endpointsWithoutService = defineRule({
  code: 'NET361',
  name: 'endpoints-without-service',
  severity: 'warning',
  reads: ['objects', 'services'],
  docs: {
    summary: 'Endpoints have the name of the Service without a selector that they are for.',
    why: 'kube-controller-manager copies Endpoints into slices of the Service of the same name; nothing else joins the two.',
    symptoms: ['service-without-endpoints'],
    since: '0.1.0',
    source:
      'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
    whenToIgnore: 'when a program of your own reads them, as volumes of GlusterFS did',
  },
  findings: {
    misnamed: ({ endpoints, service, name }: Facts) => ({
      what: `there is no Service ${endpoints}, while ${service} has neither selector nor endpoints`,
      fix: `name: ${name}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one name',
        text: manyExamples(serviceExample(...PORT_80), endpointsExample('web')),
      },
      {
        title: 'every Service has what it needs',
        text: manyExamples(
          serviceExample('selector: { app: web }', ...PORT_80),
          endpointsExample('storage'),
        ),
      },
    ],
    invalid: [
      {
        title: 'a letter too few',
        text: manyExamples(serviceExample(...PORT_80), endpointsExample('we')),
      },
    ],
  }),
  check({ objects, services }, report) {
    for (const object of objectsOf(objects, '', 'Endpoints')) {
      const namespace = object.namespace || 'default';
      const neighbours = servicesByName(services, namespace);
      if (neighbours.has(object.name) || subsetsOf(object).length === 0) continue;
      const orphan = [...neighbours.values()].find(
        (service) =>
          service.type !== 'ExternalName' &&
          !hasSelector(service) &&
          !hasEndpoints(service, objects) &&
          slicesOf(service, objects).length === 0,
      );
      if (!orphan) continue;
      const endpoints = `${namespace}/${object.name}`;
      const data = { endpoints, service: nameOf(orphan), name: orphan.name };
      report('misnamed', data, {
        at: writtenSide(object, ['metadata', 'name']),
        other: fieldSide(orphan, ['metadata', 'name'], orphan.name),
        breaks: `kube-proxy: refuses connections to ${data.service}, which has no endpoint`,
        data: { ...data },
      });
    }
  },
});
