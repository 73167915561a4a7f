import fc from 'fast-check';
import { oddAddress } from '../values/addresses';
import { oddName } from '../values/names';
import { Raw, type Tree } from '../yaml/tree';

export const plainVersion = fc.constant(`v\${VERSION}`);

export const oddVersion = fc.constantFrom(
  ...[
    `\${VERSION}`,
    `V\${VERSION}`,
    `v\${VERSION}-rc.1`,
    `v\${VERSION}+build.5`,
    `v\${VERSION}.1`,
    ` v\${VERSION}`,
  ],
  ...[
    `v\${VERSION} `,
    'v1.26.0',
    'v1.27.0',
    'v1.28.0',
    'v1.29.3',
    'v1.30.0',
    'v1.31.0',
    'v1.32.0',
    'v1.33.0',
  ],
  ...[
    'v1.34.0',
    'v1.35.0',
    'v1.36.0',
    'v1.37.0',
    'v1.38.0',
    'v2.0.0',
    'v0.0.0',
    '1.36',
    'v1.36',
    'v1',
    'v01.36.0',
  ],
  ...[
    'v1.036.0',
    'v1.36.00',
    'v1.36.0-',
    'v1.36.0-alpha.01',
    'v1.36.0+',
    'v1.36.x',
    'stable',
    'stable-1',
  ],
  ...[
    'stable-1.36',
    'latest',
    'latest-1.36',
    'ci/latest',
    'ci/v1.36.0',
    'ci/v1.36.4-alpha.0.3+abc',
    'release/stable',
  ],
  ...[
    'stable-v1.36',
    'stable-1.36.1',
    'Stable',
    '',
    'latest-2',
    'ci-cross/latest',
    'ci/stable',
    'https://x/y',
  ],
);

export const sanName = fc.oneof(
  oddName,
  oddAddress,
  fc.constantFrom('api:6443', 'https://api', 'API.example.com', '*.example.com', '*.Example.com'),
);

export const plainToken = fc.constantFrom('abcdef.0123456789abcdef', '000000.zzzzzzzzzzzzzzzz');

export const oddToken = fc.constantFrom(
  ...[
    'abcdef.0123456789abcde',
    'abcdef.0123456789abcdefg',
    'abcde.0123456789abcdef',
    'Abcdef.0123456789abcdef',
  ],
  ...[
    'abcdef0123456789abcdef',
    'abcdef.0123456789abcdef ',
    '',
    'abcdef.0123456789abcdeF',
    'abc-ef.0123456789abcdef',
  ],
  ...['abcdef..123456789abcdef', '\nabcdef.0123456789abcdef', 'abcdef.0123456789abcdef.'],
);

export const plainHash = fc.constantFrom(`sha256:${'0a'.repeat(32)}`);
export const oddHash = fc.constantFrom(
  '',
  'sha256:',
  'md5:abc',
  `sha256:${'0A'.repeat(32)}`,
  'x',
  `sha512:${'0a'.repeat(64)}`,
);

export const plainKey = fc.constantFrom('0b'.repeat(32), '0B'.repeat(32));
export const oddKey = fc.constantFrom(
  '0b'.repeat(31),
  '0b'.repeat(33),
  'zz'.repeat(32),
  '',
  ' ',
  `${'0b'.repeat(31)}0`,
);

export const plainDuration = fc.constantFrom('4m', '24h', '1h30m0s', '0s');
export const oddDuration: fc.Arbitrary<Tree> = fc.constantFrom<Tree[]>(
  ...[
    '-1s',
    '0',
    '1',
    '1d',
    '1.5h',
    '.5s',
    '1h 30m',
    '',
    ' 1s',
    '1us',
    '1µs',
    '1S',
    '+5m',
    '1e3s',
    '99999999h',
  ],
  ...['1h1h', '5', '-0', '2562047h47m16.854775807s', '2562047h47m16.854775808s', '1.s', '.s'],
  ...[5, 0, true, null, new Raw('4m'), new Raw('1_0s'), new Raw('4:00')],
);

export const oddText = fc.oneof(
  oddName,
  fc.constantFrom('a'.repeat(300), '\u0007', '"', "'", '#a', 'a: b', '- a', `\${X}`),
);
