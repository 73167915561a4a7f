import type { Contract } from '../../k8s/contract';
import { TRAFFIC_DISTRIBUTIONS } from '../../k8s/service-fields';
import { servicesWith } from '../../model/service-index';
import { defineRule } from '../rule';
import { unsupported } from './allowed-value';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

const OLD = ['PreferClose'] as const;

export const trafficDistribution = defineRule({
  code: 'NET325',
  name: 'traffic-distribution',
  severity: 'error',
  reads: ['services', 'versions'],
  docs: {
    summary:
      'trafficDistribution is PreferClose, and from 1.34 also PreferSameZone or PreferSameNode.',
    why: 'kube-apiserver refuses every other text from 1.31 on. Up to 1.30 it drops the field.',
    since: '0.1.0',
    source: 'kube-apiserver validateServiceTrafficDistribution; KEP-4444, KEP-3015',
  },
  findings: { unsupported },
  examples: () => ({
    valid: [
      {
        title: 'from 1.34',
        text: serviceExample('trafficDistribution: PreferSameZone', ...PORT_80),
        kubernetesVersion: '1.34',
      },
    ],
    invalid: [
      {
        title: 'one minor too early',
        text: serviceExample('trafficDistribution: PreferSameZone', ...PORT_80),
        kubernetesVersion: '1.33',
      },
    ],
  }),
  check({ services, versions }, report) {
    if (!versions.cluster.trafficDistributionIsRead) return;
    const allowed = allowedAt(versions.cluster);
    for (const service of servicesWith(services, 'trafficDistribution')) {
      const value = service.spec.trafficDistribution;
      if (typeof value !== 'string' || allowed.includes(value)) continue;
      const at = fieldSide(service, ['spec', 'trafficDistribution'], value);
      const facts = { field: 'trafficDistribution', value, allowed };
      report('unsupported', facts, { at, ...REFUSED, data: { value } });
    }
  },
});

const allowedAt = (cluster: Contract): readonly string[] =>
  cluster.trafficDistributionKnowsSameZone ? TRAFFIC_DISTRIBUTIONS : OLD;
