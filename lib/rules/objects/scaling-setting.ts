import { defineRule } from '../rule';
import { objectExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const scalingSetting = defineRule({
  code: 'NET883',
  name: 'scaling-setting',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary:
      'An autoscaler has a target, bounds and metrics that fit together; a disruption budget has one limit.',
    why: 'kube-apiserver refuses the object. Down to zero, a metric of the pods themselves would never bring them back.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'kube-apiserver validateHorizontalPodAutoscalerSpec, ValidatePodDisruptionBudgetSpec',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      {
        title: 'cpu, by default',
        text: objectExample(
          'autoscaling/v2',
          'HorizontalPodAutoscaler',
          'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, maxReplicas: 3 }',
        ),
      },
      {
        title: 'a share',
        text: objectExample('policy/v1', 'PodDisruptionBudget', 'spec: { minAvailable: 50% }'),
      },
    ],
    invalid: [
      {
        title: 'from more to less',
        text: objectExample(
          'autoscaling/v2',
          'HorizontalPodAutoscaler',
          'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 3, maxReplicas: 2 }',
        ),
      },
      {
        title: 'a metric of nothing',
        text: objectExample(
          'autoscaling/v2',
          'HorizontalPodAutoscaler',
          'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, maxReplicas: 3, metrics: [{ type: Resource }] }',
        ),
      },
      {
        title: 'no target',
        text: objectExample(
          'autoscaling/v1',
          'HorizontalPodAutoscaler',
          'spec: { maxReplicas: 3 }',
        ),
      },
      {
        title: 'no policy at all',
        text: objectExample(
          'autoscaling/v2',
          'HorizontalPodAutoscaler',
          'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, maxReplicas: 3, behavior: { scaleDown: { policies: [] } } }',
        ),
      },
      {
        title: 'two limits',
        text: objectExample(
          'policy/v1',
          'PodDisruptionBudget',
          'spec: { minAvailable: 1, maxUnavailable: 1 }',
        ),
      },
      {
        title: 'a number in quotes',
        text: objectExample('policy/v1', 'PodDisruptionBudget', 'spec: { minAvailable: "1" }'),
      },
    ],
  }),
  check: (model, report) => reportArea('scaling', model, report),
});
