import fc from 'fast-check';
import { someOf } from '../kubeadm/field';
import type { Tree } from '../yaml/tree';

const oneOf = (...values: Tree[]): fc.Arbitrary<Tree> => fc.constantFrom(...values);

const A63 = 'a'.repeat(63);

const key = fc.oneof(
  { weight: 6, arbitrary: oneOf('app', 'tier', 'app.kubernetes.io/name', 'a_B.c') },
  oneOf('', 'a b', '-a', 'a/b/c', 'X.y/k', `${A63}a`, null, 1),
);
const value = fc.oneof(
  { weight: 6, arbitrary: oneOf('web', 'front', '', 'A_b.c', A63) },
  oneOf('a b', '-a', `${A63}a`, null, 1, true),
);

const expression = fc.oneof(
  {
    weight: 6,
    arbitrary: someOf(
      {
        key,
        operator: oneOf('In', 'NotIn', 'Exists', 'DoesNotExist'),
        values: fc.oneof(oneOf([], null), fc.array(value, { minLength: 1, maxLength: 2 })),
      },
      ['key', 'operator'],
    ),
  },
  oneOf(
    ...[
      { key: 'app', operator: 'Exists' },
      { key: 'app', operator: 'in', values: ['web'] },
    ],
    ...[{ key: 'app', operator: 'Equals', values: ['web'] }, { key: 'app' }, {}, null],
  ),
);

/** As policies and workloads use them: nearly always one that is taken. */
export const labelSelector: fc.Arbitrary<Tree> = fc.oneof(
  { weight: 6, arbitrary: oneOf({}, { matchLabels: { app: 'web' } }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(key, value)
      .map(([name, text]): Tree => ({ matchLabels: { [String(name)]: text } })),
  },
  {
    weight: 3,
    arbitrary: fc
      .array(expression, { minLength: 1, maxLength: 2 })
      .map((matchExpressions): Tree => ({ matchExpressions })),
  },
  oneOf(null, { matchLabels: null }, { matchExpressions: [] }),
);
