import type { DnsRecord } from '../model/dns-record';
import { textTable } from './text-table';

const NOTE = `# What CoreDNS will answer for the Services of these files, each name in full (with a dot at
# the end no search list is tried). From a pod, "nslookup NAME." prints "Address: ANSWER" for A and
# AAAA and "canonical name = ANSWER" for CNAME; "nslookup -type=srv NAME." prints "service = 0 WEIGHT ANSWER".
# Answers in words are known once the cluster runs.
`;

/** `expected/dns.txt` of a cluster. */
export const renderDnsTable = (records: Iterable<DnsRecord>): string =>
  `${NOTE}${textTable({ [Symbol.iterator]: () => rowsOf(records) })}`;

function* rowsOf(records: Iterable<DnsRecord>): Generator<readonly string[]> {
  yield ['name', 'type', 'answer'];
  for (const { name, type, answer, isKnown } of records) {
    yield [name, type, isKnown ? answer : `(${answer})`];
  }
}
