import { defineRule } from '../rule';
import { podExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const volumeMount = defineRule({
  code: 'NET843',
  name: 'volume-mount',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary: 'A container mounts volumes of its pod, each at a place of its own.',
    why: 'kube-apiserver refuses the object; up to 1.33 it does not look into a StatefulSet, and refuses its pods. Paths below a volume must not leave it.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source: 'kube-apiserver ValidateVolumeMounts, ValidateVolumeDevices',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      {
        title: 'one volume at two places',
        text: podExample(
          [
            'volumeMounts: [{ name: data, mountPath: /a }, { name: data, mountPath: /b, subPath: b }]',
          ],
          ['volumes: [{ name: data }]'],
        ),
      },
    ],
    invalid: [
      {
        title: 'a volume that is not there',
        text: podExample(['volumeMounts: [{ name: data, mountPath: /a }]']),
      },
      {
        title: 'two volumes at one place',
        text: podExample(
          ['volumeMounts: [{ name: a, mountPath: /a }, { name: b, mountPath: /a }]'],
          ['volumes: [{ name: a }, { name: b }]'],
        ),
      },
      {
        title: 'no place',
        text: podExample(['volumeMounts: [{ name: data }]'], ['volumes: [{ name: data }]']),
      },
      {
        title: 'a path above the volume',
        text: podExample(
          ['volumeMounts: [{ name: data, mountPath: /a, subPath: ../b }]'],
          ['volumes: [{ name: data }]'],
        ),
      },
      {
        title: 'mounts for the whole node',
        text: podExample(
          ['volumeMounts: [{ name: data, mountPath: /a, mountPropagation: Bidirectional }]'],
          ['volumes: [{ name: data }]'],
        ),
      },
      {
        title: 'a folder as a device',
        text: podExample(
          ['volumeDevices: [{ name: data, devicePath: /dev/xvda }]'],
          ['volumes: [{ name: data, emptyDir: {} }]'],
        ),
      },
    ],
  }),
  check: (model, report) => reportArea('mounts', model, report),
});
