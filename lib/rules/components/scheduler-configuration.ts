import { contractOf } from '../../k8s/contract';
import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import type { JsonObject } from '../../model/document';
import { valueAt } from '../../model/document';
import { asNumber, asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import { missing, outOfBounds, type Refusal } from '../setting-check';
import { refusalIn, refusedBy, typedFiles } from './file-check';
import { isSharedGateOn } from './flag-gates';
import { leaseRefusals } from './scheduler-election';
import { extenderRefusals } from './scheduler-extenders';
import { argumentRefusals } from './scheduler-plugin-arguments';
import { profileRefusals } from './scheduler-profiles';
import { secondSchedulerExample } from './second-scheduler-example';

const withFields = (fields: string): string => `apiVersion: kubescheduler.config.k8s.io/v1
kind: KubeSchedulerConfiguration
clientConnection:
  kubeconfig: /etc/kubernetes/scheduler.conf
${fields}
`;

const inPod = (profile: string, image?: string): string =>
  secondSchedulerExample(
    `leaderElection: { leaderElect: false }\n    profiles: [{ schedulerName: packing${profile} }]`,
    image,
  );
const GANGS = ', plugins: { permit: { enabled: [{ name: Coscheduling }] } }';

export const schedulerConfiguration = defineRule({
  code: 'NET748',
  name: 'scheduler-configuration',
  severity: 'error',
  reads: ['componentFiles', 'controlPlane'],
  docs: {
    summary: 'The values of KubeSchedulerConfiguration must be ones that kube-scheduler takes.',
    why: 'kube-scheduler checks the file before it schedules anything, and exits: new pods stay Pending. With a file it no longer looks at the argument kubeconfig, so the file has to name one.',
    since: '0.1.0',
    source: 'kube-scheduler pkg/scheduler/apis/config/validation, app/options/options.go [run]',
  },
  findings: refusedBy('kube-scheduler'),
  examples: () => ({
    valid: [
      {
        title: 'a second profile that packs nodes',
        text: withFields(`profiles:
  - schedulerName: default-scheduler
  - schedulerName: packing
    pluginConfig:
      - name: NodeResourcesFit
        args:
          scoringStrategy: {type: MostAllocated, resources: [{name: cpu, weight: 1}]}`),
      },
      {
        title: 'in a pod, which comes by the account of the pod',
        text: inPod(''),
      },
      {
        title: 'plugins of another build, which only it knows',
        text: inPod(GANGS, 'registry.k8s.io/scheduler-plugins/kube-scheduler:v0.31.8'),
      },
    ],
    invalid: [
      {
        title: 'no way to the API server',
        text: 'apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\nparallelism: 8\n',
      },
      {
        title: 'no such plugin',
        text: withFields('profiles: [{plugins: {score: {enabled: [{name: Packing}]}}}]'),
      },
      {
        title: 'a plugin at a point that it does not implement',
        text: withFields('profiles: [{plugins: {score: {enabled: [{name: NodeName}]}}}]'),
      },
      {
        title: 'two profiles, one name',
        text: withFields('profiles: [{schedulerName: a}, {schedulerName: a}]'),
      },
      {
        title: 'a weight of no use',
        text: withFields(
          'profiles: [{pluginConfig: [{name: InterPodAffinity, args: {hardPodAffinityWeight: 101}}]}]',
        ),
      },
      {
        title: 'a plugin that the scheduler of a pod does not have',
        text: inPod(GANGS),
      },
    ],
  }),
  check({ componentFiles, controlPlane: { scheduler } }, report) {
    for (const file of typedFiles(componentFiles, 'KubeSchedulerConfiguration')) {
      const { minor } = file;
      const cluster = contractOf(minor);
      const flags = file.pod ?? scheduler;
      const scoresCapacity = CAPACITY_GATES.some((gate) => isSharedGateOn(flags, gate, minor));
      const refusals = [
        ...(file.pod ? [] : kubeconfigRefusals(file.value)),
        ...fieldRefusals(file.value),
        ...leaseRefusals(file.value, flags),
        ...profileRefusals(file.value, {
          minor,
          knowsVendorLimits: !cluster.schedulerKnowsNoVendorLimits,
        }),
        ...argumentRefusals(file.value, { cluster, scoresCapacity }),
        ...extenderRefusals(file.value),
      ];
      for (const refusal of refusals) report('refused', refusal, refusalIn(file, refusal));
    }
  },
});

/** The former name, and the one that stands for it since 1.33. */
const CAPACITY_GATES = ['VolumeCapacityPriority', 'StorageCapacityScoring'];

/** In a pod the account of the pod takes its place. */
function kubeconfigRefusals(file: JsonObject): Refusal[] {
  const path = ['clientConnection', 'kubeconfig'];
  if (asText(valueAt(file, path))) return [];
  return [missing(path, KUBEADM_DEFAULTS.schedulerKubeconfig)];
}

/** Source: validation.go (`ValidateKubeSchedulerConfiguration`). */
function fieldRefusals(file: JsonObject): Refusal[] {
  const first = asNumber(file.podInitialBackoffSeconds) ?? 1;
  const most = asNumber(file.podMaxBackoffSeconds) ?? 10;
  return [
    ...outOfBounds(file, [
      { path: 'clientConnection.burst', min: 0 },
      { path: 'parallelism', min: 1 },
      { path: 'percentageOfNodesToScore', min: 0, max: 100 },
      { path: 'podInitialBackoffSeconds', min: 1 },
    ]),
    ...(most < first
      ? [
          {
            path: ['podMaxBackoffSeconds'],
            value: `${most}`,
            wants: `${first} or more, as podInitialBackoffSeconds`,
          },
        ]
      : []),
  ];
}
