import fc from 'fast-check';
import { oddPort } from '../values/ports';
import { Raw, type Tree, type TreeMap } from '../yaml/tree';

/** A field whose values kubeadm looks at: what it takes, and what lies at the border. */
export interface Field {
  readonly path: readonly string[];
  readonly plain: fc.Arbitrary<Tree>;
  readonly odd: fc.Arbitrary<Tree>;
}

export const field = (path: string, plain: fc.Arbitrary<Tree>, odd: fc.Arbitrary<Tree>): Field => ({
  path: path.split('.'),
  plain,
  odd,
});

/** A map with the required keys and any of the others. */
export const someOf = (
  model: Record<string, fc.Arbitrary<Tree>>,
  requiredKeys: string[],
): fc.Arbitrary<Tree> => fc.record(model, { requiredKeys }).map((map) => map as TreeMap);

/** A few of them, sometimes none, doubled or null. */
export const listOf = (plain: fc.Arbitrary<Tree>, odd: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.oneof(
    fc.array(fc.oneof({ weight: 2, arbitrary: plain }, odd), { minLength: 1, maxLength: 3 }),
    { weight: 6, arbitrary: odd.map((one) => [one]) },
    fc.constantFrom<Tree[]>([], null, [null], ['']),
  );

export const some = (plain: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.array(plain, { minLength: 1, maxLength: 2 });

const numberSpelling: fc.Arbitrary<Tree> = fc
  .constantFrom(
    ...[
      '6443.0',
      '0x192B',
      '014453',
      '0o14453',
      '08443',
      '6_443',
      '1e4',
      '1e5',
      '6.443e3',
      '+6443',
      '0b11',
    ],
    ...[
      '"6443"',
      "'6443'",
      '!!int 6443',
      '!!str 6443',
      '.inf',
      '-0',
      '6443.5',
      '6,443',
      '64:43',
      '~',
      '0.0',
    ],
  )
  .map((text) => new Raw(text));

export const port: fc.Arbitrary<Tree> = fc.oneof(oddPort, numberSpelling);
