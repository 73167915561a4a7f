import { defineRule } from '../rule';
import { objectExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const jobSetting = defineRule({
  code: 'NET848',
  name: 'job-setting',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary: 'A Job counts what it can count, and a CronJob has a schedule that can be read.',
    why: 'kube-apiserver refuses the object. A schedule has five fields, or is a word such as @daily; its zone stands in timeZone. The selector of a Job is made by kube-apiserver.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'kube-apiserver ValidateJob, validateCronJobSpec; github.com/robfig/cron',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      {
        title: 'names of months and days',
        text: objectExample(
          'batch/v1',
          'CronJob',
          'spec:',
          '  schedule: 0 3 * jan-mar MON',
          '  timeZone: Europe/Berlin',
          '  jobTemplate:',
          '    spec:',
          '      template: { spec: { restartPolicy: Never, containers: [{ name: web, image: web:1 }] } }',
        ),
      },
      {
        title: 'each index for itself',
        text: objectExample(
          'batch/v1',
          'Job',
          'spec:',
          '  completionMode: Indexed',
          '  completions: 3',
          '  backoffLimitPerIndex: 1',
          '  template: { spec: { restartPolicy: Never, containers: [{ name: web, image: web:1 }] } }',
        ),
      },
    ],
    invalid: [
      {
        title: 'six fields',
        text: objectExample(
          'batch/v1',
          'CronJob',
          'spec:',
          '  schedule: 0 0 3 * * *',
          '  jobTemplate:',
          '    spec:',
          '      template: { spec: { restartPolicy: Never, containers: [{ name: web, image: web:1 }] } }',
        ),
      },
      {
        title: 'the seventh day, which is 0',
        text: objectExample(
          'batch/v1',
          'CronJob',
          'spec:',
          '  schedule: 0 3 * * 7',
          '  jobTemplate:',
          '    spec:',
          '      template: { spec: { restartPolicy: Never, containers: [{ name: web, image: web:1 }] } }',
        ),
      },
      {
        title: 'a zone in the schedule',
        text: objectExample(
          'batch/v1',
          'CronJob',
          'spec:',
          '  schedule: TZ=UTC 0 3 * * *',
          '  jobTemplate:',
          '    spec:',
          '      template: { spec: { restartPolicy: Never, containers: [{ name: web, image: web:1 }] } }',
        ),
      },
      {
        title: 'indexes without a number',
        text: objectExample(
          'batch/v1',
          'Job',
          'spec:',
          '  completionMode: Indexed',
          '  parallelism: 2',
          '  template: { spec: { restartPolicy: Never, containers: [{ name: web, image: web:1 }] } }',
        ),
      },
      {
        title: 'a selector of its own',
        text: objectExample(
          'batch/v1',
          'Job',
          'spec:',
          '  selector: { matchLabels: { app: web } }',
          '  template: { spec: { restartPolicy: Never, containers: [{ name: web, image: web:1 }] } }',
        ),
      },
      {
        title: 'success as a failure',
        text: objectExample(
          'batch/v1',
          'Job',
          'spec:',
          '  podFailurePolicy: { rules: [{ action: FailJob, onExitCodes: { operator: In, values: [0] } }] }',
          '  template: { spec: { restartPolicy: Never, containers: [{ name: web, image: web:1 }] } }',
        ),
      },
    ],
  }),
  check: (model, report) => reportArea('jobs', model, report),
});
