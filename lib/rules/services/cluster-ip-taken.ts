import { API_ADDRESS_INDEX } from '../../k8s/defaults';
import type { AddressPlan } from '../../model/address-plan';
import { isForInit } from '../../model/kubeadm-file';
import { serviceRangesOf } from '../../model/service-ranges';
import type { ServiceView } from '../../model/service-view';
import { rangeSide } from '../range-side';
import { defineRule, type Side } from '../rule';
import { type AddressClaim, addressClaims } from './cluster-ip-claims';
import { manyExamples, namedExample, PORT_80, serviceExample } from './service-example';
import { fieldSide, isSameObject, nameOf, REFUSED } from './service-side';

interface Taken {
  readonly clusterIP: string;
  readonly holder: string;
}

const FIX = 'choose another address, or leave clusterIP out';

export const clusterIpTaken = defineRule({
  code: 'NET330',
  name: 'cluster-ip-taken',
  severity: 'error',
  reads: ['services', 'plan', 'objects', 'versions', 'kubeadmFiles'],
  docs: {
    summary: 'A cluster IP belongs to one Service; the 1st and the 10th of the range are taken.',
    why: "kube-apiserver gives the first address to its own Service kubernetes, kubeadm's CoreDNS addon takes the tenth for kube-dns. A second Service with the address of another one is refused.",
    since: '0.1.0',
    source: 'kube-apiserver ipallocator; kubeadm constants GetDNSIP',
  },
  findings: {
    other: ({ clusterIP, holder }: Taken) => ({
      what: `clusterIP ${clusterIP} belongs to Service ${holder} already`,
      fix: FIX,
    }),
    api: ({ clusterIP }: Taken) => ({
      what: `clusterIP ${clusterIP} belongs to Service default/kubernetes, the first of the range`,
      fix: FIX,
    }),
    dns: ({ clusterIP }: Taken) => ({
      what: `clusterIP ${clusterIP} belongs to Service kube-system/kube-dns, the tenth of the range`,
      fix: FIX,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'two addresses',
        text: manyExamples(
          namedExample('web', 'clusterIP: 10.96.0.50', ...PORT_80),
          namedExample('api', 'clusterIP: 10.96.0.51', ...PORT_80),
        ),
      },
    ],
    invalid: [
      {
        title: 'one address twice',
        text: manyExamples(
          namedExample('web', 'clusterIP: 10.96.0.50', ...PORT_80),
          namedExample('api', 'clusterIP: 10.96.0.50', ...PORT_80),
        ),
      },
      { title: 'the address of the API', text: serviceExample('clusterIP: 10.96.0.1', ...PORT_80) },
    ],
  }),
  check({ services, plan, objects, versions, kubeadmFiles }, report) {
    const ranges = serviceRangesOf(plan, objects, versions.cluster);
    const api = String(plan.services[0]?.value.nth(API_ADDRESS_INDEX) ?? '');
    const dns = String(plan.dnsAddress ?? '');
    const hasDns = kubeadmFiles.some(isForInit);
    const holders = new Map<string, AddressClaim>();
    for (const claim of addressClaims(services, ranges, versions.cluster)) {
      const key = String(claim.address);
      const first = holders.get(key);
      const facts = { clusterIP: claim.text, holder: first ? nameOf(first.service) : '' };
      const at = sideOf(claim);
      if (key === api) {
        const data = { clusterIP: key, holder: 'default/kubernetes' };
        report('api', facts, { at, ...rangeOf(plan), ...REFUSED, data });
      } else if (first) {
        if (isSameObject(first.service, claim.service)) continue;
        report('other', facts, { at, other: sideOf(first), ...REFUSED, data: facts });
      } else {
        holders.set(key, claim);
        if (key !== dns || isDnsService(claim.service)) continue;
        const data = { clusterIP: key, holder: 'kube-system/kube-dns' };
        // Without kubeadm's files nobody knows whether kube-dns is there before this Service.
        const verdict = hasDns ? REFUSED : { breaks: DNS_BREAKS };
        report('dns', facts, { at, ...rangeOf(plan), ...verdict, data });
      }
    }
  },
});

const DNS_BREAKS =
  'kubeadm: its CoreDNS addon cannot create kube-dns with this address; where kube-dns is there first, kube-apiserver refuses this Service';

const isDnsService = ({ namespace, name }: ServiceView): boolean =>
  namespace === 'kube-system' && name === 'kube-dns';

const sideOf = ({ service, path, text }: AddressClaim): Side => fieldSide(service, path, text);

function rangeOf(plan: AddressPlan): { other?: Side } {
  const [range] = plan.services;
  return range ? { other: rangeSide(range) } : {};
}
