import fc from 'fast-check';
import { Raw, type Tree } from '../yaml/tree';

/** v1beta3 has a map where v1beta4 has a list. */
export type Dialect = 'v1beta3' | 'v1beta4';

type Pair = readonly [name: string, value: Tree];

const plainPair = fc.constantFrom<Pair[]>(
  ['allocate-node-cidrs', 'true'],
  ['node-cidr-mask-size-ipv4', '24'],
  ['node-cidr-mask-size-ipv6', '64'],
  ['v', '4'],
  ['profiling', 'false'],
  ['node-ip', '192.0.2.10'],
  ['authorization-mode', 'Node,RBAC'],
);

const NAMES = [
  ...[
    'node-cidr-mask-size-ipv4',
    'node-cidr-mask-size-ipv6',
    'node-cidr-mask-size',
    'allocate-node-cidrs',
  ],
  ...[
    '--v',
    '',
    ' ',
    'no-such-flag',
    'V',
    'service-cluster-ip-range',
    'authorization-mode',
    '-',
    '=',
  ],
];
const VALUES: Tree[] = [
  ...[
    '16',
    '24',
    '25',
    '26',
    '28',
    '32',
    '0',
    '-1',
    '+24',
    '024',
    '0x18',
    '24 ',
    '',
    '64',
    '65',
    '80',
    '47',
    '112',
  ],
  ...[
    'true',
    'false',
    'False',
    'FALSE',
    'f',
    '0',
    '9223372036854775808',
    '1_0',
    'AlwaysAllow',
    'Bogus',
    'Node,Bogus',
  ],
  ...[
    24,
    1.5,
    true,
    false,
    null,
    new Raw('yes'),
    new Raw('~'),
    new Raw('0x18'),
    new Raw("'24'"),
    new Raw('24.0'),
  ],
];

const oddPair: fc.Arbitrary<Pair> = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...VALUES));

const listed = (pairs: readonly Pair[]): Tree => pairs.map(([name, value]) => ({ name, value }));
const mapped = (pairs: readonly Pair[]): Tree => Object.fromEntries(pairs);

const inDialect = (dialect: Dialect) => (dialect === 'v1beta3' ? mapped : listed);
const other = (dialect: Dialect): Dialect => (dialect === 'v1beta3' ? 'v1beta4' : 'v1beta3');

export const plainArguments = (dialect: Dialect): fc.Arbitrary<Tree> =>
  fc.array(plainPair, { minLength: 1, maxLength: 3 }).map(inDialect(dialect));

/** Repeated names, the other version's form, entries without a name or a value. */
export const oddArguments = (dialect: Dialect): fc.Arbitrary<Tree> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.array(oddPair, { minLength: 1, maxLength: 3 }).map(inDialect(dialect)),
    },
    fc.array(plainPair, { maxLength: 2 }).map(inDialect(other(dialect))),
    fc.constantFrom<Tree[]>(
      ...[
        [],
        {},
        null,
        [null],
        [{}],
        [{ name: 'v' }],
        [{ value: '4' }],
        'v=4',
        ['v=4'],
        [['v', '4']],
      ],
      ...[
        [{ name: 'v', value: '4', extra: 1 }],
        [{ Name: 'v', value: '4' }],
        { v: { a: 'b' } },
        { v: ['4'] },
      ],
    ),
  );
