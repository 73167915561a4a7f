import { API_ADDRESS_INDEX } from '../../k8s/defaults';
import type { ApiObjectView } from '../../model/api-object';
import { isForInit } from '../../model/kubeadm-file';
import { objectsOf } from '../../model/object-index';
import { serviceRangesOf } from '../../model/service-ranges';
import { rangeSide } from '../range-side';
import { defineRule, type Side } from '../rule';
import { addressClaims } from './cluster-ip-claims';
import { manyExamples, namedExample, PORT_80 } from './service-example';
import { fieldSide, nameOf, REFUSED } from './service-side';

const ipAddressExample = (address: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: IPAddress\nmetadata: { name: ${address} }\nspec: { parentRef: { resource: services, namespace: default, name: web } }\n`;

interface Taken {
  readonly address: string;
  readonly holder: string;
}

export const ipAddressTaken = defineRule({
  code: 'NET339',
  name: 'ip-address-taken',
  severity: 'error',
  reads: ['objects', 'services', 'plan', 'versions', 'kubeadmFiles'],
  docs: {
    summary: 'An IPAddress that somebody writes is no address of a Service.',
    why: 'kube-apiserver makes an IPAddress for each cluster IP, the first and the tenth of the range among them. Whichever comes second is refused, even when parentRef names the Service.',
    since: '0.1.0',
    source: 'kube-apiserver ipallocator (cidrallocator, createIPAddress); KEP-1880',
  },
  findings: {
    taken: ({ address, holder }: Taken) => ({
      what: `address ${address} belongs to Service ${holder}, for which kube-apiserver makes the IPAddress`,
      fix: 'remove the IPAddress, or use another address on one side',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'an address that is kept from Services',
        text: manyExamples(
          ipAddressExample('10.96.7.7'),
          namedExample('web', 'clusterIP: 10.96.0.20', ...PORT_80),
        ),
      },
    ],
    invalid: [
      {
        title: 'the address of a Service, said twice',
        text: manyExamples(
          ipAddressExample('10.96.7.7'),
          namedExample('web', 'clusterIP: 10.96.7.7', ...PORT_80),
        ),
      },
      { title: 'the address of the API', text: ipAddressExample('10.96.0.1') },
    ],
  }),
  check({ objects, services, plan, versions, kubeadmFiles }, report) {
    const addresses = objectsOf(objects, 'networking.k8s.io', 'IPAddress');
    if (addresses.length === 0 || !versions.cluster.serviceCidrObjectsExtendTheRange) return;
    const holders = new Map<string, { readonly holder: string; readonly side: Side }>();
    const [range] = plan.services;
    const api = range?.value.nth(API_ADDRESS_INDEX);
    if (range && api) {
      holders.set(String(api), { holder: 'default/kubernetes', side: rangeSide(range) });
    }
    if (range && plan.dnsAddress && kubeadmFiles.some(isForInit)) {
      const side = rangeSide(range);
      holders.set(String(plan.dnsAddress), { holder: 'kube-system/kube-dns', side });
    }
    const ranges = serviceRangesOf(plan, objects, versions.cluster);
    for (const { service, address, path, text } of addressClaims(
      services,
      ranges,
      versions.cluster,
    )) {
      const side = fieldSide(service, path, text);
      holders.set(String(address), { holder: nameOf(service), side });
    }
    for (const object of addresses) {
      const held = holders.get(object.name);
      if (!held) continue;
      const data = { address: object.name, holder: held.holder };
      report('taken', data, { at: sideOf(object), other: held.side, ...REFUSED, data });
    }
  },
});

const sideOf = (object: ApiObjectView): Side =>
  fieldSide(object, ['metadata', 'name'], object.name);
