import { API_ADDRESS_INDEX } from '../../k8s/defaults';
import {
  MOST_SERVICE_HOST_BITS,
  serviceHostBits,
  serviceRangeProblem,
} from '../../model/apiserver-service-range';
import { lastAsRead } from '../../model/component-flags';
import { primaryServiceRange } from '../../model/effective-service-range';
import { parseCidrSloppy } from '../../net/parse-sloppy';
import { flagSide } from '../flag-side';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';

const FLAG = 'service-cluster-ip-range';

/** Source: kube-apiserver ipallocator `NewIPAllocator` (shortest prefix /64). */
const MOST_ALLOCATED_BITS = 64;

export const serviceRangeArgument = defineRule({
  code: 'NET705',
  name: 'service-range-argument',
  severity: 'error',
  reads: ['controlPlane', 'plan', 'versions'],
  docs: {
    summary:
      'service-cluster-ip-range given as an extra argument must suit kube-apiserver and serviceSubnet.',
    why: 'The argument replaces serviceSubnet in kube-apiserver alone. kubeadm neither reads nor checks it: certificate, cluster DNS and controller manager go on using serviceSubnet. The limits differ too: kube-apiserver takes /29 and, from 1.34, ranges wider than /12.',
    symptoms: ['names-do-not-resolve'],
    since: '0.1.0',
    source: 'kube-apiserver cmd/kube-apiserver/app/options/{completion,validation}.go [run]',
  },
  findings: {
    unread: ({ entry }: { entry: string }) => ({
      what: `${FLAG} entry "${entry}" is not a CIDR`,
      fix: 'remove the argument and set networking.serviceSubnet',
    }),
    tooMany: ({ count }: { count: number }) => ({
      what: `${FLAG} has ${count} entries, kube-apiserver takes two at most`,
      fix: 'keep one range of each family',
    }),
    oneFamily: ({ text }: { text: string }) => ({
      what: `${FLAG} ${text} is a pair of one family`,
      fix: 'keep one range of each family',
    }),
    tooSmall: ({ entry }: { entry: string }) => ({
      what: `${FLAG} ${entry} has fewer than 8 addresses that kube-apiserver can count`,
      fix: 'remove the argument and set networking.serviceSubnet',
    }),
    tooLarge: ({ entry }: { entry: string }) => ({
      what: `${FLAG} ${entry} has more than ${MOST_SERVICE_HOST_BITS} host bits`,
      fix: 'use /12 (IPv4) or /108 (IPv6)',
    }),
    notAllocated: ({ entry }: { entry: string }) => ({
      what: `${FLAG} ${entry} is wider than /64, so no Service gets an address`,
      fix: 'use a /108 of it',
    }),
    differs: ({ text, serviceSubnet }: { text: string; serviceSubnet: string }) => ({
      what: `kube-apiserver uses ${text}, kubeadm counts on ${serviceSubnet}`,
      fix: `remove the argument and set networking.serviceSubnet: "${text}"`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the same beginning as serviceSubnet',
        text: withArgument('apiServer', FLAG, '10.96.0.0/16'),
      },
    ],
    invalid: [
      { title: 'too few addresses', text: withArgument('apiServer', FLAG, '10.96.0.0/30') },
      {
        title: 'another range than kubeadm uses',
        text: withArgument('apiServer', FLAG, '10.112.0.0/16'),
      },
    ],
  }),
  check({ controlPlane, plan, versions }, report) {
    const flag = lastAsRead(controlPlane.apiServer, FLAG);
    if (!flag) return;
    const at = flagSide(FLAG, flag);
    const refused = { at, refusedBy: ['apiserver-start'] as const, data: { value: flag.value } };
    const problem = serviceRangeProblem(flag.value, controlPlane.apiServer, versions.cluster);
    if (problem?.kind === 'tooMany') return report('tooMany', problem, refused);
    if (problem?.kind === 'oneFamily') return report('oneFamily', { text: flag.value }, refused);
    if (problem) return report(problem.kind, problem, refused);
    const [primaryText = ''] = flag.value.split(',');
    const reading = parseCidrSloppy(primaryText);
    const primary = reading.ok ? reading.value : undefined;
    if (primary && serviceHostBits(primary) > MOST_ALLOCATED_BITS) {
      return report(
        'notAllocated',
        { entry: primaryText },
        {
          at,
          breaks:
            'kube-apiserver: serves, but creates neither the Service "kubernetes" nor any other',
          data: { value: flag.value },
        },
      );
    }
    const used = primary ? primaryServiceRange(plan, controlPlane) : undefined;
    const [wanted] = plan.services;
    const api = used?.value.nth(API_ADDRESS_INDEX);
    const kubeadm = wanted?.value.nth(API_ADDRESS_INDEX);
    if (!used || !wanted || !api || !kubeadm) return;
    const holdsDns = plan.dnsAddress !== undefined && used.value.contains(plan.dnsAddress);
    if (holdsDns && api.equals(kubeadm)) return;
    report(
      'differs',
      { text: used.text, serviceSubnet: wanted.text },
      {
        at,
        other: rangeSide(wanted),
        breaks: holdsDns
          ? `kube-apiserver: its certificate lacks ${api}, the address pods reach it by`
          : `kubeadm init: kube-apiserver refuses the Service kube-dns with address ${plan.dnsAddress ?? ''}, so there is no cluster DNS`,
        data: { value: flag.value, serviceSubnet: wanted.text },
      },
    );
  },
});
