import type { Path } from '../../diag/path';
import type { Contract } from '../../k8s/contract';
import {
  isDns1123Label,
  isDns1123Subdomain,
  isDns1123SubdomainWithUnderscore,
} from '../../k8s/names';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { entriesAt } from '../../model/network-policy';
import { goText } from '../../model/service-addresses';
import { asList } from '../../model/type-meta';
import type { Workload } from '../../model/workload';
import { builtInWorkloadsOf } from '../../model/workload-index';
import { defineRule } from '../rule';
import { judgeAddress, type Misspelled, WHAT_IS_WRONG } from '../services/address-reading';
import { podVerdict } from './pod-verdict';
import { workloadExample } from './workload-example';
import { writtenSide } from './workload-side';

interface Value {
  readonly field: string;
  readonly value: string;
}

interface Count {
  readonly field: string;
  readonly count: number;
  readonly most: number;
}

const POLICIES = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];

/** Source: kube-apiserver MaxDNSNameservers, MaxDNSSearchPaths, MaxDNSSearchListChars. */
const MOST = { nameservers: 3, searches: 32, characters: 2048 };

const pod = (...podSpec: readonly string[]): string => workloadExample({ podSpec });

export const podDns = defineRule({
  code: 'NET823',
  name: 'pod-dns',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary:
      'hostname and subdomain of pods are DNS labels; dnsConfig has at most three addresses and 32 DNS names; hostAliases are addresses and names.',
    why: 'kube-apiserver refuses the object; up to 1.33 it does not look into a StatefulSet, and refuses its pods. dnsPolicy None wants an address in dnsConfig, as nothing else says whom to ask. Search paths may have "_" or be "." from 1.33.',
    since: '0.1.0',
    source: 'kube-apiserver validatePodDNSConfig, ValidateHostAliases; KEP-4427',
  },
  findings: {
    notLabel: ({ field, value }: Value) => ({
      what: `${field} "${value}" is not a DNS label: lower-case letters, digits and "-", at most 63`,
      fix: value.includes('.') ? `${field}: ${value.split('.')[0]}` : `${field}: a shorter word`,
    }),
    unknownPolicy: ({ value }: Value) => ({
      what: `dnsPolicy "${value}" is none of ${POLICIES.join(', ')}`,
      fix: `dnsPolicy: ${POLICIES.find((one) => one.toLowerCase() === value.toLowerCase()) ?? 'ClusterFirst'}`,
    }),
    noServer: () => ({
      what: 'dnsPolicy None without an address to ask',
      fix: 'dnsConfig: {nameservers: […]}, or dnsPolicy: ClusterFirst',
    }),
    tooMany: ({ field, count, most }: Count) => ({
      what: `${count} ${field} in dnsConfig, at most ${most} are taken`,
      fix: `remove ${count - most} of them`,
    }),
    notAddress: ({ field, text, problem, canonical }: Misspelled) => ({
      what: `${field} "${text}" ${WHAT_IS_WRONG[problem]}`,
      fix: canonical ? `write ${canonical}` : 'write an address such as 192.168.1.53',
    }),
    notName: ({ field, value }: Value) => ({
      what: `${field} "${value}" is not a DNS name`,
      fix: 'write lower-case letters, digits, "-" and "." only',
    }),
    noOption: () => ({
      what: 'an option of dnsConfig without a name',
      fix: 'name: ndots, or another option of resolv.conf',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a DNS server of its own',
        text: pod('dnsPolicy: None', 'dnsConfig: { nameservers: [192.168.1.53] }'),
      },
      {
        title: 'a dot at the end, and an option without a value',
        text: pod('dnsConfig: { searches: [example.com.], options: [{ name: rotate }] }'),
      },
      {
        title: 'a name for an address',
        text: pod('hostAliases: [{ ip: "fd00::1", hostnames: [db.example.com] }]'),
      },
    ],
    invalid: [
      { title: 'None alone', text: pod('dnsPolicy: None') },
      { title: 'another word', text: pod('dnsPolicy: clusterFirst') },
      { title: 'a DNS name as hostname', text: pod('hostname: web.example.com') },
      { title: 'a name as server', text: pod('dnsConfig: { nameservers: [dns.example.com] }') },
      {
        title: 'four servers',
        text: pod('dnsConfig: { nameservers: [1.1.1.1, 1.0.0.1, 8.8.8.8, 8.8.4.4] }'),
      },
      { title: 'upper case', text: pod('hostAliases: [{ ip: 192.168.1.7, hostnames: [DB] }]') },
    ],
  }),
  check({ objects, versions: { cluster } }, report) {
    for (const workload of builtInWorkloadsOf(objects)) {
      const base: Path = [...workload.template, 'spec'];
      const refuse = (...steps: Path) => ({
        at: writtenSide(workload.object, [...base, ...steps]),
        ...podVerdict(workload, cluster),
      });
      const { spec } = workload;
      for (const field of namedFieldsOf(workload)) {
        const value = goText(spec[field]);
        if (!value || isDns1123Label(value)) continue;
        report('notLabel', { field, value }, { ...refuse(field), data: { field, value } });
      }
      const { dnsPolicy } = spec;
      if (typeof dnsPolicy === 'string' && dnsPolicy !== '' && !POLICIES.includes(dnsPolicy)) {
        const data = { field: 'dnsPolicy', value: dnsPolicy };
        report('unknownPolicy', data, { ...refuse('dnsPolicy'), data });
      }
      const config = isObject(spec.dnsConfig) ? spec.dnsConfig : {};
      if (dnsPolicy === 'None' && asList(config.nameservers).length === 0) {
        report('noServer', {}, refuse('dnsPolicy'));
      }
      for (const count of excessOf(config)) {
        const { steps, ...data } = count;
        report('tooMany', data, { ...refuse('dnsConfig', ...steps), data });
      }
      for (const { field, text, steps } of addressesOf(workload)) {
        const { value, problem, canonical } = judgeAddress(text, cluster);
        if (value || !problem) continue;
        const data = { field, value: text, problem, ...(canonical ? { canonical } : {}) };
        report('notAddress', { field, text, problem, canonical }, { ...refuse(...steps), data });
      }
      for (const { field, text, steps } of namesOf(workload)) {
        if (field === 'search' ? isSearch(text, cluster) : isDns1123Subdomain(text)) continue;
        const data = { field, value: text };
        report('notName', data, { ...refuse(...steps), data });
      }
      for (const { path, value } of entriesAt(spec, ['dnsConfig', 'options'])) {
        if (goText(value.name) === '') report('noOption', {}, refuse(...path));
      }
    }
  },
});

