import { defineRule } from '../rule';
import { objectExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const workloadSetting = defineRule({
  code: 'NET847',
  name: 'workload-setting',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary: 'Numbers and strategies of a workload leave it a way to change its pods.',
    why: 'kube-apiserver refuses the object. A DaemonSet lets one pod be missing while it updates, unless it says 0: one more beside that is refused. A Deployment gives a pod 600 s to get ready.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'kube-apiserver validation of apps; ValidateReplicationControllerSpec',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      {
        title: 'no pod missing, one more',
        text: objectExample(
          'apps/v1',
          'DaemonSet',
          'spec:',
          '  selector: { matchLabels: { app: web } }',
          '  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: web:1 }] } }',
          '  updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }',
        ),
      },
      {
        title: 'more than all',
        text: objectExample(
          'apps/v1',
          'Deployment',
          'spec:',
          '  selector: { matchLabels: { app: web } }',
          '  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: web:1 }] } }',
          '  strategy: { rollingUpdate: { maxSurge: 200% } }',
        ),
      },
    ],
    invalid: [
      {
        title: 'one more, and one missing by default',
        text: objectExample(
          'apps/v1',
          'DaemonSet',
          'spec:',
          '  selector: { matchLabels: { app: web } }',
          '  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: web:1 }] } }',
          '  updateStrategy: { rollingUpdate: { maxSurge: 1 } }',
        ),
      },
      {
        title: 'neither more nor less',
        text: objectExample(
          'apps/v1',
          'Deployment',
          'spec:',
          '  selector: { matchLabels: { app: web } }',
          '  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: web:1 }] } }',
          '  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }',
        ),
      },
      {
        title: 'a strategy in small letters',
        text: objectExample(
          'apps/v1',
          'Deployment',
          'spec:',
          '  selector: { matchLabels: { app: web } }',
          '  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: web:1 }] } }',
          '  strategy: { type: recreate }',
        ),
      },
      {
        title: 'a setting of another strategy',
        text: objectExample(
          'apps/v1',
          'Deployment',
          'spec:',
          '  selector: { matchLabels: { app: web } }',
          '  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: web:1 }] } }',
          '  strategy: { type: Recreate, rollingUpdate: { maxSurge: 1 } }',
        ),
      },
      {
        title: 'ready when it is given up',
        text: objectExample(
          'apps/v1',
          'Deployment',
          'spec:',
          '  selector: { matchLabels: { app: web } }',
          '  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: web:1 }] } }',
          '  minReadySeconds: 600',
        ),
      },
      {
        title: 'less than none',
        text: objectExample(
          'apps/v1',
          'StatefulSet',
          'spec:',
          '  selector: { matchLabels: { app: web } }',
          '  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: web:1 }] } }',
          '  replicas: -1',
        ),
      },
    ],
  }),
  check: (model, report) => reportArea('workloads', model, report),
});
