import { endpointSlicesOf } from '../../model/endpoint-slice';
import { goText } from '../../model/service-addresses';
import { serviceRangesOf } from '../../model/service-ranges';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { fieldSide } from './service-side';
import { sliceOf } from './slice-example';

export const sliceAddressInServiceRange = defineRule({
  code: 'NET343',
  name: 'slice-address-in-service-range',
  severity: 'warning',
  reads: ['objects', 'plan', 'versions'],
  docs: {
    summary: 'An endpoint is not the address of another Service.',
    why: 'kube-proxy translates the address of a connection once: what it sends to a cluster IP goes out as it is, and nobody has that address. kube-apiserver does not look.',
    symptoms: ['service-does-not-answer'],
    since: '0.1.0',
    source:
      'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  },
  findings: {
    inside: ({ address, range }: { address: string; range: string }) => ({
      what: `endpoint ${address} is an address of service range ${range}`,
      fix: 'select the pods behind that Service, or make it an ExternalName of the other',
    }),
  },
  examples: () => ({
    valid: [{ title: 'a machine outside', text: sliceOf('IPv4', '192.0.2.7') }],
    invalid: [{ title: 'the cluster IP of a Service', text: sliceOf('IPv4', '10.96.0.50') }],
  }),
  check({ objects, plan, versions }, report) {
    const ranges = serviceRangesOf(plan, objects, versions.cluster);
    for (const slice of endpointSlicesOf(objects)) {
      for (const { index, addresses } of slice.endpoints) {
        addresses.forEach((item, nth) => {
          const address = goText(item) ?? '';
          const reading = parseAddressSloppy(address);
          const hit = reading.ok && ranges.find(({ range }) => range.value.contains(reading.value));
          if (!hit) return;
          const data = { address, range: hit.range.text };
          report('inside', data, {
            at: fieldSide(slice, ['endpoints', index, 'addresses', nth], address),
            other: rangeSide(hit.range),
            breaks: 'kube-proxy: sends connections to an address that nobody has, so they hang',
            data,
          });
        });
      }
    }
  },
});
