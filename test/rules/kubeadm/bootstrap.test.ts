import { describe, expect, it } from 'vitest';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { clusterExample } from '../../../lib/rules/cluster-example';
import { readExample } from '../../support/read-example';

const argument = (component: string, name: string, value: string) =>
  `${component}: {extraArgs: [{name: ${name}, value: "${value}"}]}`;

const INIT = `---
apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint: {advertiseAddress: 192.168.1.10}
`;

/** `code: fix` of what a cluster with these lines is told. */
function adviceOn(lines: readonly string[], beside = ''): string[] {
  const text = clusterExample(...lines) + beside;
  const { findings } = checkInputs([readExample('cluster.yaml', text)], {});
  return findings.map(({ code, fix }) => `${code}: ${fix}`);
}

describe('arguments that shut out whom kubeadm counts on', () => {
  it.each([
    ['*', 'NET639: controllers: "*,bootstrapsigner,tokencleaner"'],
    ['*,tokencleaner', 'NET639: controllers: "*,bootstrapsigner,tokencleaner"'],
    ['*,-bootstrapsigner', 'NET639: controllers: "*,bootstrapsigner,tokencleaner"'],
  ])('controllers %s', (value, advice) => {
    expect(adviceOn([argument('controllerManager', 'controllers', value)])).toEqual([advice]);
  });

  it.each(['Node,RBAC', 'RBAC,Node,Webhook', 'AlwaysAllow'])('authorization-mode %s', (value) => {
    const advice = adviceOn([argument('apiServer', 'authorization-mode', value)]);
    expect(advice.filter((line) => line.startsWith('NET639'))).toEqual([]);
  });
});

describe('kube-apiserver', () => {
  it.each(['0.0.0.0', '::', '192.168.1.10'])('may listen on %s', (value) => {
    expect(adviceOn([argument('apiServer', 'bind-address', value)], INIT)).toEqual([]);
  });

  it.each(['127.0.0.1', '192.168.1.11'])('is not found on %s', (value) => {
    const [advice = ''] = adviceOn([argument('apiServer', 'bind-address', value)], INIT);
    expect(advice).toMatch(/^NET798: remove bind-address/);
  });
});

describe('etcd', () => {
  const listening = (...args: ReadonlyArray<readonly [name: string, value: string]>) => [
    'etcd:',
    '  local:',
    '    extraArgs:',
    ...args.flatMap(([name, value]) => [`    - name: ${name}`, `      value: ${value}`]),
  ];

  it.each(['https://localhost:2379', 'https://127.0.0.1:2379,https://192.168.1.10:2379'])(
    'is found on %s',
    (urls) => {
      const advice = adviceOn(listening(['listen-client-urls', urls]), INIT);
      expect(advice.filter((line) => line.startsWith('NET799'))).toEqual([]);
    },
  );

  it('is asked where it is told to say it is', () => {
    const own = 'https://192.168.1.10:2379';
    const told = ['advertise-client-urls', own] as const;
    expect(adviceOn(listening(['listen-client-urls', own], told), INIT)).toEqual([]);
    expect(adviceOn(listening(['listen-client-urls', own]), INIT)).toEqual([
      `NET799: listen-client-urls: https://127.0.0.1:2379,${own}`,
    ]);
  });
});
