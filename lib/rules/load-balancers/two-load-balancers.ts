import { isOn } from '../../model/kube-vip';
import { metalLbConfig } from '../../model/metallb-config';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { poolSide } from './allocation-side';
import { kubeVipExample } from './kube-vip-example';
import { LAB_POOL } from './metallb-example';

export const twoLoadBalancers = defineRule({
  code: 'NET875',
  name: 'two-load-balancers',
  severity: 'warning',
  reads: ['objects', 'kubeVips'],
  docs: {
    summary: 'MetalLB and kube-vip must not both serve Services without a class.',
    why: 'Each writes its own addresses into the status of every Service of type LoadBalancer, over those of the other.',
    symptoms: ['fails-at-random'],
    since: '0.1.0',
    source: 'https://kube-vip.io/docs/usage/kubernetes-services/#load-balancer-class-support',
  },
  findings: {
    both: () => ({
      what: 'kube-vip serves all Services of type LoadBalancer (svc_enable), and so does MetalLB',
      fix: 'lb_class_only: "true" for kube-vip, or svc_enable: "false"',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'kube-vip for the API, MetalLB for Services',
        text: manyExamples(kubeVipExample(), ...LAB_POOL),
      },
      {
        title: 'kube-vip for Services of its class',
        text: manyExamples(
          kubeVipExample({ env: { svc_enable: 'true', lb_class_only: 'true' } }),
          ...LAB_POOL,
        ),
      },
    ],
    invalid: [
      {
        title: 'both for all Services',
        text: manyExamples(kubeVipExample({ env: { svc_enable: 'true' } }), ...LAB_POOL),
      },
    ],
  }),
  check({ objects, kubeVips }, report) {
    const [pool] = metalLbConfig(objects).pools;
    const vip = kubeVips.find((one) => isOn(one, 'svc_enable') && !isOn(one, 'lb_class_only'));
    const setting = vip?.settings.get('svc_enable');
    if (!pool || !setting) return;
    const breaks = 'load balancers: write over each other in the status of the Service';
    report('both', undefined, {
      at: { at: setting.at, value: setting.value },
      other: poolSide(pool),
      breaks,
    });
  },
});
