import { defineRule } from '../rule';
import { podExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const podSetting = defineRule({
  code: 'NET846',
  name: 'pod-setting',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary: 'Policies, names and times of a pod have the values that they can have.',
    why: 'kube-apiserver refuses the object; up to 1.33 it does not look into a StatefulSet, and refuses its pods. A priority comes from a PriorityClass alone.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source: 'kube-apiserver ValidatePodSpec, validatePullPolicy; admission plugin Priority',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      {
        title: 'a class of Kubernetes',
        text: podExample([], ['priorityClassName: system-node-critical']),
      },
      { title: 'an empty policy, which is the default', text: podExample(['imagePullPolicy: ""']) },
    ],
    invalid: [
      { title: 'a policy that nobody knows', text: podExample(['imagePullPolicy: IfNotThere']) },
      { title: 'a number without a class', text: podExample([], ['priority: 1000']) },
      { title: 'no time at all', text: podExample([], ['activeDeadlineSeconds: 0']) },
      { title: 'an underscore', text: podExample([], ['serviceAccountName: my_account']) },
      {
        title: 'a container for debugging',
        text: podExample([], ['ephemeralContainers: [{ name: debug, image: busybox:1 }]']),
      },
    ],
  }),
  check: (model, report) => reportArea('pods', model, report),
});
