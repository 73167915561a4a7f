import { defineRule } from '../rule';
import { objectExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const storageObject = defineRule({
  code: 'NET884',
  name: 'storage-object',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary:
      'A volume says its size, its modes and where it is; a claim its size and modes; a class who makes volumes.',
    why: 'kube-apiserver refuses the object. A disk of one node needs a nodeAffinity that says which. Claims of a StatefulSet are looked at from 1.34; before, the claims that are made of them are refused.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source:
      'kube-apiserver ValidatePersistentVolumeSpec, ValidatePersistentVolumeClaimSpec, ValidateStorageClass',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      {
        title: 'no class on purpose',
        text: objectExample(
          'v1',
          'PersistentVolumeClaim',
          'spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }, storageClassName: "" }',
        ),
      },
      {
        title: 'a folder of another machine',
        text: objectExample(
          'v1',
          'PersistentVolume',
          'spec: { accessModes: [ReadWriteOnce], capacity: { storage: 1Gi }, nfs: { server: nfs.example.com, path: /srv } }',
        ),
      },
      {
        title: 'by hand',
        text: objectExample(
          'storage.k8s.io/v1',
          'StorageClass',
          'provisioner: kubernetes.io/no-provisioner',
        ),
      },
    ],
    invalid: [
      {
        title: 'no size',
        text: objectExample(
          'v1',
          'PersistentVolumeClaim',
          'spec: { accessModes: [ReadWriteOnce] }',
        ),
      },
      {
        title: 'a short word for a mode',
        text: objectExample(
          'v1',
          'PersistentVolumeClaim',
          'spec: { accessModes: [RWO], resources: { requests: { storage: 1Gi } } }',
        ),
      },
      {
        title: 'nowhere',
        text: objectExample(
          'v1',
          'PersistentVolume',
          'spec: { accessModes: [ReadWriteOnce], capacity: { storage: 1Gi } }',
        ),
      },
      {
        title: 'a disk of no node',
        text: objectExample(
          'v1',
          'PersistentVolume',
          'spec: { accessModes: [ReadWriteOnce], capacity: { storage: 1Gi }, local: { path: /mnt/disk } }',
        ),
      },
      {
        title: 'a policy of volumes',
        text: objectExample(
          'storage.k8s.io/v1',
          'StorageClass',
          'provisioner: example.com/disks',
          'reclaimPolicy: Recycle',
        ),
      },
    ],
  }),
  check: (model, report) => reportArea('storage', model, report),
});
