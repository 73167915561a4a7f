import fc from 'fast-check';
import { someOf } from '../kubeadm/field';
import { isMap, Raw, type Tree } from '../yaml/tree';

const PORTS = [80, 443, 8080, 1, 65535, 10250];
const NODE_PORTS = [30000, 30001, 30003, 30080, 30085, 30086, 32767];

const plainPort = fc.constantFrom(...PORTS);
export const plainNodePort = fc.constantFrom(...NODE_PORTS);
const plainTargetPort = fc.constantFrom<Tree[]>(80, 8080, 1, 65535, 'http', 'a-1', 0, '');

const raw = (...texts: string[]): Tree[] => texts.map((text) => new Raw(text));

const ODD_NUMBERS: Tree[] = [
  ...[0, -1, 65536, 2147483647, 2147483648, 80.5, '80', '', null, true, [], {}],
  ...raw('80.0', '0x50', '0120', '0o120', '8e1', '1_0', '+80', '~', '.inf'),
];

const oddNodePort = fc.constantFrom<Tree[]>(...[29999, 32768, 30004, 10250, 22, 1, ...ODD_NUMBERS]);

const oddTargetPort = fc.constantFrom<Tree[]>(
  ...[
    '8080',
    'HTTP',
    'a--b',
    '-a',
    'a-',
    'a_b',
    'a.b',
    'abcdefghijklmno',
    'abcdefghijklmnop',
    '1a',
  ],
  ...[' ', 'ä', '65536', '80a', ...ODD_NUMBERS],
);

const oddName = fc.constantFrom<Tree[]>(
  ...[
    '',
    '80',
    'HTTP',
    'a.b',
    'a_b',
    '-a',
    'a-',
    'a'.repeat(63),
    'a'.repeat(64),
    'ä',
    ' ',
    1,
    null,
  ],
  ...[true, [], {}],
);

const oddProtocol = fc.constantFrom<Tree[]>('', 'tcp', 'HTTP', 'SCTP', 'UDP', ' TCP', null, 6, []);

const oddAppProtocol = fc.constantFrom<Tree[]>(
  ...['', 'http', 'HTTP', 'kubernetes.io/h2c', 'a/b/c', '/a', 'a/', 'a b', 'https://', '1', '-'],
  ...['a'.repeat(63), 'a'.repeat(64), `${'a'.repeat(63)}.b/c`, 'A.b/c', 'a_b/c', 1, null, true],
);

/** Fields of an entry of `ports`, and what lies at their borders. */
export const portFields: Readonly<Record<string, fc.Arbitrary<Tree>>> = {
  port: fc.constantFrom<Tree[]>(...PORTS, ...ODD_NUMBERS),
  nodePort: fc.oneof({ weight: 2, arbitrary: plainNodePort }, oddNodePort),
  targetPort: oddTargetPort,
  name: oddName,
  protocol: oddProtocol,
  appProtocol: oddAppProtocol,
  bogus: fc.constant(1),
};

/** One without a name, or some with names; now and then two of them clash. */
export function plainPorts(isOpenToNodes: boolean): fc.Arbitrary<Tree[]> {
  const fields = {
    port: plainPort,
    targetPort: plainTargetPort,
    protocol: fc.constantFrom('TCP', 'UDP', 'SCTP'),
    ...(isOpenToNodes && { nodePort: plainNodePort }),
  };
  const one = someOf(fields, ['port']);
  const several = fc.array(one, { minLength: 2, maxLength: 3 }).map((list) => list.map(named));
  return fc.oneof({ weight: 3, arbitrary: fc.tuple(one) }, several);
}

const named = (port: Tree, index: number): Tree =>
  isMap(port) ? { ...port, name: `p${index}` } : port;
