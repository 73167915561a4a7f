import { isQualifiedName } from '../../k8s/names';
import { isObject } from '../../model/document';
import { entriesAt } from '../../model/network-policy';
import { asList, textField } from '../../model/type-meta';
import { accessModes, claimSpecChecks, className, volumeMode } from './claim-checks';
import { below, field, ifMissing, keysOf, oneSource, uniqueBy } from './field-check';
import { amountOf } from './resource-list';
import { FINE, problemAt, type StructCheck, type StructChecks, when } from './struct-check';
import { dnsLabel, dnsName, dnsNameIfGiven, isNil, oneOf, required, textLike } from './value-check';
import { csiDriver, VOLUME_SOURCES } from './volume-sources';

const capacity: StructCheck = ({ capacity: written }) => {
  const [first, second] = keysOf(written);
  if (first !== 'storage' || second !== undefined) {
    return [problemAt(['capacity'], 'does not name storage alone', 'capacity: {storage: 10Gi}')];
  }
  const size = isObject(written) ? written.storage : null;
  const amount = amountOf(size);
  return amount === undefined || amount > 0
    ? FINE
    : [problemAt(['capacity', 'storage'], `is ${String(size)}, not above 0`, 'storage: 10Gi')];
};

/** A disk of one node says which; every other volume may. */
const affinity: StructCheck = ({ local, nodeAffinity }) => {
  if (isObject(nodeAffinity) && !isObject(nodeAffinity.required)) {
    return [
      problemAt(['nodeAffinity', 'required'], 'is missing', 'required: {nodeSelectorTerms: …}'),
    ];
  }
  return isObject(local) && isNil(nodeAffinity)
    ? [
        problemAt(
          ['nodeAffinity'],
          'is missing, which a local volume needs',
          'nodeAffinity: {required: …}',
        ),
      ]
    : FINE;
};

const recycledRoot: StructCheck = ({ hostPath, persistentVolumeReclaimPolicy: policy }) =>
  policy === 'Recycle' && isObject(hostPath) && /^[/.]+$/.test(textField(hostPath, 'path'))
    ? [
        problemAt(
          ['persistentVolumeReclaimPolicy'],
          'is Recycle for the whole disk',
          'persistentVolumeReclaimPolicy: Retain',
        ),
      ]
    : FINE;

/** Source: kube-apiserver ValidatePersistentVolumeSpec. */
const attributes: StructCheck = ({ volumeAttributesClassName: name = null, csi }) =>
  name !== null && !isObject(csi)
    ? [problemAt(['csi'], 'is missing, which volumeAttributesClassName needs', 'csi: {driver: …}')]
    : FINE;

const areAttributesRead = (check: StructCheck): StructCheck =>
  when(({ volumeAttributesClassIsRead }) => volumeAttributesClassIsRead, check);

const VOLUME_SPEC: readonly StructCheck[] = [
  ...accessModes,
  capacity,
  oneSource(VOLUME_SOURCES, true),
  field('persistentVolumeReclaimPolicy', oneOf('Retain', 'Delete', 'Recycle')),
  volumeMode,
  className,
  affinity,
  recycledRoot,
  areAttributesRead(field('volumeAttributesClassName', dnsNameIfGiven)),
  areAttributesRead(attributes),
];

const SECRETS = ['controllerPublish', 'controllerExpand', 'nodePublish', 'nodeExpand'].map(
  (name) => `${name}SecretRef`,
);

const secretOf = (name: string): StructCheck =>
  below(
    name,
    field('name', required('the name of the Secret'), dnsName),
    field('namespace', required('the namespace of the Secret'), dnsLabel),
  );

const provisioner = textLike(
  (text) => isQualifiedName(text.toLowerCase()),
  'a name such as example.com/provisioner',
);

const noEmptyKey: StructCheck = ({ parameters }) =>
  keysOf(parameters).includes('')
    ? [problemAt(['parameters'], 'have an empty key', 'parameters: {type: fast}')]
    : FINE;

/** Source: kube-apiserver ValidateTopologySelectorTerm. */
const topology: StructCheck = (term) =>
  entriesAt(term, ['matchLabelExpressions']).flatMap(({ path, value }) => {
    const values = asList(value.values);
    if (values.length === 0)
      return [problemAt([...path, 'values'], 'is empty', 'values: [zone-a]')];
    return new Set(values).size < values.length
      ? [problemAt([...path, 'values'], 'has a value twice', 'remove one of the two')]
      : [];
  });

/** Source: kube-apiserver ValidatePersistentVolume, ValidatePersistentVolumeClaim, ValidateStorageClass. */
export const STORAGE: StructChecks = {
  PersistentVolume: [ifMissing('spec', ...VOLUME_SPEC)],
  PersistentVolumeSpec: VOLUME_SPEC,
  CSIPersistentVolumeSource: [
    csiDriver,
    field('volumeHandle', required('the volume')),
    ...SECRETS.map(secretOf),
  ],
  PersistentVolumeClaim: [ifMissing('spec', ...claimSpecChecks)],
  PersistentVolumeClaimSpec: claimSpecChecks,
  StorageClass: [
    field('provisioner', required('kubernetes.io/no-provisioner'), provisioner),
    noEmptyKey,
    field('reclaimPolicy', oneOf('Delete', 'Retain')),
    field('volumeBindingMode', oneOf('Immediate', 'WaitForFirstConsumer')),
  ],
  TopologySelectorTerm: [uniqueBy('matchLabelExpressions', 'key'), topology],
  TopologySelectorLabelRequirement: [
    field('key', required('topology.kubernetes.io/zone'), textLike(isQualifiedName, 'a label key')),
  ],
};
