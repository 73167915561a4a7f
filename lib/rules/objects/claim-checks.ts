import { isObject, type Json, type JsonObject } from '../../model/document';
import { goText } from '../../model/service-addresses';
import { asList, textField } from '../../model/type-meta';
import { field } from './field-check';
import { labelSelector } from './label-selector-check';
import { amountOf } from './resource-list';
import { FINE, problemAt, type StructCheck, when } from './struct-check';
import { dnsName, isNil, isUnset, notEmpty, oneOfIfGiven } from './value-check';

const MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

const modes: StructCheck = ({ accessModes: list }) => {
  const written = asList(list).map((mode) => goText(mode) ?? MODES[0]);
  const odd = written.findIndex((mode) => !MODES.includes(mode ?? ''));
  if (odd >= 0) {
    const at = ['accessModes', odd];
    return [
      problemAt(
        at,
        `is "${written[odd]}", none of ${MODES.join(', ')}`,
        'accessModes: [ReadWriteOnce]',
      ),
    ];
  }
  return new Set(written).size > 1 && written.includes('ReadWriteOncePod')
    ? [
        problemAt(
          ['accessModes'],
          'has ReadWriteOncePod beside others',
          'accessModes: [ReadWriteOncePod]',
        ),
      ]
    : FINE;
};

/** Of claims and of volumes. */
export const accessModes: readonly StructCheck[] = [
  field('accessModes', notEmpty('[ReadWriteOnce]')),
  modes,
];

export const volumeMode = field('volumeMode', oneOfIfGiven('Filesystem', 'Block'));
export const className = field('storageClassName', dnsName);

const storage: StructCheck = ({ resources }) => {
  const requests = isObject(resources) && isObject(resources.requests) ? resources.requests : {};
  const at = ['resources', 'requests', 'storage'];
  if (!Object.hasOwn(requests, 'storage')) return [problemAt(at, 'is missing', 'storage: 1Gi')];
  const amount = amountOf(requests.storage);
  return amount !== undefined && amount <= 0
    ? [problemAt(at, `is ${String(requests.storage)}, not above 0`, 'storage: 1Gi')]
    : FINE;
};

const SNAPSHOTS = 'snapshot.storage.k8s.io';

/** Alone, any other is dropped before anybody looks (EnforceDataSourceBackwardsCompatibility). */
const isKept = (source: JsonObject, reference: Json | undefined): boolean =>
  isObject(reference) ||
  (isUnset(source.apiGroup) && source.kind === 'PersistentVolumeClaim') ||
  (source.apiGroup === SNAPSHOTS && source.kind === 'VolumeSnapshot');

/** Without a group, only a claim can be copied. */
const sourceReference: StructCheck = ({ dataSourceRef: reference }) => {
  if (!isObject(reference) || !isNil(reference.namespace)) return FINE;
  const at = (name: string) => ['dataSourceRef', name];
  const kind = textField(reference, 'kind');
  if (kind === '') return [problemAt(at('kind'), 'is missing', 'kind: PersistentVolumeClaim')];
  if (isUnset(reference.name)) return [problemAt(at('name'), 'is missing', 'name: the source')];
  return kind === 'PersistentVolumeClaim' || !isUnset(reference.apiGroup)
    ? FINE
    : [problemAt(at('kind'), `is ${kind} without an apiGroup`, `apiGroup: ${SNAPSHOTS}`)];
};

const dataSource: StructCheck = ({ dataSource: source, dataSourceRef: reference }) => {
  if (!isObject(source) || !isKept(source, reference)) return FINE;
  if (isUnset(source.name))
    return [problemAt(['dataSource', 'name'], 'is missing', 'name: the source')];
  return isObject(reference) && isNil(reference.namespace) && !isSame(source, reference)
    ? [problemAt(['dataSource'], 'is not what dataSourceRef says', 'remove dataSource')]
    : FINE;
};

const isSame = (one: JsonObject, other: JsonObject): boolean =>
  ['apiGroup', 'kind', 'name'].every((name) => (one[name] ?? '') === (other[name] ?? ''));

/** Source: kube-apiserver ValidatePersistentVolumeClaimSpec. */
export const claimSpecChecks: readonly StructCheck[] = [
  ...accessModes,
  storage,
  volumeMode,
  className,
  labelSelector('selector'),
  dataSource,
  sourceReference,
  when(
    ({ volumeAttributesClassIsRead }) => volumeAttributesClassIsRead,
    field('volumeAttributesClassName', dnsName),
  ),
];
