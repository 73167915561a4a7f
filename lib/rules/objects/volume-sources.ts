import { isDns1123Subdomain } from '../../k8s/names';
import { asList, asNumber, textField } from '../../model/type-meta';
import { below, eachKey, field } from './field-check';
import { FINE, problemAt, type StructCheck, type StructChecks } from './struct-check';
import { pathWithoutUp, relativePath } from './text-forms';
import {
  between,
  dnsLabel,
  dnsName,
  notEmpty,
  oneOfIfGiven,
  required,
  textLike,
} from './value-check';

/** Fields of a Volume beside its name; a PersistentVolume has most of them. */
export const VOLUME_SOURCES = [
  ...[
    'emptyDir',
    'hostPath',
    'gitRepo',
    'gcePersistentDisk',
    'awsElasticBlockStore',
    'secret',
    'nfs',
  ],
  ...[
    'iscsi',
    'glusterfs',
    'flocker',
    'persistentVolumeClaim',
    'rbd',
    'cinder',
    'cephfs',
    'quobyte',
  ],
  ...[
    'downwardAPI',
    'fc',
    'flexVolume',
    'configMap',
    'azureFile',
    'vsphereVolume',
    'portworxVolume',
  ],
  ...['photonPersistentDisk', 'azureDisk', 'storageos', 'projected', 'scaleIO', 'csi', 'ephemeral'],
  ...['image', 'local'],
];

const needs = (name: string, example: string): StructCheck => field(name, required(example));
const partition = field('partition', between(0, 255));
const monitors = field('monitors', notEmpty('[192.168.1.10:6789]'));
const secretName = below('secretRef', needs('name', 'the name of the Secret'));
const secretPlace = below('secretRef', needs('namespace', 'the namespace of the Secret'));

/** RFC 3720 names. Source: kube-apiserver iscsiInitiatorIqnRegex and its brothers. */
const ISCSI_NAME =
  /^(iqn\.\d{4}-\d{2}\.([a-zA-Z0-9-.]+)(:([^,;*&$|\s]+))|eui.[0-9a-fA-F]{16}|naa.[0-9a-fA-F]{32})$/;
const iscsiName = textLike((text) => ISCSI_NAME.test(text), 'iqn.2001-04.com.example:storage');

const chap: StructCheck = ({ chapAuthDiscovery, chapAuthSession, secretRef = null }) =>
  (chapAuthDiscovery === true || chapAuthSession === true) && secretRef === null
    ? [problemAt(['secretRef'], 'is missing, which CHAP needs', 'secretRef: {name: the Secret}')]
    : FINE;

const ISCSI = [
  needs('targetPortal', '192.168.1.10:3260'),
  field('iqn', required('iqn.2001-04.com.example:storage'), iscsiName),
  field('initiatorName', iscsiName),
  field('lun', between(0, 255)),
  chap,
];

/** Source: kube-apiserver ValidateCSIDriverName. */
export const csiDriver = field(
  'driver',
  required('csi.example.com'),
  textLike(
    (text) => text.length <= 63 && isDns1123Subdomain(text.toLowerCase()),
    'a DNS name of at most 63 characters',
  ),
);

const fibre: StructCheck = (fc) => {
  const names = asList(fc.targetWWNs);
  const ids = asList(fc.wwids);
  if (names.length > 0 === ids.length > 0) {
    return [
      problemAt(
        ['targetWWNs'],
        'and wwids: one of them is needed, not both',
        'targetWWNs, or wwids',
      ),
    ];
  }
  const lun = asNumber(fc.lun) ?? -1;
  return names.length === 0 || (lun >= 0 && lun <= 255)
    ? FINE
    : [problemAt(['lun'], 'is not 0-255', 'lun: 0')];
};

const flocker: StructCheck = (source) => {
  const name = textField(source, 'datasetName');
  const isOne = (name === '') !== (textField(source, 'datasetUUID') === '');
  return isOne && !name.includes('/')
    ? FINE
    : [
        problemAt(
          ['datasetName'],
          'or datasetUUID is needed, one of them, without "/"',
          'datasetName: data',
        ),
      ];
};

const RESERVED = /(^|\.)(kubernetes|k8s)\.io$/i;
const flexOptions = eachKey(
  'options',
  textLike(
    (key) => !RESERVED.test(key.replace(/\/.*$/s, '')),
    'a key of the namespaces kubernetes.io and k8s.io',
  ),
);

