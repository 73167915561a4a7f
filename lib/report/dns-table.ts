import type { DnsRecord } from '../model/dns-record';
import { textTable } from './text-table';

const NOTE = `# What CoreDNS will answer for the Services of these files, each name in full (with a dot at
# the end no search list is tried). From a pod, "nslookup NAME." prints "Address: ANSWER" for A and
# AAAA and "canonical name = ANSWER" for CNAME; "nslookup -type=srv NAME." prints "service = 0 100 ANSWER".
# Answers in words are known once the cluster runs.
`;

/** `expected/dns.txt` of a cluster. */
export const renderDnsTable = (records: readonly DnsRecord[]): string =>
  `${NOTE}${textTable([
    ['name', 'type', 'answer'],
    ...records.map(({ name, type, answer, isKnown }) => [
      name,
      type,
      isKnown ? answer : `(${answer})`,
    ]),
  ])}`;
