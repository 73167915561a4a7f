import type { ClusterModel } from '../../model/cluster-model';
import { valueAt } from '../../model/document';
import { isOn } from '../../model/kube-vip';
import { at } from '../../model/located';
import { advertises, metalLbConfig } from '../../model/metallb-config';
import { defineRule, type Side } from '../rule';
import { manyExamples } from '../services/service-example';
import { LAB_POOL } from './metallb-example';
import { metalLbSide } from './metallb-side';

const kubeProxy = (...lines: readonly string[]): string =>
  [
    'apiVersion: kubeproxy.config.k8s.io/v1alpha1',
    'kind: KubeProxyConfiguration',
    ...lines,
    '',
  ].join('\n');

export const strictArp = defineRule({
  code: 'NET873',
  name: 'strict-arp',
  severity: 'error',
  reads: ['componentConfigs', 'objects', 'kubeVips'],
  docs: {
    summary: 'kube-proxy in mode ipvs needs strictARP: true where load balancers answer ARP.',
    why: 'In mode ipvs every node has the addresses of all Services on kube-ipvs0, and without strictARP each of them answers ARP for them, not only the one that MetalLB or kube-vip chose.',
    symptoms: ['fails-at-random', 'service-does-not-answer'],
    since: '0.1.0',
    source: 'https://metallb.io/installation/#preparation; kube-vip documentation',
  },
  findings: {
    lenient: ({ by }: { by: string }) => ({
      what: `kube-proxy runs in mode ipvs without strictARP, and ${by} answers ARP for addresses of Services`,
      fix: 'ipvs: { strictARP: true }',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'other modes do not need it',
        text: manyExamples(kubeProxy('mode: nftables'), ...LAB_POOL),
      },
    ],
    invalid: [
      {
        title: 'without',
        text: manyExamples(kubeProxy('mode: ipvs'), ...LAB_POOL),
        kubernetesVersion: '1.33',
      },
    ],
  }),
  check(model, report) {
    const answering = whoAnswers(model);
    if (!answering) return;
    for (const { component, value, source } of model.componentConfigs) {
      if (component !== 'kube-proxy' || value.mode !== 'ipvs') continue;
      if (valueAt(value, ['ipvs', 'strictARP']) === true) continue;
      const facts = { by: answering.by };
      report('lenient', facts, {
        at: { at: at(source, 'ipvs', 'strictARP') },
        other: answering.side,
        breaks: 'kernel: every node answers ARP for the addresses of Services',
        data: facts,
      });
    }
  },
});

/** Who answers ARP for addresses of Services, and what says so. */
function whoAnswers({
  objects,
  kubeVips,
}: Pick<ClusterModel, 'objects' | 'kubeVips'>): { by: string; side: Side } | undefined {
  const { pools, l2Advertisements } = metalLbConfig(objects);
  const announced = l2Advertisements.find((one) => pools.some((pool) => advertises(one, pool)));
  if (announced) return { by: 'MetalLB', side: metalLbSide(announced.object, ['spec']) };
  const vip = kubeVips.find((one) => isOn(one, 'vip_arp') && isOn(one, 'svc_enable'));
  return vip && { by: 'kube-vip', side: metalLbSide(vip.object, ['spec']) };
}
