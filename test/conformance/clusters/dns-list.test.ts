import { expect, it } from 'vitest';
import { parseDnsTable } from '../../../conformance/clusters/checks/dns-list';
import { renderDnsTable } from '../../../lib/report/dns-table';

it('reads the list as it is written', () => {
  const rows = [
    { name: 'a.default.svc.lan', type: 'A', answer: '10.96.0.7', isKnown: true },
    { name: 'b.default.svc.lan', type: 'AAAA', answer: 'pod default/b-0', isKnown: false },
    { name: '_x._tcp.a.default.svc.lan', type: 'SRV', answer: '80 a.lan.', isKnown: true },
  ] as const;

  expect(parseDnsTable(renderDnsTable(rows))).toEqual(
    rows.map(({ name, type, answer, isKnown }) => ({
      name,
      type,
      answer: isKnown ? answer : `(${answer})`,
    })),
  );
});
