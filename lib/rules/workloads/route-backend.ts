import type { Path } from '../../diag/path';
import type { ApiObjectView } from '../../model/api-object';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { objectsOf } from '../../model/object-index';
import { servicesByName } from '../../model/service-names';
import { isMadeByKubernetes } from '../../model/services-of-kubernetes';
import { asList, textField } from '../../model/type-meta';
import { defineRule } from '../rule';
import { manyExamples, serviceExample } from '../services/service-example';
import { fieldSide, nameOf, spell } from '../services/service-side';
import { objectSide } from './workload-side';

interface Missing {
  readonly service: string;
  readonly known: readonly string[];
}

interface MissingPort {
  readonly service: string;
  readonly port: number;
  readonly ports: readonly string[];
}

interface NoGrant {
  readonly service: string;
  readonly namespace: string;
}

const WEB = serviceExample('selector: { app: web }', 'ports: [{ port: 80 }]');

const route = (backend: string, namespace = 'default'): string =>
  [
    'apiVersion: gateway.networking.k8s.io/v1',
    'kind: HTTPRoute',
    `metadata: { name: web, namespace: ${namespace} }`,
    'spec:',
    `  rules: [{ backendRefs: [${backend}] }]`,
    '',
  ].join('\n');

const GRANT = [
  'apiVersion: gateway.networking.k8s.io/v1beta1',
  'kind: ReferenceGrant',
  'metadata: { name: shop, namespace: default }',
  'spec:',
  '  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }]',
  '  to: [{ group: "", kind: Service }]',
  '',
].join('\n');

export const routeBackend = defineRule({
  code: 'NET809',
  name: 'route-backend',
  severity: 'warning',
  reads: ['objects', 'services'],
  docs: {
    summary:
      'A backend of a route must be a Service and one of its ports; in another namespace it needs a ReferenceGrant there.',
    why: 'kube-apiserver does not look whether they are there. The gateway answers 500 to what the route sends there, and says so only in the status of the route.',
    symptoms: ['ingress-fails'],
    since: '0.1.0',
    source: 'https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref',
    whenToIgnore: 'when the Service or the grant is made elsewhere',
  },
  findings: {
    missing: ({ service, known }: Missing) => ({
      what: `there is no Service ${service}, to which the route sends`,
      fix: `name: ${known.join(' or ')}`,
    }),
    missingPort: ({ service, port, ports }: MissingPort) => ({
      what: `Service ${service} has no port ${port}, to which the route sends`,
      fix: ports.length > 0 ? `port: ${ports.join(' or ')}` : `add port ${port} to the Service`,
    }),
    noGrant: ({ service, namespace }: NoGrant) => ({
      what: `no ReferenceGrant lets routes of namespace ${namespace} send to Service ${service}`,
      fix: `add a ReferenceGrant from namespace ${namespace} beside the Service`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a Service and its port',
        text: manyExamples(WEB, route('{ name: web, port: 80 }')),
      },
      {
        title: 'another namespace, with a grant',
        text: manyExamples(
          WEB,
          route('{ name: web, namespace: default, port: 80 }', 'shop'),
          GRANT,
        ),
      },
      { title: 'the Services are in other files', text: route('{ name: web, port: 80 }') },
      {
        title: 'a backend of another kind',
        text: manyExamples(WEB, route('{ group: example.com, kind: Bucket, name: files }')),
      },
    ],
    invalid: [
      {
        title: 'the port of the pods',
        text: manyExamples(WEB, route('{ name: web, port: 8080 }')),
      },
      {
        title: 'a Service that is not there',
        text: manyExamples(WEB, route('{ name: wbe, port: 80 }')),
      },
      {
        title: 'another namespace',
        text: manyExamples(WEB, route('{ name: web, namespace: default, port: 80 }', 'shop')),
      },
    ],
  }),
  check({ objects, services }, report) {
    const grants = objectsOf(objects, GATEWAY, 'ReferenceGrant');
    for (const { object, path, value } of ROUTES.flatMap((kind) => backendsOf(objects, kind))) {
      const own = object.namespace || 'default';
      const namespace = textField(value, 'namespace') || own;
      const neighbours = servicesByName(services, namespace);
      const name = textField(value, 'name');
      if (neighbours.size === 0 || name === '') continue;
      const service = neighbours.get(name);
      if (!service && isMadeByKubernetes(namespace, name)) continue;
      const breaks = 'the gateway: has nowhere to send, and answers 500';
      if (!service) {
        const known = [...neighbours.keys()].slice(0, MOST_NAMES);
        const data = { service: `${namespace}/${name}`, known };
        report('missing', data, { at: objectSide(object, [...path, 'name'], name), breaks, data });
        continue;
      }
      const { port } = value;
      if (typeof port === 'number' && !service.ports.some((one) => one.value.port === port)) {
        const ports = service.ports.map((one) => spell(one.value.port ?? ''));
        const data = { service: nameOf(service), port, ports };
        const at = objectSide(object, [...path, 'port'], `${port}`);
        const other = fieldSide(service, ['spec', 'ports'], ports.join(', '));
        report('missingPort', data, { at, other, breaks, data });
      }
      if (namespace !== own && !grants.some((grant) => isGranted(grant, object, name, namespace))) {
        const data = { service: nameOf(service), namespace: own };
        const at = objectSide(object, [...path, 'namespace'], namespace);
        const other = fieldSide(service, ['metadata', 'name'], name);
        report('noGrant', data, { at, other, breaks, data });
      }
    }
  },
});

const GATEWAY = 'gateway.networking.k8s.io';
const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];
const MOST_NAMES = 3;

interface Backend {
  readonly object: ApiObjectView;
  readonly path: Path;
  readonly value: JsonObject;
}

/** Those that are Services, which is what they are when they do not say. */
const backendsOf = (objects: readonly ApiObjectView[], kind: string): Backend[] =>
  objectsOf(objects, GATEWAY, kind).flatMap((object) =>
    asList(valueAt(object.value, ['spec', 'rules'])).flatMap((rule, nth) =>
      asList(isObject(rule) ? rule.backendRefs : undefined).flatMap((value, index) =>
        isObject(value) && isOfService(value)
          ? [{ object, path: ['spec', 'rules', nth, 'backendRefs', index], value }]
          : [],
      ),
    ),
  );

const isOfService = (value: JsonObject): boolean =>
  textField(value, 'group') === '' && (textField(value, 'kind') || 'Service') === 'Service';

function isGranted(
  grant: ApiObjectView,
  route: ApiObjectView,
  name: string,
  namespace: string,
): boolean {
  if ((grant.namespace || 'default') !== namespace) return false;
  const own = route.namespace || 'default';
  const isFrom = asList(valueAt(grant.value, ['spec', 'from'])).some(
    (from) => isObject(from) && from.kind === route.kind && from.namespace === own,
  );
  const isTo = asList(valueAt(grant.value, ['spec', 'to'])).some(
    (to) => isObject(to) && to.kind === 'Service' && (!to.name || to.name === name),
  );
  return isFrom && isTo;
}
