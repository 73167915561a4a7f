import { capacityOf, takesAddressOf } from '../../model/service-demand';
import { clusterFamilies, serviceRangesOf } from '../../model/service-ranges';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

interface Room {
  readonly range: string;
  readonly left: number;
}

/** kubernetes and kube-dns. */
const OWN_ADDRESSES = 2;

const FEW = 16;

export const serviceRangeNearlyFull = defineRule({
  code: 'NET352',
  name: 'service-range-nearly-full',
  severity: 'warning',
  reads: ['services', 'plan', 'objects', 'versions'],
  docs: {
    summary: 'The service range has room for more Services than are planned today.',
    why: 'A /28 has 14 addresses, two of them taken by kubernetes and kube-dns. When none is left, kube-apiserver answers 500 "range is full". Up to 1.32 the range cannot grow without rebuilding; from 1.33 a ServiceCIDR object can add one.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'kube-apiserver ipallocator (ErrFull); KEP-1880',
  },
  findings: {
    few: ({ range, left }: Room) => ({
      what: `service range ${range} has room for ${left} more Services`,
      fix: 'choose a larger serviceSubnet, for example a /16',
    }),
  },
  examples: () => ({
    valid: [{ title: 'a /16', text: inRange('10.96.0.0/16') }],
    invalid: [{ title: 'a /28', text: inRange('10.96.0.0/28') }],
  }),
  check({ services, plan, objects, versions }, report) {
    const ranges = serviceRangesOf(plan, objects, versions.cluster);
    const families = clusterFamilies(plan);
    plan.services.forEach((planned, index) => {
      const { family } = planned.value;
      const capacity = capacityOf(ranges, family);
      if (capacity >= BigInt(services.length + FEW + OWN_ADDRESSES)) return;
      const wanted = services.filter((service) => takesAddressOf(service, family, families)).length;
      const left = Number(capacity) - wanted - (index === 0 ? OWN_ADDRESSES : 0);
      if (left < 0 || left >= FEW) return;
      const facts = { range: planned.text, left };
      report('few', facts, {
        at: rangeSide(planned),
        breaks: `kube-apiserver: answers 500 "range is full" once ${left} more Services have an address`,
        data: { ...facts, wanted },
      });
    });
  },
});

function inRange(serviceSubnet: string): string {
  return `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  serviceSubnet: ${serviceSubnet}
`;
}
