import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kubeVipPoolsExample } from '../../../lib/rules/load-balancers/kube-vip-example';
import { LAB_POOL, loadBalancerExample } from '../../../lib/rules/load-balancers/metallb-example';
import { shortVerdicts, verdictsOf } from '../verdicts-of';

const CODES = /^NET89/;
const verdicts = (...texts: string[]): string[] => shortVerdicts(texts, 36, CODES);

const serviceIn = (namespace: string, name = 'web'): string =>
  loadBalancerExample({ name }).replace('name: ', `namespace: ${namespace}, name: `);
const provider = (env: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: kube-vip-cloud-provider, namespace: kube-system }
spec:
  selector: { matchLabels: { app: kube-vip } }
  template:
    metadata: { labels: { app: kube-vip } }
    spec:
      containers:
        - name: kube-vip-cloud-provider
          image: ghcr.io/kube-vip/kube-vip-cloud-provider:v0.0.12
          env: ${env}
`;

describe('pools of kube-vip-cloud-provider', () => {
  const ONE = kubeVipPoolsExample('range-shop: 192.168.56.240-192.168.56.240');

  it.each([
    [
      'two Services of the namespace',
      [ONE, serviceIn('shop'), serviceIn('shop', 'till')],
      ['NET891 -'],
    ],
    ['the namespace of another', [ONE, serviceIn('shop'), serviceIn('blog')], ['NET891 -']],
    ['MetalLB beside it gives the addresses', [ONE, ...LAB_POOL, serviceIn('blog')], []],
    [
      'only Services of its class are served',
      [
        ONE,
        provider('[{ name: KUBEVIP_ENABLE_LOADBALANCERCLASS, value: "true" }]'),
        serviceIn('blog'),
      ],
      [],
    ],
    [
      'a switch that is off',
      [
        ONE,
        provider('[{ name: KUBEVIP_ENABLE_LOADBALANCERCLASS, value: "0" }]'),
        serviceIn('blog'),
      ],
      ['NET891 -'],
    ],
    [
      'a class of its own',
      [
        ONE,
        provider(
          '[{ name: KUBEVIP_ENABLE_LOADBALANCERCLASS, value: "t" }, { name: KUBEVIP_CUSTOM_LOADBALANCERCLASS_NAME, value: example.com/lan }]',
        ),
        serviceIn('blog').replace('spec:', 'spec:\n  loadBalancerClass: example.com/lan'),
      ],
      ['NET891 -'],
    ],
    [
      'the annotation of another namespace is out of sight',
      [
        ONE,
        serviceIn('shop'),
        loadBalancerExample({ annotations: 'kube-vip.io/loadbalancerIPs: a.example.com' }),
      ],
      [],
    ],
    [
      'a pool for all sees every namespace',
      [
        kubeVipPoolsExample('range-global: 192.168.56.240-192.168.56.249'),
        serviceIn('shop'),
        loadBalancerExample({ annotations: 'kube-vip.io/loadbalancerIPs: a.example.com' }),
      ],
      ['NET893 -'],
    ],
    [
      'a namespace has what another one may have, too',
      [kubeVipPoolsExample('range-global: 10.9.0.1-10.9.0.9', 'range-shop: 10.9.0.9-10.9.0.12')],
      ['NET892 -'],
    ],
  ])('%s', (_, texts, expected) => {
    expect(verdicts(...texts)).toEqual(expected);
  });

  it('agrees with the real provider', () => {
    const recorded = JSON.parse(
      readFileSync('conformance/corpus/recorded/kube-vip.kube-vip-provider.json', 'utf8'),
    ) as Record<string, { readonly accepted: string }>;
    const cluster =
      'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.4\nnetworking: { serviceSubnet: "10.96.0.0/16,fd00:10:96::/112" }\n';
    const folder = 'conformance/corpus/kube-vip';
    const different = readdirSync(folder).filter((file) => {
      const text = readFileSync(`${folder}/${file}`, 'utf8');
      // A pool that is never used does the provider no harm.
      const isWrong = verdictsOf([text, cluster], 36, CODES).some(
        ({ code, severity }) => code !== 'NET890' || severity === 'error',
      );
      return (recorded[file.replace('.yaml', '')]?.accepted === '') !== isWrong;
    });

    expect(different).toEqual([]);
  });
});
