import { nearestName } from '../../k8s/schema/nearest-name';
import {
  isNodeCount,
  PLAN_FIELDS,
  PLAN_RANGE_FIELDS,
  parseDeclaredRanges,
} from '../../model/declared-plan';
import { isSingleAddress, parseDeclaredRange } from '../../model/declared-range';
import { isObject, type Json, type JsonObject, type SourceDocument } from '../../model/document';
import { type At, at, below, type Located } from '../../model/located';
import { isOfOneMachine, PEER_FIELDS, parsePeerEntry, peerEntries } from '../../model/peer-range';
import { asList, asText } from '../../model/type-meta';
import { planExample } from '../cluster-example';
import { defineRule } from '../rule';

export const planEntry = defineRule({
  code: 'NET218',
  name: 'plan-entry',
  severity: 'error',
  reads: ['planDocuments'],
  docs: {
    summary: 'An AddressPlan holds the fields it is known by, and ranges that can be read.',
    why: 'A network that cannot be read is a network that nothing is compared with: the plan looks safe and is not.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source: 'This library: the document kind AddressPlan.',
  },
  findings: {
    unread: ({ text, isSingle }: { text: string; isSingle: boolean }) => ({
      what: isSingle ? `"${text}" is not one IP address` : `"${text}" is no range of IP addresses`,
      fix: isSingle
        ? 'write one address, such as 192.168.1.1'
        : 'write a CIDR, one address, or first-last: 192.168.1.50-192.168.1.99',
    }),
    unknownField: ({ field, meant }: { field: string; meant: string | undefined }) => ({
      what: `AddressPlan has no field ${field}`,
      fix: meant ? `${meant}:` : `remove ${field}; the fields are ${PLAN_FIELDS.join(', ')}`,
    }),
    notCount: ({ text }: { text: string }) => ({
      what: `plannedNodes is ${text}, which is no number of nodes`,
      fix: 'plannedNodes: 10, a whole number above 0, without quotes',
    }),
    notList: ({ field }: { field: string }) => ({
      what: `${field} is no list`,
      fix: `${field}: [...], each entry a range, or { name: ..., range: ... }`,
    }),
    notEntry: ({ field }: { field: string }) => ({
      what: `an entry of ${field} is neither a range nor a name and a range`,
      fix: 'write the range in quotes, or { name: ..., range: ... }',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'every kind of entry, in both families',
        text: planExample(
          'nodeCidrs: [192.168.1.0/24, "fd00:1::/64"]',
          'loadBalancerPools:',
          '  - 192.168.1.240-192.168.1.250',
          '  - { name: lan6, range: "fd00:1::f0 - fd00:1::ff" }',
          'virtualAddresses: [192.168.1.9, "fd00:1::9"]',
          'gateways: [192.168.1.1, "fe80::1"]',
          'dhcpRanges: [192.168.1.100-192.168.1.199]',
          'dnsServers: [192.168.1.1, 9.9.9.9]',
          'reserved: [{ name: office, range: 10.20.0.0/16 }, 10.30.0.1]',
        ),
      },
    ],
    invalid: [
      {
        title: 'an octet too large, a network for a gateway, a field of another name',
        text: planExample(
          'nodeCidrs: [192.168.256.0/24]',
          'gateways: [192.168.1.0/24]',
          'plannedNodes: "10"',
          'nodeCidr: 192.168.1.0/24',
        ),
      },
      {
        title: 'the last address before the first, a range without a list',
        text: planExample('dhcpRanges: [192.168.1.99-192.168.1.50]', 'nodeCidrs: 192.168.1.0/24'),
      },
    ],
  }),
  check({ planDocuments }, report) {
    for (const document of planDocuments) {
      for (const { text, isSingle } of unreadIn(document)) {
        const data = { text: text.value };
        const side = { at: text.at, value: text.value };
        report('unread', { text: text.value, isSingle }, { at: side, breaks: BREAKS, data });
      }
      const count = isObject(document.value) ? (document.value.plannedNodes ?? 1) : 1;
      if (!isNodeCount(count)) {
        const text = JSON.stringify(count);
        const side = { at: at(document.source, 'plannedNodes'), value: text };
        report('notCount', { text }, { at: side, breaks: BREAKS, data: { text } });
      }
      for (const field of strangeFields(document)) {
        const meant = nearestName(field, PLAN_FIELDS);
        const side = { at: at(document.source, field), on: 'key', value: field } as const;
        report('unknownField', { field, meant }, { at: side, breaks: BREAKS, data: { field } });
      }
      for (const { field, finding, place } of misshapenIn(document)) {
        report(finding, { field }, { at: place, breaks: BREAKS, data: { field } });
      }
    }
  },
});

const BREAKS = 'cdk8s-kubeadm: leaves the entry out, so nothing is compared with it';

interface Unread {
  readonly text: Located<string>;
  readonly isSingle: boolean;
}

const unreadIn = (document: SourceDocument): Unread[] => [
  ...parseDeclaredRanges(document)
    .filter((declared) => !parseDeclaredRange(declared))
    .map(({ use, text }) => ({ text, isSingle: isSingleAddress(use) })),
  ...peerEntries(document)
    .filter(({ use, text }) => !parsePeerEntry(use, text.value))
    .map(({ use, text }) => ({ text, isSingle: isOfOneMachine(use) })),
];

const strangeFields = ({ value }: SourceDocument): string[] =>
  isObject(value) ? Object.keys(value).filter((field) => !PLAN_FIELDS.includes(field)) : [];

interface Misshapen {
  readonly field: string;
  readonly finding: 'notList' | 'notEntry';
  readonly place: At;
}

function misshapenIn({ value, source }: SourceDocument): Misshapen[] {
  const plan = isObject(value) ? value : {};
  const peers = misshapenLists(plan, ['peers'], isObject, at(source));
  const ofPeers = asList(plan.peers).flatMap((peer, index) =>
    isObject(peer)
      ? misshapenLists(peer, Object.keys(PEER_FIELDS), isEntry, at(source, 'peers', index))
      : [],
  );
  const ranges = misshapenLists(plan, Object.keys(PLAN_RANGE_FIELDS), isEntry, at(source));
  const folders = misshapenLists(plan, ['nodeFolders'], isText, at(source));
  return [...ranges, ...peers, ...ofPeers, ...folders];
}

function misshapenLists(
  holder: JsonObject,
  fields: readonly string[],
  isRight: (item: Json) => boolean,
  place: At,
): Misshapen[] {
  return fields.flatMap((field): Misshapen[] => {
    const list = holder[field] ?? [];
    if (!Array.isArray(list)) return [{ field, finding: 'notList', place: below(place, field) }];
    return [...list.entries()].flatMap(([index, item]) =>
      isRight(item) ? [] : [{ field, finding: 'notEntry', place: below(place, field, index) }],
    );
  });
}

const isText = (item: Json): boolean => asText(item) !== undefined;

const isEntry = (item: Json): boolean => asText(isObject(item) ? item.range : item) !== undefined;
