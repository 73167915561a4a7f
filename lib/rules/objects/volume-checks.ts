import { isObject } from '../../model/document';
import { entriesAt } from '../../model/network-policy';
import { textField } from '../../model/type-meta';
import { claimSpecChecks } from './claim-checks';
import { FILE_FIELDS, fieldReference, resourceReference } from './downward-references';
import { below, field, ifMissing, oneSource, uniqueBy } from './field-check';
import { amountOf } from './resource-list';
import {
  FINE,
  type FieldProblem,
  problemAt,
  type StructCheck,
  type StructChecks,
  when,
} from './struct-check';
import { ownPath, pathWithoutUp } from './text-forms';
import { between, dnsLabel, oneOf, oneOfIfGiven, required } from './value-check';
import { VOLUME_SOURCES } from './volume-sources';

const mode = (name: string): StructCheck => field(name, between(0, 0o777));

/** Without any, the volume is an emptyDir; an image is none where its feature is off. */
const source: StructCheck = (volume, scope) =>
  oneSource(scope.contract.imagesAreVolumes ? VOLUME_SOURCES : BEFORE_IMAGES, false)(volume, scope);

const BEFORE_IMAGES = VOLUME_SOURCES.filter((name) => name !== 'image');

const FILE_TYPES = ['DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket'];

const size: StructCheck = ({ sizeLimit }) =>
  (amountOf(sizeLimit) ?? 0) < 0
    ? [problemAt(['sizeLimit'], `is ${String(sizeLimit)}, below 0`, 'sizeLimit: 1Gi')]
    : FINE;

const file = [
  field('path', required('the file, below the volume'), ownPath),
  mode('mode'),
  oneSource(['fieldRef', 'resourceFieldRef'], true),
  below('fieldRef', fieldReference(FILE_FIELDS)),
  below(
    'resourceFieldRef',
    resourceReference,
    field('containerName', required('a container of the pod')),
  ),
];

const WITH_ITEMS = ['secret', 'configMap', 'downwardAPI'];

/** Two files of one volume cannot have one path. Source: kube-apiserver validateProjectionSources. */
const paths: StructCheck = (volume) => {
  const files = entriesAt(volume, ['sources']).flatMap((entry) =>
    WITH_ITEMS.flatMap((kind) =>
      entriesAt(volume, [...entry.path, kind, 'items']).map(({ path, value }) => ({
        path: [...path, 'path'],
        text: textField(value, 'path'),
      })),
    ),
  );
  const seen = new Set<string>();
  return files.flatMap(({ path, text }): FieldProblem[] => {
    const isAgain = text !== '' && seen.has(text);
    seen.add(text);
    return isAgain
      ? [problemAt(path, `is "${text}", which another file of the volume has`, 'path: another one')]
      : [];
  });
};

const PROJECTIONS = [...WITH_ITEMS, 'serviceAccountToken'];
const LONGEST_TOKEN_SECONDS = 2 ** 32;

const ofPod: StructCheck = ({ reference = '' }, { object }) =>
  reference === '' && object.kind === 'Pod'
    ? [problemAt(['reference'], 'is missing', 'reference: the image')]
    : FINE;

/** Made for the pod, under its name and that of the volume. */
const claimOfPod: StructCheck = (podSpec, { object }) => {
  const volumes = entriesAt(podSpec, ['volumes']);
  if (object.kind !== 'Pod' || object.name === '') return FINE;
  const made = volumes
    .filter(({ value }) => isObject(value.ephemeral))
    .map(({ value }) => `${object.name}-${textField(value, 'name')}`);
  return volumes.flatMap(({ path, value }) => {
    const claim = isObject(value.persistentVolumeClaim)
      ? textField(value.persistentVolumeClaim, 'claimName')
      : '';
    return made.includes(claim)
      ? [
          problemAt(
            [...path, 'persistentVolumeClaim', 'claimName'],
            `is "${claim}", which is made for an ephemeral volume of the pod`,
            'claimName: another one',
          ),
        ]
      : [];
  });
};

/** Source: kube-apiserver ValidateVolumes, validateVolumeSource. */
export const VOLUMES: StructChecks = {
  PodSpec: [uniqueBy('volumes', 'name'), claimOfPod],
  Volume: [field('name', required('data'), dnsLabel), source],
  EmptyDirVolumeSource: [
    size,
    when(({ emptyDirModeIsJudged }) => emptyDirModeIsJudged, field('mode', between(0, 0o1777))),
  ],
  HostPathVolumeSource: [
    field('path', required('/var/lib/data'), pathWithoutUp),
    field('type', oneOfIfGiven(...FILE_TYPES, 'CharDevice', 'BlockDevice', '')),
  ],
  SecretVolumeSource: [
    field('secretName', required('the name of the Secret')),
    mode('defaultMode'),
  ],
  ConfigMapVolumeSource: [
    field('name', required('the name of the ConfigMap')),
    mode('defaultMode'),
  ],
  SecretProjection: [field('name', required('the name of the Secret'))],
  ConfigMapProjection: [field('name', required('the name of the ConfigMap'))],
  KeyToPath: [
    field('key', required('a key of the data')),
    field('path', required('the file, below the volume'), ownPath),
    mode('mode'),
  ],
  DownwardAPIVolumeSource: [mode('defaultMode')],
  DownwardAPIVolumeFile: file,
  ProjectedVolumeSource: [mode('defaultMode'), paths],
  VolumeProjection: [oneSource(PROJECTIONS, false)],
  ServiceAccountTokenProjection: [
    field('expirationSeconds', between(600, LONGEST_TOKEN_SECONDS)),
    field('path', required('token')),
    when(({ tokenPathIsJudged }) => tokenPathIsJudged, field('path', ownPath)),
  ],
  EphemeralVolumeSource: [
    (ephemeral) =>
      isObject(ephemeral.volumeClaimTemplate)
        ? FINE
        : [problemAt(['volumeClaimTemplate'], 'is missing', 'volumeClaimTemplate: {spec: …}')],
  ],
  PersistentVolumeClaimTemplate: [ifMissing('spec', ...claimSpecChecks)],
  ImageVolumeSource: [
    when(({ imagesAreVolumes }) => imagesAreVolumes, ofPod),
    when(
      ({ imagesAreVolumes }) => imagesAreVolumes,
      field('pullPolicy', oneOf('IfNotPresent', 'Always', 'Never')),
    ),
  ],
};
