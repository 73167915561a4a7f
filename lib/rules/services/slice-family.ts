import { endpointSlicesOf } from '../../model/endpoint-slice';
import { isFamily } from '../../model/service-addresses';
import { takesAddressOf } from '../../model/service-demand';
import { servicesByName } from '../../model/service-names';
import { clusterFamilies } from '../../model/service-ranges';
import { defineRule } from '../rule';
import { manyExamples, PORT_80, serviceExample } from './service-example';
import { fieldSide, nameOf } from './service-side';
import { sliceExample, sliceOf } from './slice-example';

interface Unread {
  readonly service: string;
  readonly addressType: string;
}

export const sliceFamily = defineRule({
  code: 'NET349',
  name: 'slice-family',
  severity: 'warning',
  reads: ['objects', 'services', 'plan'],
  docs: {
    summary: 'The addresses of an EndpointSlice are of a family that its Service has.',
    why: 'kube-proxy sends connections of a cluster IP to endpoints of its own family only, and passes over slices of names (FQDN).',
    symptoms: ['service-without-endpoints'],
    since: '0.1.0',
    source: 'kube-proxy pkg/proxy/metaproxier; KEP-752 (FQDN)',
  },
  findings: {
    family: ({ service, addressType }: Unread) => ({
      what: `${service} has no ${addressType} address, so nobody uses this EndpointSlice`,
      fix: 'ipFamilyPolicy: PreferDualStack, or a slice of the family that the Service has',
    }),
    names: ({ service }: Unread) => ({
      what: `kube-proxy passes over EndpointSlices of addressType FQDN, so ${service} sends nothing there`,
      fix: 'type: ExternalName with externalName, or a slice of the addresses',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'IPv4 on an IPv4 cluster',
        text: manyExamples(serviceExample(...PORT_80), sliceOf('IPv4', '192.0.2.7')),
      },
      {
        title: 'a slice that a controller fills later',
        text: manyExamples(
          serviceExample(...PORT_80),
          sliceExample('addressType: IPv6', 'ports: [{ port: 80 }]'),
        ),
      },
    ],
    invalid: [
      {
        title: 'IPv6 on an IPv4 cluster',
        text: manyExamples(serviceExample(...PORT_80), sliceOf('IPv6', '"2001:db8::7"')),
      },
      {
        title: 'names',
        text: manyExamples(serviceExample(...PORT_80), sliceOf('FQDN', 'db.example.com')),
      },
    ],
  }),
  check({ objects, services, plan }, report) {
    const families = clusterFamilies(plan);
    for (const slice of endpointSlicesOf(objects)) {
      const { namespace, serviceName, addressType, endpoints } = slice;
      if (endpoints.length === 0) continue;
      const service = servicesByName(services, namespace).get(serviceName);
      if (!service || service.isHeadless || service.type === 'ExternalName') continue;
      const data = { service: nameOf(service), addressType };
      const at = fieldSide(slice, ['addressType'], addressType);
      const other = fieldSide(service, ['spec', 'ipFamilies'], service.spec.ipFamilies);
      const breaks = 'kube-proxy: passes the EndpointSlice over';
      if (addressType === 'FQDN') report('names', data, { at, other, breaks, data });
      if (!isFamily(addressType) || families.length === 0) continue;
      if (takesAddressOf(service, addressType, families)) continue;
      report('family', data, { at, other, breaks, data });
    }
  },
});
