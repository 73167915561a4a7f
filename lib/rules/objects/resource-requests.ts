import { defineRule } from '../rule';
import { podExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const resourceRequests = defineRule({
  code: 'NET841',
  name: 'resource-requests',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary:
      'What a container asks for is a known resource, in a quantity that fits, and not more than its limit.',
    why: 'kube-apiserver refuses the object; up to 1.33 it does not look into a StatefulSet, and refuses its pods. What cannot be shared, such as devices and huge pages, needs a limit of the same size, in whole numbers.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source: 'kube-apiserver validateResourceRequirements',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      {
        title: 'the limit, written in another way',
        text: podExample([
          'resources: { requests: { memory: 1024Mi, cpu: 1000m }, limits: { memory: 1Gi, cpu: 1 } }',
        ]),
      },
      {
        title: 'a device, limited alone',
        text: podExample(['resources: { limits: { example.com/gpu: 1 } }']),
      },
      {
        title: 'a limit below what others ask for',
        text: podExample(['resources: { requests: { cpu: 100m }, limits: { memory: 1Gi } }']),
      },
    ],
    invalid: [
      {
        title: 'more than the limit',
        text: podExample(['resources: { requests: { memory: 2Gi }, limits: { memory: 1Gi } }']),
      },
      { title: 'below zero', text: podExample(['resources: { requests: { cpu: -100m } }']) },
      {
        title: 'a resource that nobody knows',
        text: podExample(['resources: { requests: { ram: 1Gi } }']),
      },
      {
        title: 'half a device',
        text: podExample(['resources: { limits: { example.com/gpu: 500m } }']),
      },
      {
        title: 'a device without a limit',
        text: podExample(['resources: { requests: { example.com/gpu: 1 } }']),
      },
      {
        title: 'huge pages alone',
        text: podExample(['resources: { limits: { hugepages-2Mi: 4Mi } }']),
      },
    ],
  }),
  check: (model, report) => reportArea('resources', model, report),
});