/** The controller of a StatefulSet overwrites both; nobody looks at what is written there. */
const namedFieldsOf = ({ object }: Workload): string[] =>
  object.kind === 'StatefulSet' ? [] : ['hostname', 'subdomain'];

interface Text {
  readonly field: string;
  readonly text: string;
  /** Below `spec` of the pods. */
  readonly steps: Path;
}

const textsAt = (spec: JsonObject, field: string, path: Path): Text[] =>
  asList(valueAt(spec, path)).flatMap((item, index) => {
    const text = goText(item);
    return text === undefined ? [] : [{ field, text, steps: [...path, index] }];
  });

const addressesOf = ({ spec }: Workload): Text[] => [
  ...textsAt(spec, 'nameserver', ['dnsConfig', 'nameservers']),
  ...entriesAt(spec, ['hostAliases']).flatMap(({ path, value }) => {
    const text = goText(value.ip);
    return text === undefined ? [] : [{ field: 'ip', text, steps: [...path, 'ip'] }];
  }),
];

const namesOf = ({ spec }: Workload): Text[] => [
  ...textsAt(spec, 'search', ['dnsConfig', 'searches']),
  ...entriesAt(spec, ['hostAliases']).flatMap(({ path }) =>
    textsAt(spec, 'hostname', [...path, 'hostnames']),
  ),
];

/** One dot at the end is fine. */
function isSearch(text: string, { dnsSearchMayBeRelaxed }: Contract): boolean {
  if (!dnsSearchMayBeRelaxed) return isDns1123Subdomain(text.replace(/\.$/, ''));
  return text === '.' || isDns1123SubdomainWithUnderscore(text.replace(/\.$/, ''));
}

interface Excess extends Count {
  readonly steps: Path;
}

function excessOf(config: JsonObject): Excess[] {
  const searches = asList(config.searches).map((one) => goText(one) ?? '');
  const counts = [
    { field: 'nameservers', count: asList(config.nameservers).length, most: MOST.nameservers },
    { field: 'searches', count: searches.length, most: MOST.searches },
    { field: 'characters', count: searches.join(' ').length, most: MOST.characters },
  ];
  return counts
    .filter(({ count, most }) => count > most)
    .map((one) => ({ ...one, steps: [one.field === 'nameservers' ? one.field : 'searches'] }));
}
