import { clusterIpPath, clusterIpsOf, goText, takesAddresses } from '../../model/service-addresses';
import { servicesWithAny } from '../../model/service-index';
import { isAssignable, type ServiceRange, serviceRangesOf } from '../../model/service-ranges';
import type { Address } from '../../net/address';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { judgeAddress } from './address-reading';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

interface Outside {
  readonly clusterIP: string;
  readonly range: string;
  readonly first: string;
  readonly last: string;
}

export const clusterIpOutsideRange = defineRule({
  code: 'NET329',
  name: 'cluster-ip-outside-range',
  severity: 'error',
  reads: ['services', 'plan', 'objects', 'versions'],
  docs: {
    summary: 'A cluster IP lies in the service range of its family.',
    why: 'kube-apiserver gives out no other address, and neither the first of a range nor the last of an IPv4 range. From 1.33 ServiceCIDR objects add ranges; up to 1.33 only the first 65536 addresses of an IPv6 range count.',
    since: '0.1.0',
    source: 'kube-apiserver pkg/registry/core/service/ipallocator; KEP-1880',
  },
  findings: {
    outside: ({ clusterIP, range, first, last }: Outside) => ({
      what: `clusterIP ${clusterIP} is not one of the addresses ${first}-${last} of service range ${range}`,
      fix: 'choose an address of the range, or leave clusterIP out',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: "in kubeadm's default range 10.96.0.0/12",
        text: serviceExample('clusterIP: 10.96.0.50', ...PORT_80),
      },
    ],
    invalid: [
      { title: 'elsewhere', text: serviceExample('clusterIP: 192.168.1.1', ...PORT_80) },
      { title: 'the network address', text: serviceExample('clusterIP: 10.96.0.0', ...PORT_80) },
    ],
  }),
  check({ services, plan, objects, versions }, report) {
    const ranges = serviceRangesOf(plan, objects, versions.cluster);
    for (const service of servicesWithAny(services, ['clusterIP', 'clusterIPs'])) {
      if (!takesAddresses(service)) continue;
      const list = clusterIpsOf(service);
      for (let index = 0; index < list.length; index++) {
        const text = goText(list[index]);
        const address = text ? judgeAddress(text, versions.cluster).value : undefined;
        const range = address && rangeFor(ranges, address);
        if (!text || !address || !range?.assignable || isAssignable(ranges, address)) continue;
        const { first, last } = range.assignable;
        const data = { clusterIP: text, range: range.range.text };
        report(
          'outside',
          { ...data, first: String(first), last: String(last) },
          {
            at: fieldSide(service, clusterIpPath(service, index), text),
            other: rangeSide(range.range),
            ...REFUSED,
            data,
          },
        );
      }
    }
  },
});

/** The range kube-apiserver is started with; a family without one is another rule's. */
const rangeFor = (ranges: readonly ServiceRange[], address: Address): ServiceRange | undefined =>
  ranges.find(
    ({ range, isPrimarySource }) => isPrimarySource && range.value.family === address.family,
  );
