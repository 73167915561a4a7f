import { describe, expect, it } from 'vitest';
import { workloadExample } from '../../../lib/rules/workloads/workload-example';
import { verdictsOf } from '../verdicts-of';

const verdicts = (...texts: string[]): string[] =>
  verdictsOf(texts, 36, /^NET8/).map(({ code, severity }) => `${code} ${severity}`);

const ON_80 = '{ containerPort: 8080, hostPort: 80 }';

const daemons = (name: string, ports = ON_80, podSpec: string[] = []): string =>
  workloadExample({ kind: 'DaemonSet', name, labels: `app: ${name}`, ports, podSpec });

const deployment = (ports = ON_80, podSpec: string[] = [], spec: string[] = []): string =>
  workloadExample({ name: 'web', labels: 'app: web', ports, podSpec, spec });

describe('a host port twice', () => {
  const toMasters = [
    'nodeSelector: { node-role.kubernetes.io/control-plane: "" }',
    'tolerations: [{ operator: Exists }]',
  ];

  it.each([
    [
      'every address, and one',
      [daemons('a'), daemons('b', '{ containerPort: 1, hostPort: 80, hostIP: 10.0.0.1 }')],
      1,
    ],
    ['three DaemonSets', [daemons('a'), daemons('b'), daemons('c')], 2],
    ['a Deployment before the DaemonSet', [deployment(), daemons('a')], 1],
    ['a Deployment of no pods', [deployment(ON_80, [], ['replicas: 0']), daemons('a')], 0],
    [
      'a Deployment that may run elsewhere',
      [deployment(), daemons('a', ON_80, ['nodeSelector: { disk: ssd }'])],
      0,
    ],
    [
      'a Deployment on those nodes',
      [
        deployment(ON_80, ['nodeSelector: { disk: ssd }']),
        daemons('a', ON_80, ['nodeSelector: { disk: ssd }']),
      ],
      1,
    ],
    [
      'control planes, which the other keeps off',
      [daemons('a'), daemons('b', ON_80, toMasters)],
      0,
    ],
    ['two Deployments', [deployment(), deployment().replaceAll('web', 'shop')], 0],
    ['one manifest twice', [daemons('a'), daemons('a')], 0],
    [
      'nodes that nobody can compare',
      [
        daemons('a', ON_80, ['affinity: { nodeAffinity: {} }']),
        daemons('b', ON_80, ['affinity: { nodeAffinity: {} }']),
      ],
      0,
    ],
  ])('%s', (_, texts, times) => {
    expect(verdicts(...texts)).toEqual(Array(times).fill('NET803 error'));
  });
});

describe('more replicas than nodes', () => {
  const join = (name: string): string =>
    [
      'apiVersion: kubeadm.k8s.io/v1beta4',
      'kind: JoinConfiguration',
      'discovery: { bootstrapToken: { token: abcdef.0123456789abcdef, apiServerEndpoint: "10.0.0.1:6443", unsafeSkipCAVerification: true } }',
      `nodeRegistration: { ${name} }`,
    ].join('\n');
  const three = deployment(ON_80, [], ['replicas: 3']);

  it('is told of nodes that are all known', () => {
    expect(verdicts(three, join('name: w1'), join('name: w2'))).toEqual(['NET803 warning']);
  });

  it('is not told of a file that many nodes may share', () => {
    expect(verdicts(three, join('taints: []'), join('name: w2'))).toEqual([]);
  });
});
