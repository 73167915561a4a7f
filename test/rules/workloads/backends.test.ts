import { describe, expect, it } from 'vitest';
import { PORT_80, serviceExample } from '../../../lib/rules/services/service-example';
import { workloadExample } from '../../../lib/rules/workloads/workload-example';
import { verdictsOf } from '../verdicts-of';

const verdicts = (...texts: string[]): string[] =>
  verdictsOf(texts, 36, /^NET8/).map(({ code, severity }) => `${code} ${severity}`);

const service = (ports: string): string => serviceExample('selector: { app: web }', ports);
const pods = (ports: string): string => workloadExample({ ports });

describe('a target port by its number', () => {
  it.each([
    ['0 stands for port', 'ports: [{ port: 80, targetPort: 0 }]', '{ containerPort: 80 }', []],
    [
      'both protocols',
      'ports: [{ port: 53, protocol: UDP }]',
      '{ containerPort: 53 }, { containerPort: 53, protocol: UDP }',
      [],
    ],
    [
      'TCP where the pods have UDP',
      'ports: [{ port: 53 }]',
      '{ containerPort: 53, protocol: UDP }',
      ['NET802 warning'],
    ],
    [
      'one of two ports',
      'ports: [{ name: a, port: 80 }, { name: b, port: 81 }]',
      '{ containerPort: 80 }',
      ['NET802 info'],
    ],
  ])('%s', (_, ports, listed, expected) => {
    expect(verdicts(service(ports), pods(listed))).toEqual(expected);
  });

  it('is not held against workloads of which one lists nothing', () => {
    const other = workloadExample({ name: 'other' });

    expect(
      verdicts(service('ports: [{ port: 80 }]'), pods('{ containerPort: 81 }'), other),
    ).toEqual([]);
  });
});

const ingress = (spec: string, namespace = 'default'): string =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a, namespace: ${namespace} }\nspec: ${spec}\n`;

describe('the backends of an Ingress', () => {
  it.each([
    [
      'of another namespace are not known',
      ingress('{ defaultBackend: { service: { name: a, port: { number: 1 } } } }', 'shop'),
      [],
    ],
    [
      'may be the default alone',
      ingress('{ defaultBackend: { service: { name: a, port: { number: 1 } } } }'),
      ['NET806 warning'],
    ],
    [
      'may be an action of a controller',
      ingress(
        '{ defaultBackend: { service: { name: redirect, port: { name: use-annotation } } } }',
      ),
      [],
    ],
    [
      'may be an object of another kind',
      ingress('{ defaultBackend: { resource: { kind: Bucket, name: a } } }'),
      [],
    ],
    ['may be anything at all', ingress('[{ rules: 1 }]'), []],
    ['have rules that are no list', ingress('{ rules: { http: {} } }'), []],
  ])('%s', (_, text, expected) => {
    expect(verdicts(serviceExample(...PORT_80), text)).toEqual(expected);
  });
});

describe('the Service of a StatefulSet', () => {
  const set = workloadExample({ kind: 'StatefulSet', spec: ['serviceName: web'] });

  it('is a note when it has an address', () => {
    expect(verdicts(serviceExample('selector: { app: web }', ...PORT_80), set)).toEqual([
      'NET805 info',
    ]);
  });

  it('is not asked for where no Service of the namespace is known', () => {
    expect(verdicts(set)).toEqual([]);
  });
});

describe('the backends of a route', () => {
  const grant = (from: string, to: string, namespace = 'default'): string =>
    `apiVersion: gateway.networking.k8s.io/v1beta1\nkind: ReferenceGrant\nmetadata: { name: a, namespace: ${namespace} }\nspec: { from: [${from}], to: [${to}] }\n`;
  const routeOf = (kind: string, rules: string): string =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: ${kind}\nmetadata: { name: a, namespace: shop }\nspec: { rules: ${rules} }\n`;
  const across = routeOf(
    'HTTPRoute',
    '[{ backendRefs: [{ name: web, namespace: default, port: 80 }] }]',
  );
  const shop = '{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }';
  const web = serviceExample(...PORT_80);

  it.each([
    ['granted', grant(shop, '{ group: "", kind: Service }'), 0],
    ['granted for this Service', grant(shop, '{ group: "", kind: Service, name: web }'), 0],
    ['granted for another Service', grant(shop, '{ group: "", kind: Service, name: api }'), 1],
    [
      'granted for another kind of route',
      grant(shop.replace('HTTP', 'GRPC'), '{ kind: Service }'),
      1,
    ],
    ['granted in the namespace of the route', grant(shop, '{ kind: Service }', 'shop'), 1],
    ['granted to nobody', grant('null', '{ kind: Service }'), 1],
  ])('in another namespace are %s', (_, text, times) => {
    expect(verdicts(web, across, text)).toEqual(Array(times).fill('NET809 warning'));
  });

  it.each([
    ['rules that are no list', '{ backendRefs: 1 }'],
    ['rules that are null', '[null, { backendRefs: [null, 1] }]'],
  ])('may be wrong: %s', (_, rules) => {
    expect(verdicts(web, routeOf('TCPRoute', rules))).toEqual([]);
  });
});
