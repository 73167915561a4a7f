import { describe, expect, it } from 'vitest';
import { verdictsOf } from '../verdicts-of';

const CLUSTER = `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking: { podSubnet: 10.244.0.0/16, serviceSubnet: 10.96.0.0/16 }
`;

const policy = (spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: a }\nspec: ${spec}\n`;

const from = (cidr: string): string =>
  policy(`{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: ${cidr} } }] }] }`);

const verdicts = (text: string): string[] =>
  verdictsOf([CLUSTER, text], 36, /^NET8/).map(({ code, severity }) => `${code} ${severity}`);

describe('an ipBlock of a NetworkPolicy', () => {
  it.each([
    ['one Service', from('10.96.0.1/32'), ['NET807 warning']],
    ['the service range', from('10.96.0.0/16'), ['NET807 warning']],
    ['more than the service range', from('10.0.0.0/8'), []],
    ['all pods', from('10.244.0.0/16'), []],
    ['the pods of one node', from('10.244.1.0/24'), ['NET807 info']],
    ['the other family', from('"fd00::/64"'), []],
    ['a name', from('web'), ['NET814 error']],
    ['nothing', policy('{ podSelector: {}, ingress: [{}], egress: [null] }'), []],
    ['no lists', policy('{ ingress: { from: 1 }, egress: 2 }'), []],
  ])('%s', (_, text, expected) => {
    expect(verdicts(text)).toEqual(expected);
  });
});

describe('egress without DNS', () => {
  const to = (rules: string): string => policy(`{ podSelector: {}, egress: ${rules} }`);

  it.each([
    ['a range of ports with 53', to('[{ ports: [{ port: 1, endPort: 1024 }] }]'), []],
    [
      'a range of ports above',
      to('[{ ports: [{ port: 80, endPort: 1024 }] }]'),
      ['NET812 warning'],
    ],
    ['a port by its name', to('[{ ports: [{ port: dns }] }]'), []],
    ['a protocol alone', to('[{ ports: [{ protocol: UDP }] }]'), []],
    ['one rule of two', to('[{ ports: [{ port: 443 }] }, { ports: [{ port: 53 }] }]'), []],
    [
      'pods by selector',
      to('[{ to: [{ podSelector: {} }], ports: [{ port: 80 }] }]'),
      ['NET812 warning'],
    ],
    [
      'ports from that of the API',
      to('[{ ports: [{ port: 6443, endPort: 6450 }] }]'),
      ['NET812 warning'],
    ],
    ['the API and more', to('[{ ports: [{ port: 6443 }, { port: 443 }] }]'), ['NET812 warning']],
    ['rules that are no rules', to('[null, 1]'), []],
  ])('%s', (_, text, expected) => {
    expect(verdicts(text)).toEqual(expected);
  });
});
