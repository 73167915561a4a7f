import { describe, expect, it } from 'vitest';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { readExample } from '../../support/read-example';

/** `code: fix` of what a cluster of that version with these lines is told. */
function adviceOn(version: string, ...lines: readonly string[]): string[] {
  const text = [
    'apiVersion: kubeadm.k8s.io/v1beta4',
    'kind: InitConfiguration',
    ...lines.filter((line) => line.startsWith('nodeRegistration')),
    '---',
    'apiVersion: kubeadm.k8s.io/v1beta4',
    'kind: ClusterConfiguration',
    `kubernetesVersion: v${version}`,
    ...lines.filter((line) => !line.startsWith('nodeRegistration')),
    '',
  ].join('\n');
  const { findings } = checkInputs([readExample('cluster.yaml', text)], {});
  return findings.map(({ code, fix }) => `${code}: ${fix}`);
}

const argument = (component: string, name: string, value: string) =>
  `${component}: {extraArgs: [{name: ${name}, value: "${value}"}]}`;

describe('a flag that is gone', () => {
  it.each([
    ['apiServer', 'insecure-port', 'NET727: remove it; there is no port without TLS since 1.20'],
    ['apiServer', 'tls-ca-file', 'NET727: name: client-ca-file'],
    [
      'controllerManager',
      'pod-eviction-timeout',
      'NET727: remove it; pods carry tolerationSeconds (gone since 1.27)',
    ],
    ['scheduler', 'port', 'NET727: name: secure-port'],
    [
      'scheduler',
      'logtostderr',
      'NET727: remove it; components log to stderr only (gone since 1.26)',
    ],
  ])('says where it went: %s %s', (component, name, advice) => {
    expect(adviceOn('1.36.4', argument(component, name, '0'))).toEqual([advice]);
  });

  it('says so of the kubelet, too', () => {
    const line =
      'nodeRegistration: {kubeletExtraArgs: [{name: network-plugin, value: cni}, {name: register-schedulable, value: "false"}]}';

    expect(adviceOn('1.36.4', line)).toEqual([
      'NET701: registerWithTaints, or taints in nodeRegistration',
      'NET727: remove it; the container runtime runs CNI (gone since 1.24)',
    ]);
  });
});

describe('a feature gate', () => {
  const gate = (name: string) => argument('apiServer', 'feature-gates', `${name}=true`);

  it('that is gone is told by its last release', () => {
    expect(adviceOn('1.36.4', gate('APISelfSubjectReview'))).toEqual([
      'NET726: take APISelfSubjectReview out; the feature is always on',
    ]);
  });

  it('that is to come is told by its first', () => {
    expect(adviceOn('1.34.9', gate('APIServerWebhookAuthenticationToken'))).toEqual([
      'NET726: take APIServerWebhookAuthenticationToken out',
    ]);
  });

  it('that never was is told by the nearest name', () => {
    expect(adviceOn('1.36.4', gate('ApiServerTracing'))).toEqual([
      'NET726: write APIServerTracing',
    ]);
  });
});
