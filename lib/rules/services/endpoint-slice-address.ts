import type { FindingData } from '../../diag/finding';
import { endpointSlicesOf } from '../../model/endpoint-slice';
import { goText } from '../../model/service-addresses';
import { defineRule } from '../rule';
import { type SpellingProblem, WHAT_IS_WRONG } from './address-reading';
import { type Unsupported, unsupported } from './allowed-value';
import { fieldSide, REFUSED } from './service-side';
import { type BadAddress, badAddress } from './slice-address';
import { sliceExample, sliceOf } from './slice-example';

const ADDRESS_TYPES = ['IPv4', 'IPv6', 'FQDN'];

/** discovery validation `maxAddresses`. */
const MOST_ADDRESSES = 100;

interface Wrong {
  readonly address: string;
  readonly addressType: string;
}

interface Unreadable extends Wrong {
  readonly problem: SpellingProblem;
  readonly canonical: string | undefined;
}

export const endpointSliceAddress = defineRule({
  code: 'NET333',
  name: 'endpoint-slice-address',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary: 'An EndpointSlice holds addresses of the one kind that its addressType says.',
    why: 'kube-apiserver refuses a slice without addressType, endpoints without address, and addresses of another family, loopback and link-local ones among them. IPv6 must be in canonical form from 1.33, IPv4 strictly written from 1.36.',
    since: '0.1.0',
    source: 'kube-apiserver pkg/apis/discovery/validation validateEndpoints',
  },
  findings: {
    noType: () => ({
      what: 'the EndpointSlice does not say addressType',
      fix: 'addressType: IPv4',
    }),
    type: (facts: Unsupported) => unsupported(facts),
    none: () => ({
      what: 'an endpoint has no address',
      fix: 'addresses: [the address of the endpoint]',
    }),
    tooMany: ({ count }: { count: number }) => ({
      what: `an endpoint has ${count} addresses, the limit is ${MOST_ADDRESSES}`,
      fix: 'write one endpoint for each: only the first address of an endpoint is used',
    }),
    unreadable: ({ address, problem, canonical }: Unreadable) => ({
      what: `address "${address}" ${WHAT_IS_WRONG[problem]}`,
      fix: canonical ? `write ${canonical}` : 'write one IP address',
    }),
    otherFamily: ({ address, addressType }: Wrong) => ({
      what: `address ${address} in an EndpointSlice of addressType ${addressType}`,
      fix: `move it to a slice of its own, with addressType: ${addressType === 'IPv4' ? 'IPv6' : 'IPv4'}`,
    }),
    special: ({ address, kind }: Wrong & { kind: string }) => ({
      what: `address ${address} is ${kind}`,
      fix: 'write an address that every node can reach',
    }),
    notName: ({ address }: Wrong) => ({
      what: `"${address}" is not a DNS name of two or more labels`,
      fix: 'write a name such as db.example.com',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a machine outside the cluster', text: sliceOf('IPv4', '192.0.2.7') },
      { title: 'no endpoint yet', text: sliceExample('addressType: IPv4', 'endpoints: []') },
      {
        title: 'IPv6 in other letters, where that is taken',
        text: sliceOf('IPv6', '"2001:DB8::7"'),
        kubernetesVersion: '1.32',
      },
    ],
    invalid: [
      { title: 'another family', text: sliceOf('IPv4', '"2001:db8::7"') },
      { title: 'loopback', text: sliceOf('IPv4', '127.0.0.1') },
      { title: 'IPv6 in other letters', text: sliceOf('IPv6', '"2001:DB8::7"') },
      { title: 'a name', text: sliceOf('IPv4', 'db.example.com') },
      {
        title: 'an endpoint without address',
        text: sliceExample('addressType: IPv4', 'endpoints: [{ hostname: db-0 }]'),
      },
    ],
  }),
  check({ objects, versions }, report) {
    for (const slice of endpointSlicesOf(objects)) {
      const { addressType } = slice;
      const type = goText(slice.value.addressType);
      if (type === '') {
        report('noType', {}, { at: fieldSide(slice, ['addressType']), ...REFUSED });
      } else if (type !== undefined && !ADDRESS_TYPES.includes(type)) {
        const facts = { field: 'addressType', value: type, allowed: ADDRESS_TYPES };
        const at = fieldSide(slice, ['addressType'], type);
        report('type', facts, { at, ...REFUSED, data: { value: type } });
      }
      for (const { index, value, addresses } of slice.endpoints) {
        const path = ['endpoints', index, 'addresses'];
        const isList = value.addresses === undefined || value.addresses === null;
        if (addresses.length === 0 && (isList || Array.isArray(value.addresses))) {
          report('none', {}, { at: fieldSide(slice, path), ...REFUSED });
        } else if (addresses.length > MOST_ADDRESSES) {
          const data = { count: addresses.length };
          report('tooMany', data, { at: fieldSide(slice, path), ...REFUSED, data });
        }
        addresses.forEach((item, nth) => {
          const address = goText(item);
          if (address === undefined) return;
          const bad = badAddress(address, addressType, versions.cluster);
          if (!bad) return;
          const sighting = { at: fieldSide(slice, [...path, nth], address), ...REFUSED };
          const facts = { address, addressType, ...NOTHING_MORE, ...bad };
          report(bad.is, facts, { ...sighting, data: dataOf(address, bad) });
        });
      }
    }
  },
});

const NOTHING_MORE = { kind: '', problem: 'not-an-address', canonical: undefined } as const;

function dataOf(address: string, bad: BadAddress): FindingData {
  if (bad.is === 'special') return { address, kind: bad.kind };
  if (bad.is !== 'unreadable') return { address };
  const { problem, canonical } = bad;
  return { address, problem, ...(canonical ? { canonical } : {}) };
}
