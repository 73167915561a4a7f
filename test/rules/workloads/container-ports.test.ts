import { describe, expect, it } from 'vitest';
import { workloadExample } from '../../../lib/rules/workloads/workload-example';
import { verdictsOf } from '../verdicts-of';

const verdicts = (text: string): string[] =>
  verdictsOf(text, 36, /^NET811/).map(({ refusedBy }) => refusedBy.join());

const sidecar = (ports: string): string =>
  `{ name: s, image: a, restartPolicy: Always, ports: [${ports}] }`;

const withSidecar = (main: string, ...others: string[]): string =>
  workloadExample({
    ports: main,
    podSpec: [`initContainers: [${others.map(sidecar).join(', ')}]`],
  });

const ON_80 = '{ containerPort: 80, hostPort: 80 }';

describe('what counts as a port that is there twice, or is none', () => {
  it.each([
    ['a sidecar and a container on one host port', withSidecar(ON_80, ON_80), 0],
    ['a sidecar twice on one host port', withSidecar('', `${ON_80}, ${ON_80}`), 1],
    [
      'one name in two containers',
      withSidecar('{ name: a, containerPort: 1 }', '{ name: a, containerPort: 2 }'),
      0,
    ],
    [
      'values of other types',
      workloadExample({ ports: '{ containerPort: "80", name: 1, protocol: 2, hostPort: [] }' }),
      0,
    ],
    [
      'ports that are no list',
      workloadExample().replace('image:', 'ports: 80\n          image:'),
      0,
    ],
    [
      'a pod of another group',
      workloadExample({ ports: '{ containerPort: 0 }' }).replace('apps/v1', 'argoproj.io/v1alpha1'),
      0,
    ],
  ])('%s', (_, text, times) => {
    expect(verdicts(text)).toEqual(Array(times).fill('apiserver-admission'));
  });
});

describe('a container port twice on the host network', () => {
  const twice = '{ containerPort: 80 }, { containerPort: 80 }';
  const template = workloadExample({ ports: twice, podSpec: ['hostNetwork: true'] });
  const pod = (ports: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { hostNetwork: true, containers: [{ name: a, image: a, ports: [${ports}] }] }\n`;

  it('is refused in a Pod, and in the pods that a template makes', () => {
    expect(verdicts(pod(twice))).toEqual(['apiserver-admission']);
    expect(verdicts(template)).toEqual(['']);
  });

  it('is two host ports where one of the two is written', () => {
    expect(verdicts(pod('{ containerPort: 80, hostPort: 80 }, { containerPort: 80 }'))).toEqual([
      'apiserver-admission',
    ]);
  });

  it('is fine for two protocols', () => {
    expect(verdicts(pod('{ containerPort: 53 }, { containerPort: 53, protocol: UDP }'))).toEqual(
      [],
    );
  });
});

describe('an init container that ends before the others start', () => {
  const init = (ports: string, ...podSpec: string[]): string =>
    workloadExample({
      podSpec: [`initContainers: [{ name: i, image: a, ports: [${ports}] }]`, ...podSpec],
    });

  it.each([
    ['a port above 65535', init('{ containerPort: 70000 }'), 1],
    ['an entry that is null', init('null'), 1],
    [
      'a host port of its own on the host network',
      init('{ containerPort: 80, hostPort: 81 }', 'hostNetwork: true'),
      0,
    ],
  ])('is judged by kube-apiserver, too: %s', (_, text, times) => {
    expect(verdicts(text)).toEqual(Array(times).fill('apiserver-admission'));
  });
});
