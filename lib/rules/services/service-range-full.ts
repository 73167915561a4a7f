import { isForInit } from '../../model/kubeadm-file';
import { capacityOf, takesAddressOf } from '../../model/service-demand';
import { clusterFamilies, serviceRangesOf } from '../../model/service-ranges';
import type { ServiceView } from '../../model/service-view';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { manyExamples, namedExample, PORT_80, withServiceSubnet } from './service-example';
import { fieldSide, nameOf, REFUSED } from './service-side';

interface Full {
  readonly range: string;
  readonly capacity: number;
  readonly wanted: number;
  readonly service: string;
}

/** The Service `kubernetes` takes one address of the first range before anybody else does. */
const API_ADDRESSES = 1;

export const serviceRangeFull = defineRule({
  code: 'NET331',
  name: 'service-range-full',
  severity: 'error',
  reads: ['services', 'plan', 'objects', 'versions', 'kubeadmFiles'],
  docs: {
    summary: 'The service range has an address for every Service that needs one.',
    why: 'kube-apiserver answers 500 "range is full" to the first Service too many. Headless Services and ExternalNames need no address; kubernetes and kube-dns take one each.',
    since: '0.1.0',
    source: 'kube-apiserver ipallocator (ErrFull)',
  },
  findings: {
    full: ({ range, capacity, wanted, service }: Full) => ({
      what: `${wanted} Services need an address of ${range}, which has ${capacity}; ${service} gets none`,
      fix: 'choose a larger serviceSubnet before the cluster is created',
    }),
  },
  examples: () => ({
    valid: [{ title: 'few Services, a large range', ...inRange('10.96.0.0/16') }],
    invalid: [
      {
        title: '14 addresses for kubernetes, kube-dns and 13 more',
        ...inRange('10.96.0.0/28', 13),
      },
    ],
  }),
  check({ services, plan, objects, versions, kubeadmFiles }, report) {
    const ranges = serviceRangesOf(plan, objects, versions.cluster);
    const families = clusterFamilies(plan);
    const hasDns = kubeadmFiles.some(isForInit);
    plan.services.forEach((planned, index) => {
      const { family } = planned.value;
      const capacity = capacityOf(ranges, family);
      if (capacity > BigInt(services.length + 2)) return;
      const own = index === 0 ? API_ADDRESSES + (hasDns ? dnsAddresses(services) : 0) : 0;
      const wanting = services.filter((service) => takesAddressOf(service, family, families));
      const tooMany = wanting[Number(capacity) - own];
      if (!tooMany) return;
      const facts = {
        range: planned.text,
        capacity: Number(capacity),
        wanted: wanting.length + own,
        service: nameOf(tooMany),
      };
      const other = rangeSide(planned);
      report('full', facts, {
        at: fieldSide(tooMany, ['spec']),
        other,
        ...REFUSED,
        data: { ...facts },
      });
    });
  },
});

/** kubeadm adds kube-dns, unless the files bring their own. */
const dnsAddresses = (services: readonly ServiceView[]): number =>
  services.some(({ namespace, name }) => namespace === 'kube-system' && name === 'kube-dns')
    ? 0
    : 1;

function inRange(serviceSubnet: string, count = 1) {
  const services = Array.from({ length: count }, (_, i) =>
    namedExample(`web-${i + 1}`, ...PORT_80),
  );
  return { text: manyExamples(...services), ...withServiceSubnet(serviceSubnet) };
}
