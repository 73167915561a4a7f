import type { Contract } from '../../k8s/contract';
import { firstUnread, lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import type { Address } from '../../net/address';
import { parseGoAddress } from '../../net/parse-go';
import { prefixTable } from '../cluster-range';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';

/** Source: apimachinery `ValidateEndpointIP`: what no Endpoints object may hold. */
const noEndpoint = prefixTable(
  ['127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/24', '::1/128', 'fe80::/10', 'ff02::/16'].map(
    (cidr) => ({ cidr }),
  ),
);

export const apiserverAddress = defineRule({
  code: 'NET706',
  name: 'apiserver-address',
  severity: 'error',
  reads: ['controlPlane', 'versions'],
  docs: {
    summary:
      'advertise-address and bind-address given as extra arguments must be addresses kube-apiserver takes.',
    why: 'kubeadm does not read them. kube-apiserver refuses names and leading zeros, and from 1.37 addresses that no Endpoints object may hold.',
    since: '0.1.0',
    source: 'pflag IP values; kube-apiserver reconcilers (release note 138102) [run]',
  },
  findings: {
    unread: ({ name, text }: { name: string; text: string }) => ({
      what: `${name} "${text}" is not an address kube-apiserver can read`,
      fix: `remove ${name} and set localAPIEndpoint.advertiseAddress`,
    }),
    noEndpoint: ({ text }: { text: string }) => ({
      what: `advertise-address ${text} may not stand in an Endpoints object`,
      fix: 'advertise the address of the node',
    }),
  },
  examples: () => ({
    valid: [{ title: 'an address', text: withArgument('apiServer', 'bind-address', '0.0.0.0') }],
    invalid: [
      { title: 'a name', text: withArgument('apiServer', 'advertise-address', 'cp1.example.com') },
    ],
  }),
  check({ controlPlane: { apiServer }, versions }, report) {
    for (const name of ['advertise-address', 'bind-address'] as const) {
      const isAbsent = (text: string) => text === '' && versions.cluster.emptyIpFlagCountsAsAbsent;
      const isRead = (text: string) => isAbsent(text) || parseGoAddress(text.trim()).ok;
      const flag = firstUnread(apiServer, name, isRead) ?? lastAsRead(apiServer, name);
      if (!flag || isAbsent(flag.value)) continue;
      const reading = parseGoAddress(flag.value.trim());
      const sighting = {
        at: flagSide(name, flag),
        refusedBy: ['apiserver-start'] as const,
        data: { flag: name, value: flag.value },
      };
      if (!reading.ok) report('unread', { name, text: flag.value }, sighting);
      else if (
        name === 'advertise-address' &&
        isRefusedAsEndpoint(reading.value, apiServer, versions.cluster)
      ) {
        report('noEndpoint', { text: flag.value }, sighting);
      }
    }
  },
});

export function isRefusedAsEndpoint(
  address: Address,
  apiServer: FlagSet,
  contract: Contract,
): boolean {
  const reconciler = lastAsRead(apiServer, 'endpoint-reconciler-type')?.value ?? 'lease';
  return (
    contract.advertiseAddressMustFitEndpoints &&
    ['lease', 'master-count'].includes(reconciler) &&
    noEndpoint().some(({ prefix }) => prefix.contains(address))
  );
}
