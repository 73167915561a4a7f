import fc from 'fast-check';
import { someOf } from '../kubeadm/field';
import { name } from '../values/names';
import type { Tree, TreeMap } from '../yaml/tree';
import { ODD_NUMBERS, oddPortName, plainPortName, portNumber } from './values';

const oneOf = (...values: Tree[]): fc.Arbitrary<Tree> => fc.constantFrom(...values);
const mostly = (plain: fc.Arbitrary<Tree>, odd: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.oneof({ weight: 20, arbitrary: plain }, odd);

const backendPort = fc.oneof(
  { weight: 24, arbitrary: portNumber.map((number): Tree => ({ number })) },
  { weight: 12, arbitrary: plainPortName.map((text): Tree => ({ name: text })) },
  oneOf(...ODD_NUMBERS).map((number): Tree => ({ number })),
  oddPortName.map((text): Tree => ({ name: text })),
  oneOf({}, null, { name: 'http', number: 80 }, { name: 'http', number: 0 }, 80),
);

const service = someOf(
  {
    name: mostly(oneOf('web', 'a-1'), oneOf('', '1st', 'web.shop', 'Web', '-a', null, 1)),
    port: backendPort,
  },
  [],
);
const whole = fc
  .tuple(oneOf('web', 'a-1', 'web', 'a-1', '1st'), backendPort)
  .map(([text, port]): Tree => ({ name: text, port }));

const resource = someOf(
  {
    apiGroup: oneOf('k8s.example.com', '', 'A.b', null),
    kind: mostly(oneOf('Bucket'), oneOf('', 'a/b', '..', null)),
    name: mostly(oneOf('files', 'My files'), oneOf('', 'a/b', '.', '%2f', null)),
  },
  ['kind', 'name'],
);

const backend = fc.oneof(
  { weight: 40, arbitrary: whole.map((one): Tree => ({ service: one })) },
  { weight: 2, arbitrary: service.map((one): Tree => ({ service: one })) },
  { weight: 2, arbitrary: resource.map((one): Tree => ({ resource: one })) },
  oneOf({}, null, { service: null }, { serviceName: 'web', servicePort: 80 }, 'web'),
  someOf({ service: whole, resource }, ['service', 'resource']),
);

const PATHS = ['/', '/a', '/a/b', '/a/', '/.well-known/x', '/a.b/..c', '/...'];
const ODD_PATHS: Tree[] = [
  ...['', 'a', '//', '/a//b', '/./a', '/a/../b', '/a/..', '/a/.', '/a%2fb', '/a%2Fb', '/a b'],
  ...['/a(/|$)(.*)', '/ä', null, 1, './', '/..', '/.', '/a%2Eb', '*', '/*'],
];

const httpPath = fc.oneof(
  {
    weight: 30,
    arbitrary: someOf(
      {
        path: mostly(oneOf(...PATHS), oneOf(...ODD_PATHS)),
        pathType: mostly(
          oneOf('Prefix', 'Exact', 'ImplementationSpecific'),
          oneOf('prefix', '', null, 'Regex', 1),
        ),
        backend,
      },
      ['path', 'pathType', 'backend'],
    ),
  },
  someOf(
    {
      path: oneOf('/', ...ODD_PATHS),
      pathType: oneOf('Prefix', 'ImplementationSpecific'),
      backend,
    },
    [],
  ),
  oneOf({}, null),
);

const host = fc.oneof(
  { weight: 30, arbitrary: oneOf('web.example.com', '*.example.com', '', 'localhost') },
  name,
  oneOf('1.2.3.4', '01.2.3.4', '*.1.2.3.4', 'a:80', '*', '**.a', 'a.*.b', '*.A', '::1', null, 1),
);

const few = (one: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.array(one, { minLength: 1, maxLength: 2 });

const rule = fc.oneof(
  {
    weight: 24,
    arbitrary: someOf({ host, http: few(httpPath).map((paths): Tree => ({ paths })) }, ['http']),
  },
  oneOf({}, null, { host: 'a' }, { http: {} }, { http: null }, { http: { paths: [] } }),
);

const tls = someOf(
  {
    hosts: fc.oneof(few(host), oneOf([], null, ['1.2.3.4'])),
    secretName: mostly(oneOf('web-tls', 'a.b', ''), oneOf('Web', 'a/b', '-a', null, 1)),
  },
  [],
);

const CLASS = 'kubernetes.io/ingress.class';

export const ingress: fc.Arbitrary<TreeMap> = fc
  .record({
    spec: someOf(
      {
        defaultBackend: backend,
        rules: fc.oneof({ weight: 6, arbitrary: few(rule) }, oneOf([], null)),
        tls: fc.oneof({ weight: 6, arbitrary: few(tls) }, oneOf([], null, [null])),
        ingressClassName: mostly(oneOf('nginx', 'a.b'), oneOf('', 'Nginx', null, 1)),
      },
      [],
    ),
    annotation: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      fc.constantFrom('nginx', 'Any Class', ''),
    ),
  })
  .map(({ spec, annotation }) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: 'web',
      ...(annotation !== undefined && { annotations: { [CLASS]: annotation } }),
    },
    spec,
  }));
