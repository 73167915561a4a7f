import { staticAddressBand } from '../../k8s/service-allocation';
import { type ServiceRange, serviceRangesOf } from '../../model/service-ranges';
import type { Address } from '../../net/address';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { addressClaims } from './cluster-ip-claims';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide } from './service-side';

interface Dynamic {
  readonly clusterIP: string;
  readonly first: string;
  readonly last: string;
}

export const clusterIpInDynamicBand = defineRule({
  code: 'NET350',
  name: 'cluster-ip-in-dynamic-band',
  severity: 'warning',
  reads: ['services', 'plan', 'objects', 'versions'],
  docs: {
    summary: 'A fixed cluster IP is safe only in the static band at the start of the range.',
    why: 'kube-apiserver chooses addresses above the band first. A Service created before this one may already have the address, and then this one is refused.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'KEP-3070; kube-apiserver ipallocator calculateRangeOffset',
    whenToIgnore: 'The Service is created before all others, or the cluster is small and fresh.',
  },
  findings: {
    dynamic: ({ clusterIP, first, last }: Dynamic) => ({
      what: `clusterIP ${clusterIP} may be given to another Service first: it is above the static band ${first}-${last}`,
      fix: `choose an address from ${first} to ${last}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'in the static band', text: serviceExample('clusterIP: 10.96.0.50', ...PORT_80) },
    ],
    invalid: [{ title: 'above it', text: serviceExample('clusterIP: 10.97.0.50', ...PORT_80) }],
  }),
  check({ services, plan, objects, versions }, report) {
    const ranges = serviceRangesOf(plan, objects, versions.cluster);
    for (const { service, address, text, path } of addressClaims(
      services,
      ranges,
      versions.cluster,
    )) {
      const range = ranges.find(({ range: { value } }) => value.contains(address))?.range;
      const last = range && lastStatic(ranges, address);
      if (!range || !last || address.bits <= last.bits) continue;
      const facts = {
        clusterIP: text,
        first: String(range.value.nth(1) ?? ''),
        last: String(last),
      };
      report('dynamic', facts, {
        at: fieldSide(service, path, text),
        other: rangeSide(range),
        breaks:
          'kube-apiserver: answers "provided IP is already allocated" once another Service got it',
        data: facts,
      });
    }
  },
});

/** The last static address of the range the address is in; undefined where all are dynamic. */
function lastStatic(ranges: readonly ServiceRange[], address: Address): Address | undefined {
  const found = ranges.find(({ range }) => range.value.contains(address))?.range.value;
  const band = found ? staticAddressBand(found.size) : 0;
  return band === 0 ? undefined : found?.nth(band);
}
