import { defineRule } from '../rule';
import { objectExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const resourceQuota = defineRule({
  code: 'NET885',
  name: 'resource-quota',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary:
      'Quotas and limit ranges name known resources, in amounts and scopes that fit together.',
    why: 'kube-apiserver refuses the object. What a limit range does not say of containers follows from max, default and min.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'kube-apiserver ValidateResourceQuotaSpec, ValidateLimitRange',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      {
        title: 'objects of any kind',
        text: objectExample(
          'v1',
          'ResourceQuota',
          'spec: { hard: { pods: 10, count/deployments.apps: 5 } }',
        ),
      },
      {
        title: 'claims',
        text: objectExample(
          'v1',
          'LimitRange',
          'spec: { limits: [{ type: PersistentVolumeClaim, max: { storage: 10Gi } }] }',
        ),
      },
    ],
    invalid: [
      {
        title: 'a kind without its group',
        text: objectExample('v1', 'ResourceQuota', 'spec: { hard: { deployments: 5 } }'),
      },
      {
        title: 'half a pod',
        text: objectExample('v1', 'ResourceQuota', 'spec: { hard: { pods: 500m } }'),
      },
      {
        title: 'what asks for nothing',
        text: objectExample(
          'v1',
          'ResourceQuota',
          'spec: { hard: { requests.cpu: 1 }, scopes: [BestEffort] }',
        ),
      },
      {
        title: 'from more to less',
        text: objectExample(
          'v1',
          'LimitRange',
          'spec: { limits: [{ type: Container, min: { cpu: 2 }, max: { cpu: 1 } }] }',
        ),
      },
      {
        title: 'a default for pods',
        text: objectExample(
          'v1',
          'LimitRange',
          'spec: { limits: [{ type: Pod, default: { cpu: 1 } }] }',
        ),
      },
    ],
  }),
  check: (model, report) => reportArea('quotas', model, report),
});
