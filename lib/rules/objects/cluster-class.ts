import { defineRule } from '../rule';
import { objectExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const clusterClass = defineRule({
  code: 'NET886',
  name: 'cluster-class',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary:
      'Priority and runtime classes name what they stand for; finalizers of a namespace are known.',
    why: 'kube-apiserver refuses the object. Names that begin with system- and values above a billion are for Kubernetes itself.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'kube-apiserver ValidatePriorityClass, ValidateRuntimeClass, ValidateNamespace',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      {
        title: 'the highest',
        text: objectExample('scheduling.k8s.io/v1', 'PriorityClass', 'value: 1000000000'),
      },
    ],
    invalid: [
      {
        title: 'too high',
        text: objectExample('scheduling.k8s.io/v1', 'PriorityClass', 'value: 2000000000'),
      },
      {
        title: 'no handler',
        text: objectExample('node.k8s.io/v1', 'RuntimeClass', 'scheduling: {}'),
      },
    ],
  }),
  check: (model, report) => reportArea('classes', model, report),
});
