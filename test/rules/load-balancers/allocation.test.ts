import { describe, expect, it } from 'vitest';
import {
  l2Example,
  loadBalancerExample,
  poolExample,
} from '../../../lib/rules/load-balancers/metallb-example';
import { shortVerdicts } from '../verdicts-of';

const DUAL_STACK = `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking: { serviceSubnet: "10.96.0.0/16,fd00:10:96::/112" }
`;
const FOUR = poolExample('four', 'addresses: [192.168.56.240/31]');
const SIX = poolExample('six', 'addresses: ["fd00:56::f0-fd00:56::f1"]');
const BOTH = poolExample('both', 'addresses: [192.168.56.240/31, "fd00:56::f0/127"]');
const ALL = l2Example('all', 'interfaces: []');

const verdicts = (...texts: string[]): string[] =>
  shortVerdicts([DUAL_STACK, ALL, ...texts], 36, /^NET85/);

const web = (annotations: string, ...spec: string[]): string =>
  loadBalancerExample({ annotations, spec: [...spec, 'ports: [{ port: 80 }]'] });

describe('a dual-stack Service', () => {
  const service = loadBalancerExample({
    spec: ['ipFamilyPolicy: RequireDualStack', 'ports: [{ port: 80 }]'],
  });
  const either = loadBalancerExample({
    spec: ['ipFamilyPolicy: PreferDualStack', 'ports: [{ port: 80 }]'],
  });

  it('gets both addresses out of one pool', () => {
    expect(verdicts(service, BOTH)).toEqual([]);
  });

  it('does not get them out of two', () => {
    expect(verdicts(service, FOUR, SIX)).toEqual(['NET855 -']);
  });

  it('that only prefers both is content with one', () => {
    expect(verdicts(either, SIX)).toEqual([]);
  });
});

describe('addresses that a Service asks for', () => {
  it.each([
    ['with blanks', 'metallb.io/loadBalancerIPs: " 192.168.56.241 "', []],
    ['with a comma too many', 'metallb.io/loadBalancerIPs: "192.168.56.241,"', ['NET850 -']],
    ['with zeros', 'metallb.io/loadBalancerIPs: 192.168.056.241', ['NET850 -']],
    ['three', 'metallb.io/loadBalancerIPs: "192.168.56.241,fd00:56::f0,::1"', ['NET850 -']],
    ['both families', 'metallb.io/loadBalancerIPs: "192.168.56.241,fd00:56::f0"', ['NET850 -']],
    ['by the old annotation', 'metallb.universe.tf/loadBalancerIPs: 192.168.56.9', ['NET851 -']],
    ['none', 'metallb.io/loadBalancerIPs: ""', []],
  ])('%s', (_, annotations, expected) => {
    expect(verdicts(web(annotations), BOTH)).toEqual(expected);
  });

  it('are judged where the class is no other one', () => {
    const text = web(
      'metallb.io/loadBalancerIPs: nonsense',
      'loadBalancerClass: kube-vip.io/kube-vip-class',
    );

    expect(verdicts(text, BOTH)).toEqual([]);
  });
});

describe('pools that are full', () => {
  const many = (count: number, spec: string[] = []) =>
    Array.from({ length: count }, (_, index) =>
      loadBalancerExample({ name: `web-${index}`, spec: [...spec, 'ports: [{ port: 80 }]'] }),
    );

  it('have an address for as many as there are', () => {
    expect(verdicts(...many(2), FOUR)).toEqual([]);
    expect(verdicts(...many(4), FOUR)).toEqual(['NET855 -', 'NET855 -']);
  });

  it('leave out what old firmware drops', () => {
    const pool = poolExample('four', 'avoidBuggyIPs: true', 'addresses: [192.168.56.254/31]');

    expect(verdicts(...many(2), pool)).toEqual(['NET855 -']);
  });

  it('are enough for Services that share', () => {
    const shared = [80, 81, 82].map((port) =>
      loadBalancerExample({
        name: `web-${port}`,
        annotations: 'metallb.io/allow-shared-ip: web',
        spec: [`ports: [{ port: ${port} }]`],
      }),
    );
    const one = poolExample('one', 'addresses: [192.168.56.240/32]');

    expect(verdicts(...shared, one)).toEqual([]);
  });

  it('are for the namespaces that they name', () => {
    const kept = poolExample(
      'kept',
      'addresses: [192.168.56.240/28]',
      'serviceAllocation: { namespaces: [shop] }',
    );

    expect(verdicts(...many(1), kept)).toEqual(['NET855 -']);
  });

  it('may be for a namespace whose labels nobody tells', () => {
    const kept = poolExample(
      'kept',
      'addresses: [192.168.56.240/28]',
      'serviceAllocation: { namespaceSelectors: [{ matchLabels: { team: shop } }] }',
    );
    const namespace = `apiVersion: v1\nkind: Namespace\nmetadata: { name: default, labels: { team: web } }\n`;

    expect(verdicts(...many(1), kept)).toEqual([]);
    expect(verdicts(...many(1), kept, namespace)).toEqual(['NET855 -']);
  });
});

it('takes a pool of the plan and of MetalLB for one', () => {
  const plan = `apiVersion: cdk8s-kubeadm/v1alpha1
kind: AddressPlan
loadBalancerPools: [{ name: four, range: 192.168.56.240/31 }]
`;

  expect(shortVerdicts([DUAL_STACK, plan, FOUR], 36, /NET206/)).toEqual([]);
});
