import { describe, expect, it } from 'vitest';
import { metadataExample } from '../../../lib/rules/names/metadata-example';
import { type Expected, expectedByMinor, refusalsByMinor } from '../../support/service-verdicts';

type Row = readonly [metadata: string, expected: Expected];

const LONG = 'a'.repeat(63);

const withMetadata = (metadata: string): string =>
  metadataExample(...metadata.split('; ')).replace('  name: web\n', '');

const ROWS: readonly Row[] = [
  ['name: web', ''],
  [`name: ${LONG}`, ''],
  [`name: ${LONG}a`, 'NET100'],
  ['name: 1abc', 'NET100 28-35'],
  ['name: "1"', 'NET100 28-35'],
  ['name: a.b', 'NET100'],
  ['name: Web', 'NET100'],
  ['name: a-', 'NET100'],
  ['name: ""', 'NET100'],
  ['labels: {}', 'NET100'],
  ['generateName: web-', ''],
  ['generateName: web', ''],
  ['generateName: 1web-', 'NET100 28-35'],
  ['generateName: web.', 'NET100'],
  ['generateName: a_-', 'NET100'],
  ['name: web; generateName: a_-', ''],
  ['name: web; generateName: a_', 'NET100'],
  [`generateName: ${LONG}`, ''],
  [`generateName: ${LONG}-`, ''],
  [`generateName: ${LONG}ab`, 'NET100'],
  ['name: web; namespace: ""', ''],
  ['name: web; namespace: "1"', ''],
  ['name: web; namespace: a.b', 'NET101'],
  ['name: web; namespace: Bad NS', 'NET101'],
  ['name: web; labels: { app: "" }', ''],
  ['name: web; labels: { app: null }', ''],
  [`name: web; labels: { ${LONG}: x }`, ''],
  [`name: web; labels: { ${LONG}a: x }`, 'NET102'],
  [`name: web; labels: { example.com/${LONG}: x }`, ''],
  ['name: web; labels: { Example.com/a: x }', 'NET102'],
  ['name: web; labels: { "": x }', 'NET102'],
  ['name: web; labels: { app: a b }', 'NET102'],
  ['name: web; annotations: { Example.com/a: any thing }', ''],
  ['name: web; annotations: { "a b": x }', 'NET104'],
  ['name: web; annotations: { "a/b/c": x }', 'NET104'],
  [`name: web; annotations: { a: ${'x'.repeat(256 * 1024 - 1)} }`, ''],
  [`name: web; annotations: { a: ${'x'.repeat(256 * 1024)} }`, 'NET104'],
  [`name: web; annotations: { a: ${'ä'.repeat(128 * 1024)} }`, 'NET104'],
  [
    'name: web; annotations: { service.kubernetes.io/topology-mode: Auto, service.kubernetes.io/topology-aware-hints: Auto }',
    '',
  ],
  [
    'name: web; annotations: { service.kubernetes.io/topology-mode: Auto, service.kubernetes.io/topology-aware-hints: auto }',
    'NET105',
  ],
  [
    'name: web; annotations: { service.beta.kubernetes.io/load-balancer-source-ranges: "" }',
    'NET321',
  ],
];

describe('the metadata of a Service', () => {
  it.each(ROWS.map(([metadata, expected]) => ({ id: metadata.slice(0, 90), metadata, expected })))(
    '$id → $expected',
    ({ metadata, expected }) => {
      expect(refusalsByMinor(withMetadata(metadata))).toEqual(expectedByMinor(expected));
    },
  );
});
