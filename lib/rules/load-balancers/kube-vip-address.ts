import { isSeenFrom } from '../../model/kube-vip-allocation';
import { readKubeVipIps } from '../../model/kube-vip-requests';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { fieldSide, nameOf } from '../services/service-side';
import { ALLOCATION_READS, textSide } from './allocation-side';
import { kubeVipPoolsExample } from './kube-vip-example';
import { kubeVipAllocation } from './kube-vip-side';
import { loadBalancerExample } from './metallb-example';

const POOL = kubeVipPoolsExample('range-global: 192.168.56.240-192.168.56.247');
const annotated = (value: string): string =>
  loadBalancerExample({ annotations: `kube-vip.io/loadbalancerIPs: "${value}"` });
const OTHER = loadBalancerExample({
  name: 'shop',
  spec: ['ipFamilyPolicy: SingleStack', 'ipFamilies: [IPv4]', 'ports: [{ port: 80 }]'],
});

export const kubeVipAddress = defineRule({
  code: 'NET893',
  name: 'kube-vip-address',
  severity: 'warning',
  reads: ALLOCATION_READS,
  docs: {
    summary:
      'kube-vip.io/loadbalancerIPs holds addresses without blanks where kube-vip-cloud-provider gives addresses to others.',
    why: 'kube-vip itself cuts blanks off and resolves names. The provider looks at the annotations of all Services before it gives an address away, and stops at the first that it cannot read.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'kube-vip-cloud-provider 0.0.12 pkg/provider/loadBalancer.go mapImplementedServices',
  },
  findings: {
    unreadable: ({ value, service }: { value: string; service: string }) => ({
      what: `kube-vip-cloud-provider cannot read "${value}", and gives others such as ${service} no address`,
      fix: 'kube-vip.io/loadbalancerIPs: 192.168.56.240,fd00:56::240, without blanks and names',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'both families',
        text: manyExamples(POOL, annotated('192.168.56.9,fd00::9'), OTHER),
      },
      { title: 'blanks, and nobody else', text: manyExamples(POOL, annotated('192.168.56.9, ')) },
    ],
    invalid: [
      {
        title: 'a blank after the comma',
        text: manyExamples(POOL, annotated('192.168.56.9, fd00::9'), OTHER),
      },
      { title: 'a name', text: manyExamples(POOL, annotated('web.example.com'), OTHER) },
    ],
  }),
  check(model, report) {
    const { requests, served } = kubeVipAllocation(model);
    for (const { service, annotation, field } of requests) {
      if (!annotation || field || readKubeVipIps(annotation)) continue;
      const victim = served.find(({ pool }) => isSeenFrom(pool, service))?.service;
      if (!victim) continue;
      const data = { value: annotation.text, service: nameOf(victim) };
      const at = textSide(service, annotation);
      const other = fieldSide(victim, ['spec', 'type'], victim.type);
      report('unreadable', data, { at, other, breaks: STOPS, data });
    }
  },
});

const STOPS =
  'kube-vip-cloud-provider: cannot read which addresses are taken, so other Services stay pending';
