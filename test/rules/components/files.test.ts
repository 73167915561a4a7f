import { describe, expect, it } from 'vitest';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { readExample } from '../../support/read-example';
import { shortVerdicts } from '../verdicts-of';

const encryption = (rest: string): string => `apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers: [{identity: {}}]
${rest}`;

const policy = (rest: string): string =>
  `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Metadata}]\n${rest}`;

const authentication = `apiVersion: apiserver.config.k8s.io/v1beta1
kind: AuthenticationConfiguration
jwt: []
`;

const clusterWith = (flag: string, value: string): string => `apiVersion: kubeadm.k8s.io/v1beta3
kind: ClusterConfiguration
apiServer:
  extraArgs:
    ${flag}: ${value}
`;

const ALL = /^NET(?:004|02.|74.)$/;

describe('files of the API server', () => {
  it.each([
    ['an unknown field', encryption('note: x\n'), 30, ['NET020 -']],
    ['an unknown field', encryption('note: x\n'), 31, ['NET020 apiserver-start']],
    ['an unknown field of a policy', policy('note: x\n'), 36, ['NET020 -']],
    [
      'a doubled key',
      encryption('resources: []\n'),
      36,
      ['NET004 apiserver-start', 'NET741 apiserver-start'],
    ],
    ['a doubled key of a policy', policy('omitStages: []\nomitStages: []\n'), 36, ['NET004 -']],
    ['no argument for it', authentication, 28, ['NET740 apiserver-start']],
    ['a gate that is off', authentication, 29, ['NET740 apiserver-start']],
    ['a gate that is on by itself', authentication, 30, []],
    [
      'a kind nobody checks here',
      'apiVersion: apiserver.config.k8s.io/v1\nkind: WebhookAdmissionConfiguration\n',
      36,
      [],
    ],
    [
      'a slip in the kind',
      encryption('').replace('EncryptionC', 'EncryptionsC'),
      36,
      ['NET740 apiserver-start'],
    ],
  ])('%s: %j at %i', (_, text, minor, verdicts) => {
    expect(shortVerdicts(text, minor, ALL)).toEqual(verdicts);
  });

  it('are judged with the arguments of the cluster', () => {
    const on = clusterWith('feature-gates', 'StructuredAuthenticationConfiguration=true');
    const anonymous = authentication.replace('jwt: []', 'anonymous: {enabled: true}');
    const flag = clusterWith('anonymous-auth', '"true"');

    expect(shortVerdicts([authentication.replace('beta', 'alpha'), on], 29, ALL)).toEqual([]);
    expect(shortVerdicts([anonymous, flag], 34, ALL)).toEqual(['NET744 apiserver-start']);
  });

  it('are not read out of a file for kubeadm', () => {
    const file = `${clusterWith('profiling', '"false"')}---\n${encryption('note: x\n')}`;

    expect(shortVerdicts(file, 36, /^NET(?:02.|74.)$/)).toEqual([]);
  });

  it('never have their keys in a finding', () => {
    const secret = 'c2VjcmV0IQ==';
    const text = encryption('').replace(
      '{identity: {}}',
      `{aescbc: {keys: [{name: a, secret: ${secret}}, {name: b, secret: "not ${secret}"}]}}`,
    );
    const { findings } = checkInputs([readExample('encryption.yaml', text)], {});

    expect(findings.map(({ code }) => code)).toEqual(['NET741', 'NET741', 'NET751']);
    expect(JSON.stringify(findings)).not.toContain(secret);
  });
});

describe('configuration of plugins inside a file', () => {
  it('is found in its place', () => {
    const text = `apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: PodSecurity
    configuration:
      apiVersion: pod-security.admission.config.k8s.io/v1
      kind: PodSecurityConfiguration
      defaults:
        enforce: strict
`;
    const { findings } = checkInputs([readExample('admission.yaml', text)], {});

    expect(findings.map(({ subject: { location } }) => [location.line, location.path])).toEqual([
      [9, 'plugins[0].configuration.defaults.enforce'],
    ]);
  });

  it('of plugins that others wrote is left alone', () => {
    const text = `apiVersion: kubescheduler.config.k8s.io/v1
kind: KubeSchedulerConfiguration
clientConnection: {kubeconfig: /etc/kubernetes/scheduler.conf}
profiles:
  - pluginConfig:
      - name: Coscheduling
        args: {permitWaitingTimeSeconds: 10}
`;

    expect(shortVerdicts(text, 36, ALL)).toEqual([]);
  });
});
