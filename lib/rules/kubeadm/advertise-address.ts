import { entryPoints } from '../../model/kubeadm-endpoint';
import { INIT } from '../../model/kubeadm-reading';
import type { Address } from '../../net/address';
import { isLoopback } from '../../net/loopback';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { Prefix } from '../../net/prefix';
import { defineRule } from '../rule';
import { initText } from './example-texts';
import { advertiseAddressRefusers, advertiseTextRefusers } from './handed-on';

/** Go `!IsGlobalUnicast()`, without the unspecified and loopback addresses, which kubeadm replaces. */
const NOT_UNICAST: readonly (readonly [Prefix, string])[] = [
  [Prefix.of('169.254.0.0/16'), 'link-local'],
  [Prefix.of('224.0.0.0/4'), 'multicast'],
  [Prefix.of('255.255.255.255/32'), 'the broadcast address'],
  [Prefix.of('fe80::/10'), 'link-local'],
  [Prefix.of('ff00::/8'), 'multicast'],
];

const EXAMPLE = '192.168.56.10';

export const advertiseAddress = defineRule({
  code: 'NET606',
  name: 'advertise-address',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions', 'controlPlane'],
  docs: {
    summary: 'localAPIEndpoint.advertiseAddress must be an address other machines can reach.',
    why: 'kubeadm reads one IP address, without zone, brackets or port. A loopback address only selects an address of the lo interface, which an ordinary host does not have. Link-local, multicast and broadcast addresses pass `config validate`; init and join refuse them.',
    since: '0.1.0',
    source: 'kubeadm SetAPIEndpointDynamicDefaults, VerifyAPIServerBindAddress',
  },
  findings: {
    notAnAddress: ({ text }: { text: string }) => ({
      what: `advertiseAddress ${JSON.stringify(text)} is no IP address`,
      fix: `advertiseAddress: ${EXAMPLE}, the address of this node`,
    }),
    loopback: ({ text }: { text: string }) => ({
      what: `advertiseAddress ${text} is a loopback address, which no other machine reaches`,
      fix: `advertiseAddress: ${EXAMPLE}, the address of this node`,
    }),
    notUnicast: ({ text, use }: { text: string; use: string }) => ({
      what: `advertiseAddress ${text} is ${use}; the API server needs a global unicast address`,
      fix: `advertiseAddress: ${EXAMPLE}, the address of this node`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the address of the node',
        text: initText('localAPIEndpoint:\n  advertiseAddress: 192.168.56.10\n'),
      },
    ],
    invalid: [
      {
        title: 'a host name',
        text: initText('localAPIEndpoint:\n  advertiseAddress: cp1.lab\n'),
      },
      {
        title: 'loopback',
        text: initText('localAPIEndpoint:\n  advertiseAddress: 127.0.0.1\n'),
      },
    ],
  }),
  check(model, report) {
    const { kubeadmFiles, versions } = model;
    for (const field of entryPoints(kubeadmFiles, versions.kubeadm).addresses) {
      const text = field.value;
      const reading = parseAddressSloppy(text);
      const at = { at: field.at, value: text };
      const { refusedBy } = field;
      if (!reading.ok) {
        const others = advertiseTextRefusers(text, model);
        report('notAnAddress', { text }, { at, refusedBy: [...refusedBy, ...others] });
        continue;
      }
      const others = advertiseAddressRefusers(reading.value, model);
      if (isLoopback(reading.value)) {
        report('loopback', { text }, { at, refusedBy: [...refusedBy, ...others] });
      } else {
        const use = useOf(reading.value);
        if (!use) continue;
        const refusers = [...INIT, ...others];
        report('notUnicast', { text, use }, { at, refusedBy: refusers, data: { use } });
      }
    }
  },
});

const useOf = (address: Address): string | undefined =>
  NOT_UNICAST.find(([range]) => range.contains(address))?.[1];
