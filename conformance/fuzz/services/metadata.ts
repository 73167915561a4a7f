import fc from 'fast-check';
import { type Field, field } from '../kubeadm/field';
import { oddName } from '../values/names';
import type { Tree, TreeMap } from '../yaml/tree';

const oneOf = (...values: Tree[]): fc.Arbitrary<Tree> => fc.constantFrom(...values);

const A63 = 'a'.repeat(63);
const A64 = 'a'.repeat(64);
const A253 = `${`${'a'.repeat(62)}.`.repeat(4)}b`;

const ODD_KEYS = [
  ...['', 'a b', 'a/b/c', '/a', 'a/', '-a', 'a-', 'a_b', 'A', 'a.b', '1', A63, A64, `x.y/${A63}`],
  ...[`x.y/${A64}`, `${A253}/k`, `${A253}c/k`, 'X.y/k', 'x_y/k', 'ä', 'kubernetes.io/k', 'a..b/k'],
];
const ODD_VALUES: Tree[] = [
  ...['', ' ', 'a b', 'a/b', '-a', 'a-', 'A_b.c', A63, A64, '1', 1, true, null, 1.5, [], {}, 'ä'],
];

/** A map of names to text with an entry that may be refused. */
const oddPairs: fc.Arbitrary<Tree> = fc.oneof(
  fc.constantFrom(...ODD_KEYS).map((key): TreeMap => ({ [key]: 'v' })),
  fc.constantFrom(...ODD_VALUES).map((value): TreeMap => ({ app: 'web', k: value })),
  oneOf(null, [], 'a', 1),
);

const MODE = 'service.kubernetes.io/topology-mode';
const HINTS = 'service.kubernetes.io/topology-aware-hints';
const RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';

const oddAnnotations: fc.Arbitrary<Tree> = fc.oneof(
  { weight: 2, arbitrary: oddPairs },
  oneOf(
    ...[{ [MODE]: 'Auto' }, { [MODE]: 'Auto', [HINTS]: 'auto' }, { [HINTS]: 'bogus' }],
    ...[{ [MODE]: 'Auto', [HINTS]: 'Auto' }, { [RANGES]: '10.0.0.0/8, 192.0.2.0/24' }],
    ...[{ [RANGES]: '' }, { [RANGES]: '10.0.0.0/8,' }, { [RANGES]: '10.0.0.1/8' }],
    ...[{ [RANGES]: 'a' }, { [RANGES]: ',' }, { [RANGES]: ' ' }],
  ),
);

const owner = (change: TreeMap): Tree => [
  { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: '1', ...change },
];
const owners = [{}, { apiVersion: 'v1' }, { controller: true, blockOwnerDeletion: true }];
const oddOwners = [
  ...[{ apiVersion: '' }, { apiVersion: 'a/b/c' }, { kind: '' }, { name: '' }, { uid: '' }],
  ...[{ apiVersion: 'v1', kind: 'Event' }, { uid: null }, { controller: 'true' }, { name: 1 }],
  ...[{ apiVersion: '/' }, { apiVersion: 'apps/' }, { apiVersion: '/v1' }],
];

const TIMES: Tree[] = [
  ...['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00+01:00', '2026-01-01'],
  ...['2026-02-30T00:00:00Z', '2026-1-01T00:00:00Z', '2026-01-01t00:00:00z', '', null, 0, 'now'],
  ...['2026-01-01T24:00:00Z', '2026-01-01T00:00:60Z', '2026-01-01T00:00Z', '2026-01-01 00:00:00Z'],
  ...['2026-01-01T00:00:00', '2026-01-01T00:00:00+24:00', '0000-01-01T00:00:00Z'],
];

const managed = (change: TreeMap): Tree => [
  { manager: 'kubectl', operation: 'Apply', apiVersion: 'v1', fieldsType: 'FieldsV1', ...change },
];
const oddManaged = [
  ...[{}, { operation: 'apply' }, { operation: '' }, { fieldsType: '' }, { fieldsType: 'x' }],
  ...[{ manager: 'a'.repeat(129) }, { manager: 'a\tb' }, { subresource: 'a'.repeat(257) }],
  ...[{ fieldsV1: {} }, { fieldsV1: { 'f:spec': {} } }, { fieldsV1: 'a' }, { fieldsV1: null }],
  ...[{ time: '2026-01-01' }, { time: null }, { apiVersion: 'apps/v1' }, { apiVersion: '' }],
  ...[{ fieldsV1: { 'x:spec': {} } }, { fieldsV1: [] }, { manager: 1 }],
];

const NAMES: Tree[] = [A63, A64, '1web', '9', 'web.x', 'Web', 1, null, true, [], 'kube-dns'];
const PREFIXES: Tree[] = [
  ...['web-', 'web', `${A63}-`, A63, A64, '1-', 'W', '-', '', null, 1, 'a.', 'a--'],
];
const FINALIZERS = [
  'a.b/c',
  'kubernetes',
  'orphan',
  'foregroundDeletion',
  'a',
  'a.b/',
  '',
  'a/b/c',
];

export const metadataFields: readonly Field[] = [
  field('metadata.name', oneOf('web-1', A63), fc.oneof(oneOf(...NAMES), oddName)),
  field('metadata.generateName', oneOf('web-', 'web'), oneOf(...PREFIXES)),
  field('metadata.labels', oneOf({ app: 'web' }, {}, null), oddPairs),
  field('metadata.annotations', oneOf({ a: 'any text, of "course"' }, {}, null), oddAnnotations),
  field('spec.selector', oneOf({ app: 'web' }), oddPairs),
  field(
    'metadata.ownerReferences',
    oneOf(...owners.map(owner)),
    oneOf(...oddOwners.map(owner), null, [], {}, [null], 'a'),
  ),
  field(
    'metadata.finalizers',
    oneOf(['a.b/c'], [], null),
    fc.oneof(
      fc.array(fc.constantFrom(...FINALIZERS), { minLength: 1, maxLength: 2 }),
      oneOf([null], [1], 'a', {}),
    ),
  ),
  field('metadata.creationTimestamp', oneOf(null, '2026-01-01T00:00:00Z'), oneOf(...TIMES)),
  field('metadata.deletionTimestamp', oneOf(null), oneOf(...TIMES)),
  field('metadata.deletionGracePeriodSeconds', oneOf(30, null), oneOf(-1, '30', 1.5)),
  field('metadata.generation', oneOf(1, 0, null), oneOf(-1, '1', 1.5, true)),
  field('metadata.resourceVersion', oneOf('', null), oneOf('0', '1', 'a', '00', '-1', '+1', 1)),
  field('metadata.uid', oneOf('5f0c', null), oneOf('', 1, 'not a uid')),
  field('metadata.selfLink', oneOf('/api/v1', null), oneOf(1, '')),
  field(
    'metadata.managedFields',
    oneOf(null, []),
    oneOf(...oddManaged.map(managed), null, [], {}, [null]),
  ),
];