/** Both fields have defaults. Source: kube-apiserver validateAzureDisk. */
const diskUri: StructCheck = ({ kind, diskURI }) => {
  const start = kind === 'Managed' ? '/subscriptions/' : 'https://';
  return typeof diskURI !== 'string' || diskURI === '' || diskURI.startsWith(start)
    ? FINE
    : [problemAt(['diskURI'], `does not begin with ${start}`, `diskURI: ${start}…`)];
};

const scaleIo = [
  needs('gateway', 'https://…'),
  needs('system', 'the system'),
  needs('volumeName', 'the volume'),
];
const storageOs = [
  field('volumeName', required('the volume'), dnsLabel),
  field('volumeNamespace', dnsLabel),
  secretName,
];

const registry: StructCheck = (quobyte) =>
  textField(quobyte, 'registry')
    .split(',')
    .every((pair) => /^([^:[\]]*|\[[^[\]]*\]):[^:[\]]*$/.test(pair)) &&
  textField(quobyte, 'tenant').length <= 64
    ? FINE
    : [problemAt(['registry'], 'is not a list of host:port', 'registry: host:7861')];

/** Of pods and of PersistentVolumes. Source: kube-apiserver validateVolumeSource, ValidatePersistentVolumeSpec. */
export const SOURCES: StructChecks = {
  NFSVolumeSource: [
    needs('server', 'the NFS server'),
    field(
      'path',
      required('/exported'),
      textLike((text) => text.startsWith('/'), 'an absolute path'),
    ),
  ],
  PersistentVolumeClaimVolumeSource: [needs('claimName', 'the name of the claim')],
  CSIVolumeSource: [
    csiDriver,
    below('nodePublishSecretRef', field('name', required('the name of the Secret'), dnsName)),
  ],
  ISCSIVolumeSource: ISCSI,
  ISCSIPersistentVolumeSource: [...ISCSI, secretName],
  FCVolumeSource: [fibre],
  GCEPersistentDiskVolumeSource: [needs('pdName', 'the disk'), partition],
  AWSElasticBlockStoreVolumeSource: [needs('volumeID', 'the volume'), partition],
  GitRepoVolumeSource: [needs('repository', 'the repository'), field('directory', relativePath)],
  GlusterfsVolumeSource: [needs('endpoints', 'the Endpoints'), needs('path', 'the volume')],
  GlusterfsPersistentVolumeSource: [
    needs('endpoints', 'the Endpoints'),
    needs('path', 'the volume'),
  ],
  FlockerVolumeSource: [flocker],
  RBDVolumeSource: [monitors, needs('image', 'the image')],
  RBDPersistentVolumeSource: [monitors, needs('image', 'the image')],
  CinderVolumeSource: [needs('volumeID', 'the volume'), secretName],
  CinderPersistentVolumeSource: [needs('volumeID', 'the volume'), secretName, secretPlace],
  CephFSVolumeSource: [monitors],
  CephFSPersistentVolumeSource: [monitors],
  FlexVolumeSource: [needs('driver', 'example.com/driver'), flexOptions],
  FlexPersistentVolumeSource: [needs('driver', 'example.com/driver'), flexOptions],
  AzureFileVolumeSource: [needs('secretName', 'the Secret'), needs('shareName', 'the share')],
  AzureFilePersistentVolumeSource: [
    needs('secretName', 'the Secret'),
    needs('shareName', 'the share'),
  ],
  AzureDiskVolumeSource: [
    needs('diskName', 'the disk'),
    needs('diskURI', 'https://…'),
    field('cachingMode', oneOfIfGiven('ReadWrite', 'ReadOnly', 'None')),
    field('kind', oneOfIfGiven('Shared', 'Dedicated', 'Managed')),
    diskUri,
  ],
  VsphereVirtualDiskVolumeSource: [needs('volumePath', '[datastore] volume')],
  PhotonPersistentDiskVolumeSource: [needs('pdID', 'the disk')],
  PortworxVolumeSource: [needs('volumeID', 'the volume')],
  ScaleIOVolumeSource: scaleIo,
  ScaleIOPersistentVolumeSource: scaleIo,
  StorageOSVolumeSource: storageOs,
  StorageOSPersistentVolumeSource: [...storageOs, secretPlace],
  QuobyteVolumeSource: [needs('registry', 'host:7861'), needs('volume', 'the volume'), registry],
  LocalVolumeSource: [field('path', required('/mnt/disk'), pathWithoutUp)],
};
