import { describe, expect, it } from 'vitest';
import { PORT_80, serviceExample } from '../../../lib/rules/services/service-example';
import { workloadExample } from '../../../lib/rules/workloads/workload-example';
import { verdictsOf } from '../verdicts-of';

const TOKEN =
  '{ token: abcdef.0123456789abcdef, apiServerEndpoint: "10.0.0.1:6443", unsafeSkipCAVerification: true }';

const join = (name: string, ...lines: string[]): string =>
  [
    'apiVersion: kubeadm.k8s.io/v1beta4',
    'kind: JoinConfiguration',
    `discovery: { bootstrapToken: ${TOKEN} }`,
    `nodeRegistration: { ${name} }`,
    ...lines,
  ].join('\n');

const CONTROL_PLANE = 'controlPlane: { localAPIEndpoint: { advertiseAddress: 10.0.0.2 } }';
const SCALER = [
  'apiVersion: autoscaling/v2',
  'kind: HorizontalPodAutoscaler',
  'metadata: { name: web }',
  'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, maxReplicas: 9 }',
].join('\n');

const internal = serviceExample(
  'internalTrafficPolicy: Local',
  'selector: { app: web }',
  ...PORT_80,
);

const verdicts = (...texts: string[]): string[] =>
  verdictsOf(texts, 36, /^NET8/).map(({ code, severity }) => `${code} ${severity}`);

describe('a traffic policy Local', () => {
  const workers = [join('name: w1'), join('name: w2')];
  const masters = [join('name: w1'), join('name: cp2', CONTROL_PLANE)];
  const open = [join('name: w1'), join('name: cp2, taints: []', CONTROL_PLANE)];
  const daemons = workloadExample({ kind: 'DaemonSet' });
  const tolerant = workloadExample({
    kind: 'DaemonSet',
    podSpec: ['tolerations: [{ operator: Exists }]'],
  });

  it.each([
    ['one pod', [workloadExample(), ...workers], ['NET810 info']],
    ['two workloads', [workloadExample(), workloadExample({ name: 'b' }), ...workers], []],
    ['an autoscaler', [workloadExample(), SCALER, ...workers], []],
    ['a DaemonSet that control planes keep off', [daemons, ...masters], ['NET810 info']],
    ['a DaemonSet that tolerates them', [tolerant, ...masters], []],
    ['a control plane without taints', [daemons, ...open], []],
    ['pods that are not known', workers, []],
  ])('%s', (_, texts, expected) => {
    expect(verdicts(internal, ...texts)).toEqual(expected);
  });
});
