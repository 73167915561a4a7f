import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { fieldSide, nameOf } from '../services/service-side';
import { ALLOCATION_READS } from './allocation-side';
import { kubeVipPoolsExample } from './kube-vip-example';
import { KUBE_VIP_PENDING, kubeVipAllocation, kubeVipPoolSide } from './kube-vip-side';
import { loadBalancerExample } from './metallb-example';

interface Pending {
  readonly service: string;
  readonly namespace: string;
}

const SMALL = kubeVipPoolsExample('range-global: 192.168.56.240-192.168.56.240');

const DUAL_STACK = `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16,fd00:10:244::/56
  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112
`;
const IPV4 = ['ipFamilyPolicy: SingleStack', 'ipFamilies: [IPv4]', 'ports: [{ port: 80 }]'];

export const kubeVipServicePending = defineRule({
  code: 'NET891',
  name: 'kube-vip-service-pending',
  severity: 'warning',
  reads: ALLOCATION_READS,
  docs: {
    summary:
      'kube-vip-cloud-provider needs a pool, a family and an address for every Service that names none.',
    why: 'It takes the pool of the namespace, else the one called global. IPv4 addresses that end in .0 or .255 are never given away, nor those that annotations of other Services hold.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'kube-vip-cloud-provider 0.0.12 pkg/provider/loadBalancer.go syncLoadBalancer',
    whenToIgnore: 'when another load balancer serves the Services',
  },
  findings: {
    noPool: ({ service, namespace }: Pending) => ({
      what: `no pool of kube-vip-cloud-provider is for namespace ${namespace} of Service ${service}`,
      fix: `add range-${namespace} or range-global to the ConfigMap kubevip`,
    }),
    family: ({ service, key, families }: Pending & { key: string; families: string }) => ({
      what: `${key} holds no ${families} address for Service ${service}`,
      fix: `add a range of ${families} to ${key}`,
    }),
    full: ({ service, key, families }: Pending & { key: string; families: string }) => ({
      what: `${key} has no ${families} address left for Service ${service}`,
      fix: `add a range to ${key}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'an address for one', text: manyExamples(SMALL, loadBalancerExample()) },
      {
        title: 'who brings an address needs no pool',
        text: manyExamples(
          kubeVipPoolsExample('range-shop: 192.168.56.240-192.168.56.247'),
          loadBalancerExample({ annotations: 'kube-vip.io/loadbalancerIPs: 192.168.56.9' }),
        ),
      },
      {
        title: 'Services that share addresses',
        text: manyExamples(
          `${SMALL}  allow-share-global: "true"\n`,
          loadBalancerExample(),
          loadBalancerExample({ name: 'shop', spec: ['ports: [{ port: 81 }]'] }),
        ),
      },
    ],
    invalid: [
      {
        title: 'a pool for another namespace',
        text: manyExamples(
          kubeVipPoolsExample('range-shop: 192.168.56.240-192.168.56.247'),
          loadBalancerExample(),
        ),
      },
      {
        title: 'a family that the pool has not',
        text: manyExamples(
          SMALL,
          loadBalancerExample({
            spec: ['ipFamilyPolicy: RequireDualStack', 'ports: [{ port: 80 }]'],
          }),
        ),
        beside: [{ file: 'kubeadm.yaml', text: DUAL_STACK }],
      },
      {
        title: 'one address for two',
        text: manyExamples(
          SMALL,
          loadBalancerExample({ spec: IPV4 }),
          loadBalancerExample({ name: 'shop', spec: IPV4 }),
        ),
      },
    ],
  }),
  check(model, report) {
    const { withoutPool, misfits, late } = kubeVipAllocation(model);
    for (const service of withoutPool) {
      const data = { service: nameOf(service), namespace: service.namespace };
      const at = fieldSide(service, ['spec', 'type'], service.type);
      report('noPool', data, { at, breaks: KUBE_VIP_PENDING, data });
    }
    for (const [finding, refused] of [
      ['family', misfits],
      ['full', late],
    ] as const) {
      for (const { service, pool, families } of refused) {
        const name = { service: nameOf(service), namespace: service.namespace };
        const data = { ...name, key: pool.key, families: families.join(' and ') };
        const at = fieldSide(service, ['spec', 'type'], service.type);
        const other = kubeVipPoolSide(pool);
        report(finding, data, { at, other, breaks: KUBE_VIP_PENDING, data });
      }
    }
  },
});
