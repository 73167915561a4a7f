import { defineRule } from '../rule';
import { podExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const podVolume = defineRule({
  code: 'NET842',
  name: 'pod-volume',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary:
      'A volume has a name of its own and comes from one source, of which nothing is missing.',
    why: 'kube-apiserver refuses the object; up to 1.33 it does not look into a StatefulSet, and refuses its pods. Without any source, a volume is an empty folder.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source: 'kube-apiserver ValidateVolumes, validateVolumeSource',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      {
        title: 'no source, which is an empty folder',
        text: podExample([], ['volumes: [{ name: data }]']),
      },
      {
        title: 'a kind of host path that is not said',
        text: podExample([], ['volumes: [{ name: data, hostPath: { path: /srv, type: "" } }]']),
      },
      {
        title: 'two sources in one folder',
        text: podExample(
          [],
          [
            'volumes: [{ name: all, projected: { sources: [{ secret: { name: a } }, { configMap: { name: b } }] } }]',
          ],
        ),
      },
    ],
    invalid: [
      {
        title: 'one name twice',
        text: podExample(
          [],
          ['volumes: [{ name: data, emptyDir: {} }, { name: data, emptyDir: {} }]'],
        ),
      },
      {
        title: 'two sources',
        text: podExample([], ['volumes: [{ name: data, emptyDir: {}, hostPath: { path: /srv } }]']),
      },
      {
        title: 'an underscore',
        text: podExample([], ['volumes: [{ name: my_data, emptyDir: {} }]']),
      },
      {
        title: 'no Secret',
        text: podExample([], ['volumes: [{ name: keys, secret: {} }]']),
      },
      {
        title: 'a mode in decimal digits',
        text: podExample(
          [],
          ['volumes: [{ name: keys, secret: { secretName: web, defaultMode: 644 } }]'],
        ),
      },
      {
        title: 'a path that leaves the volume',
        text: podExample(
          [],
          ['volumes: [{ name: keys, configMap: { name: web, items: [{ key: a, path: ../a }] } }]'],
        ),
      },
      {
        title: 'a kind of host path that nobody knows',
        text: podExample([], ['volumes: [{ name: data, hostPath: { path: /srv, type: Folder } }]']),
      },
      {
        title: 'a token that is too short-lived',
        text: podExample(
          [],
          [
            'volumes: [{ name: token, projected: { sources: [{ serviceAccountToken: { path: token, expirationSeconds: 60 } }] } }]',
            'serviceAccountName: web',
          ],
        ),
      },
    ],
  }),
  check: (model, report) => reportArea('volumes', model, report),
});
