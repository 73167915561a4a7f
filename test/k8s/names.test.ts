import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isDns1035Label,
  isDns1123Label,
  isDns1123Subdomain,
  isLabelValue,
  isPortName,
  isQualifiedName,
  isWildcardSubdomain,
} from '../../lib/k8s/names';

const x = (length: number): string => 'x'.repeat(length);
const LONGEST_SUBDOMAIN = `${x(63)}.${x(63)}.${x(63)}.${x(61)}`;

/** Source: apimachinery `util/validation`, and its own tests. */
const GRAMMARS: readonly [
  name: string,
  accepts: (text: string) => boolean,
  good: readonly string[],
  bad: readonly string[],
][] = [
  [
    'a DNS-1123 label',
    isDns1123Label,
    ['a', '1', 'a1', 'a-1', 'a--1', '1a', '0', x(63)],
    ['', 'A', '-', 'a-', '-a', 'a.b', 'a_b', ' a', 'a ', 'a\n', 'é', x(64)],
  ],
  [
    'a DNS-1035 label',
    isDns1035Label,
    ['a', 'a1', 'a-1', 'a--1', x(63)],
    ['', '1', '1a', 'A', '-a', 'a-', 'a.b', 'a\n', x(64)],
  ],
  [
    'a DNS-1123 subdomain',
    isDns1123Subdomain,
    ['a', 'a.b', '1.2.3.4', '999.999.999.999', 'a-b.c-d', `${x(64)}.a`, LONGEST_SUBDOMAIN],
    ['', '.', 'a.', '.a', 'a..b', 'A.b', 'a_b.c', 'a.-b', 'a.b-', '*.a', `${LONGEST_SUBDOMAIN}x`],
  ],
  [
    'a wildcard subdomain',
    isWildcardSubdomain,
    ['*.a', '*.a.b', '*.com'],
    ['', '*', '*.', 'a', 'a.*', '*.*.a', '**.a', '*a', '*.A', `*.${LONGEST_SUBDOMAIN}`],
  ],
  [
    'a qualified name',
    isQualifiedName,
    ['a', 'A', 'a_b', 'a.b', '1', 'example.com/a', 'kubernetes.io/h2c', 'a/B_c', x(63)],
    ['', '/', 'a/', '/a', 'a/b/c', 'A.com/a', '_a', 'a_', 'a b', '-a', `a/${x(64)}`, x(64)],
  ],
  [
    'a label value',
    isLabelValue,
    ['', 'a', 'A', '1', 'a_b-c.d', x(63)],
    ['-', '_a', 'a.', 'a b', 'a/b', 'é', 'a\n', x(64)],
  ],
  [
    'a port name',
    isPortName,
    ['a', 'http', 'a1', '1a', 'a-b', 'a-1-b', x(15)],
    ['', '1', '8080', '-a', 'a-', 'a--b', 'A', 'a_b', 'a.b', 'a\n', x(16)],
  ],
];

describe.each(GRAMMARS)('%s', (_, accepts, good, bad) => {
  it.each(good)('may be %j', (text) => {
    expect(accepts(text)).toBe(true);
  });

  it.each(bad)('is not %j', (text) => {
    expect(accepts(text)).toBe(false);
  });
});

describe('the grammars include each other', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'Z', '0', '9', '-', '.', '_', '/'),
    maxLength: 20,
  });

  it('a DNS-1035 label is a DNS-1123 label, and that is a subdomain and a label value', () => {
    fc.assert(
      fc.property(text, (candidate) => {
        if (isDns1035Label(candidate)) expect(isDns1123Label(candidate)).toBe(true);
        if (!isDns1123Label(candidate)) return;
        expect(isDns1123Subdomain(candidate)).toBe(true);
        expect(isLabelValue(candidate)).toBe(true);
        expect(isQualifiedName(candidate)).toBe(true);
      }),
    );
  });

  it('a subdomain is labels with dots between them', () => {
    fc.assert(
      fc.property(text, (candidate) => {
        expect(isDns1123Subdomain(candidate)).toBe(candidate.split('.').every(isDns1123Label));
      }),
    );
  });
});
