import fc from 'fast-check';
import type { FieldType, Scalar } from '../../../lib/k8s/facts/schema-table';
import { Raw, type Tree } from '../yaml/tree';

const raw = (...texts: string[]): Tree[] => texts.map((text) => new Raw(text));

const INTEGERS: Tree[] = [
  ...[0, 1, -1, 2147483647, 2147483648, -2147483649, 4294967296, 1.5, '1', true, null],
  ...raw(
    '0x10',
    '010',
    '0o10',
    '1_000',
    '1e3',
    '1.0',
    '9223372036854775807',
    '9223372036854775808',
  ),
  ...raw('18446744073709551616', '+1', '-0', '.nan', '1:30', '0b11', '~', '1e-1', '1.5e1'),
];
const DURATIONS: Tree[] = ['5m', '1', '0', '-1s', '1d', '', '1h1m', 5, 1.5, true, null];

/** Values of the right type and of types that are near to it, as text turns into them. */
const VALUES: Readonly<Record<Scalar, readonly Tree[]>> = {
  string: [
    ...['a', '', '1', 'true', 1, 1.5, true, null, {}, []],
    ...raw(
      'yes',
      'No',
      'y',
      '~',
      '!!str 1',
      '0x1',
      '1_0',
      '2026-01-01',
      '12:30',
      'null',
      "'yes'",
      '"\\x41"',
    ),
    ...raw(
      '.inf',
      '1e3',
      '<<',
      '=',
      '!!binary YQ==',
      '|-\n    a',
      '>-\n    a',
      'a\\b',
      '! a',
      '1.2.3',
      '-',
      '0o7',
    ),
  ],
  bool: [
    true,
    false,
    'true',
    0,
    null,
    'yes',
    ...raw('yes', 'No', 'ON', 'off', 'y', 'N', 'True', 'TRUE', 'tRue'),
  ],
  int: INTEGERS,
  int32: INTEGERS,
  int64: INTEGERS,
  uint32: INTEGERS,
  float32: [
    1.5,
    1,
    '1.5',
    true,
    null,
    ...raw('1e3', '.5', '1.', '.inf', '-.Inf', '1e400', '3.5e38'),
  ],
  float64: [1.5, 1, '1.5', true, null, ...raw('1e3', '.5', '1.', '.inf', '.nan', '1e309')],
  duration: DURATIONS,
  durationOrInteger: DURATIONS,
  time: [
    '2030-01-01T00:00:00Z',
    '2030-01-01',
    'now',
    '',
    null,
    1,
    ...raw('2030-01-01T00:00:00Z', '2030-01-01'),
  ],
  quantity: [
    '5Mi',
    '1e3',
    '1.5',
    '1.5.2',
    '',
    'Mi',
    '-1',
    '+1k',
    '1 Mi',
    '1ki',
    5,
    1.5,
    true,
    null,
    {},
    ...raw('0x1', '1_0'),
  ],
  intOrString: [1, 'a', '1', 2147483648, 1.5, true, null, ...raw('1e3', '0x1')],
  bootstrapToken: ['abcdef.0123456789abcdef', '', 'a', 1, null],
  bytes: ['YQ==', 'YQ', 'a b', '', 1, null],
  any: ['a', 1, true, null, {}, []],
};

const OTHER_SHAPES: Tree[] = [
  null,
  'a',
  1,
  true,
  [],
  {},
  [null],
  { a: 'b' },
  ['a'],
  [{}],
  [[]],
  { a: null },
];

/** A value that the type takes, or nearly takes; what is inside a struct is left to other paths. */
export function valueFor(type: FieldType): fc.Arbitrary<Tree> {
  const other = { weight: 1, arbitrary: fc.constantFrom(...OTHER_SHAPES) };
  if ('scalar' in type) {
    return fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...VALUES[type.scalar]) }, other);
  }
  if ('struct' in type) return fc.oneof({ weight: 2, arbitrary: fc.constant<Tree>({}) }, other);
  const inner = 'listOf' in type ? valueFor(type.listOf) : valueFor(type.mapOf);
  const wrapped = inner.map((value): Tree => ('listOf' in type ? [value] : { a: value }));
  return fc.oneof({ weight: 3, arbitrary: wrapped }, other);
}
