import fc from 'fast-check';

const label = (length: number): string => 'a'.repeat(length);

/** A name of `length` characters out of labels that are not too long. */
const nameOf = (length: number): string => `${`${label(49)}.`.repeat(6).slice(0, length - 1)}b`;

export const plainName = fc.constantFrom(
  ...['cp1', 'api.example.com', 'cluster.local', 'k8s', 'node-1', '1node', 'a.b.c.d', '10'],
);

/** At the borders of RFC 1123 labels and subdomains. */
export const oddName = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '.',
      '-',
      '_',
      'a.',
      '.a',
      'a..b',
      '-a',
      'a-',
      'a_b',
      'A',
      'Api.Example.com',
      'a b',
    ],
    ...[
      '*',
      '*.a',
      '*.example.com',
      '*.*.a',
      '*a.b',
      'a.*',
      'ä',
      'xn--4ca',
      '1',
      '1.2',
      '0',
      ' cp1 ',
    ],
    ...[
      'a.-b',
      'a-.b',
      'a--b',
      '999.999.999.999',
      '1.2.3.4',
      'fd00::1',
      'true',
      'a/b',
      'a:b',
      'a\nb',
    ],
  ),
  fc.constantFrom(62, 63, 64, 65).map(label),
  fc.constantFrom(252, 253, 254, 255).map(nameOf),
);

export const name = fc.oneof(plainName, oddName);
