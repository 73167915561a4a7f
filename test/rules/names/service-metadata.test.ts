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
  ['name: web; resourceVersion: "1"', 'NET107'],
  ['name: web; resourceVersion: "007"', 'NET107'],
  ['name: web; resourceVersion: "0"', ''],
  ['name: web; resourceVersion: ""', ''],
  ['name: web; resourceVersion: x', ''],
  ['name: web; resourceVersion: "18446744073709551616"', ''],
  ['name: web; resourceVersion: 1', 'NET021'],
  ['name: web; generation: -1', 'NET107'],
  ['name: web; generation: 5; uid: x; selfLink: /x; deletionGracePeriodSeconds: -1', ''],
  ['name: web; managedFields: [{ operation: x }]', ''],
  ['name: web; ownerReferences: []', ''],
  ['name: web; ownerReferences: [{ apiVersion: v1, kind: Pod, name: p, uid: u }]', ''],
  ['name: web; ownerReferences: [{ apiVersion: /v1, kind: Pod, name: p, uid: u }]', ''],
  ['name: web; ownerReferences: [{ apiVersion: a/b/c, kind: Pod, name: p, uid: u }]', 'NET108'],
  ['name: web; ownerReferences: [{ apiVersion: apps/, kind: Pod, name: p, uid: u }]', 'NET108'],
  ['name: web; ownerReferences: [{ apiVersion: v1, kind: Event, name: p, uid: u }]', 'NET108'],
  ['name: web; ownerReferences: [{}]', 'NET108'],
  ['name: web; ownerReferences: [null]', 'NET108'],
  [
    'name: web; ownerReferences: [{ apiVersion: v1, kind: Pod, name: p, uid: u, controller: true }, { apiVersion: v1, kind: Pod, name: q, uid: v, controller: true }]',
    'NET108',
  ],
  ['name: web; finalizers: [example.com/a, orphan]', ''],
  ['name: web; finalizers: [kubernetes, foregroundDeletion]', ''],
  ['name: web; finalizers: [orphan, foregroundDeletion]', 'NET109'],
  ['name: web; finalizers: [cleanup]', 'NET109'],
  ['name: web; finalizers: [""]', 'NET109'],
  ['name: web; finalizers: [null]', 'NET109'],
  ['name: web; finalizers: [a b]', 'NET109'],
  ['name: web; finalizers: [a/b/c]', 'NET109'],
  ['name: web; creationTimestamp: "2020-01-01T1:00:00Z"', ''],
  ['name: web; creationTimestamp: "2020-01-01T00:00:00,5Z"', ''],
  ['name: web; creationTimestamp: "2020-01-01T00:00:00+24:60"', ''],
  ['name: web; creationTimestamp: "2020-02-29T00:00:00Z"', ''],
  ['name: web; creationTimestamp: "2020-02-30T00:00:00Z"', 'NET021'],
  ['name: web; creationTimestamp: "2020-01-01T24:00:00Z"', 'NET021'],
  ['name: web; creationTimestamp: "2020-01-01t00:00:00z"', 'NET021'],
  ['name: web; creationTimestamp: ""', 'NET021'],
];

describe('the metadata of a Service', () => {
  it.each(ROWS.map(([metadata, expected]) => ({ id: metadata.slice(0, 90), metadata, expected })))(
    '$id → $expected',
    ({ metadata, expected }) => {
      expect(refusalsByMinor(withMetadata(metadata))).toEqual(expectedByMinor(expected));
    },
  );
});
