import type { Path } from '../../diag/path';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { type Entry, entriesAt } from '../../model/network-policy';
import { textField } from '../../model/type-meta';
import { field, uniqueBy } from './field-check';
import {
  FINE,
  type FieldProblem,
  problemAt,
  type Scope,
  type StructCheck,
  type StructChecks,
  when,
} from './struct-check';
import { pathWithoutUp, relativePath } from './text-forms';
import { oneOfIfGiven, required } from './value-check';

/** Of the pod; the claims of a StatefulSet are volumes of its pods. */
function volumesOf({ podSpec, object }: Scope): Entry[] {
  const own = entriesAt(podSpec, ['volumes']);
  if (object.kind !== 'StatefulSet') return own;
  const claims = entriesAt(object.value, ['spec', 'volumeClaimTemplates']).map(
    ({ path, value }) => ({
      path,
      value: { name: valueAt(value, ['metadata', 'name']) ?? '', persistentVolumeClaim: {} },
    }),
  );
  return [...claims, ...own];
}

const nameOf = ({ value }: Entry): string => textField(value, 'name');

const knownVolume =
  (list: string): StructCheck =>
  (container, scope) => {
    const mounts = entriesAt(container, [list]).filter((mount) => nameOf(mount) !== '');
    if (mounts.length === 0) return FINE;
    const names = volumesOf(scope).map(nameOf);
    return mounts.flatMap((mount) =>
      names.includes(nameOf(mount))
        ? []
        : [
            problemAt(
              [...mount.path, 'name'],
              `is "${nameOf(mount)}", no volume of the pod`,
              `volumes: [{name: ${nameOf(mount)}, …}]`,
            ),
          ],
    );
  };

/** Devices are claims, each used once, as a device or as files. Source: kube-apiserver ValidateVolumeDevices. */
const devices: StructCheck = (container, scope) => {
  const written = entriesAt(container, ['volumeDevices']);
  if (written.length === 0) return FINE;
  const mounts = entriesAt(container, ['volumeMounts']).map(({ value }) => value);
  const volumes = volumesOf(scope);
  return written.flatMap(({ path, value }): FieldProblem[] => {
    const volume = volumes.find((one) => nameOf(one) === textField(value, 'name'))?.value;
    if (volume && !isObject(volume.persistentVolumeClaim) && !isObject(volume.ephemeral)) {
      return [
        problemAt(
          [...path, 'name'],
          'is a volume that is no claim',
          'persistentVolumeClaim: {claimName: …}',
        ),
      ];
    }
    const isMounted = (one: JsonObject) =>
      one.name === value.name || one.mountPath === value.devicePath;
    return mounts.some(isMounted)
      ? [
          problemAt(
            [...path, 'name'],
            'or its path stands in volumeMounts, too',
            'remove one of the two',
          ),
        ]
      : [];
  });
};

/** Mounts that others on the node see need rights. Source: kube-apiserver validateMountPropagation. */
const sharedMounts: StructCheck = (container) =>
  valueAt(container, ['securityContext', 'privileged']) === true
    ? FINE
    : entriesAt(container, ['volumeMounts']).flatMap(({ path, value }) =>
        value.mountPropagation === 'Bidirectional'
          ? [
              problemAt(
                [...path, 'mountPropagation'],
                'is Bidirectional in a container that is not privileged',
                'mountPropagation: HostToContainer',
              ),
            ]
          : [],
      );

/** Source: kube-apiserver validateMountRecursiveReadOnly. */
const readOnly: StructCheck = ({
  recursiveReadOnly,
  readOnly: isReadOnly,
  mountPropagation = null,
}) => {
  if (recursiveReadOnly !== 'Enabled' && recursiveReadOnly !== 'IfPossible') return FINE;
  const at: Path = ['recursiveReadOnly'];
  if (isReadOnly !== true)
    return [problemAt(at, `is ${recursiveReadOnly} without readOnly`, 'readOnly: true')];
  return mountPropagation === null || mountPropagation === 'None'
    ? FINE
    : [problemAt(at, `is ${recursiveReadOnly} beside mountPropagation`, 'mountPropagation: None')];
};

/** The volume that a variable is read from. Source: kube-apiserver validateFileKeyRefVolumes. */
const fileVolumes: StructCheck = (container, scope) =>
  entriesAt(container, ['env']).flatMap(({ path, value }) => {
    const name = valueAt(value, ['valueFrom', 'fileKeyRef', 'volumeName']);
    if (typeof name !== 'string' || name === '') return [];
    const volume = volumesOf(scope).find((one) => nameOf(one) === name)?.value;
    const isEmptyDir = volume && (isObject(volume.emptyDir) || Object.keys(volume).length === 1);
    return isEmptyDir
      ? []
      : [
          problemAt(
            [...path, 'valueFrom', 'fileKeyRef', 'volumeName'],
            `is "${name}", no emptyDir of the pod`,
            `volumes: [{name: ${name}, emptyDir: {}}]`,
          ),
        ];
  });

const CONTAINER: readonly StructCheck[] = [
  knownVolume('volumeMounts'),
  uniqueBy('volumeMounts', 'mountPath'),
  sharedMounts,
  knownVolume('volumeDevices'),
  uniqueBy('volumeDevices', 'name'),
  uniqueBy('volumeDevices', 'devicePath'),
  devices,
  when(({ variablesComeFromFiles }) => variablesComeFromFiles, fileVolumes),
];

const isRecursive = (check: StructCheck): StructCheck =>
  when(({ readOnlyMountsMayBeRecursive }) => readOnlyMountsMayBeRecursive, check);

/** Source: kube-apiserver ValidateVolumeMounts. */
export const MOUNTS: StructChecks = {
  Container: CONTAINER,
  EphemeralContainer: CONTAINER,
  VolumeMount: [
    field('name', required('a volume of the pod')),
    field('mountPath', required('/data')),
    field('subPath', relativePath),
    field('subPathExpr', relativePath),
    ({ subPath = '', subPathExpr = '' }) =>
      subPath && subPathExpr
        ? [problemAt(['subPathExpr'], 'stands beside subPath', 'remove one of the two')]
        : FINE,
    field('mountPropagation', oneOfIfGiven('None', 'HostToContainer', 'Bidirectional')),
    isRecursive(field('recursiveReadOnly', oneOfIfGiven('Disabled', 'IfPossible', 'Enabled'))),
    isRecursive(readOnly),
  ],
  VolumeDevice: [
    field('name', required('a claim of the pod')),
    field('devicePath', required('/dev/xvda'), pathWithoutUp),
  ],
};
