import { describe, expect, it } from 'vitest';
import { manyExamples, namedExample, PORT_80 } from '../../../lib/rules/services/service-example';
import { sliceExample, sliceOf } from '../../../lib/rules/services/slice-example';
import { findingsAt } from '../../support/service-verdicts';

const codesOf = (...texts: string[]): string[] => [
  ...new Set(findingsAt(manyExamples(...texts), 36).map(({ code }) => code)),
];

const WEB = namedExample('web', ...PORT_80);
const alias = (name: string, externalName: string) =>
  namedExample(name, 'type: ExternalName', `externalName: ${externalName}`);

describe('an EndpointSlice and its Service', () => {
  it('fit', () => {
    expect(codesOf(WEB, sliceOf('IPv4', '192.0.2.7'))).toEqual([]);
  });

  it('are joined in one namespace only', () => {
    const elsewhere = WEB.replace('name: web', 'name: web\n  namespace: shop');
    const api = namedExample('api', 'selector: { app: api }', ...PORT_80);

    expect(codesOf(elsewhere, api, sliceOf('IPv4', '192.0.2.7'))).toEqual(['NET340', 'NET341']);
  });

  it('get their ports from any slice of the Service', () => {
    const dns = namedExample(
      'web',
      'ports: [{ name: a, port: 53 }, { name: b, port: 53, protocol: UDP }]',
    );
    const slice = (nth: number, port: string) =>
      sliceExample(
        'addressType: IPv4',
        'endpoints: [{ addresses: [192.0.2.7] }]',
        `ports: [${port}]`,
      ).replace('web-1', `web-${nth}`);
    const tcp = slice(1, '{ name: a, port: 53 }');
    const udp = slice(2, '{ name: b, port: 53, protocol: UDP }');

    expect(codesOf(dns, tcp, udp)).toEqual([]);
    expect(codesOf(dns, tcp)).toEqual(['NET342']);
  });

  it('need an Endpoints object at least', () => {
    const endpoints = 'apiVersion: v1\nkind: Endpoints\nmetadata: { name: api }\nsubsets: []\n';
    const api = namedExample('api', ...PORT_80);

    expect(codesOf(WEB, api, sliceOf('IPv4', '192.0.2.7'))).toEqual(['NET341']);
    expect(codesOf(WEB, api, endpoints, sliceOf('IPv4', '192.0.2.7'))).toEqual([]);
  });
});

describe('ExternalName Services that point at each other', () => {
  const at = (name: string) => `${name}.default.svc.cluster.local`;

  it('are told once for a circle, not for those that lead into it', () => {
    const findings = findingsAt(
      manyExamples(
        alias('x', at('a')),
        alias('a', at('b')),
        alias('b', at('c')),
        alias('c', at('a')),
      ),
      36,
    );

    expect(findings.map(({ code, data }) => [code, data.circle])).toEqual([
      ['NET346', ['default/a', 'default/b', 'default/c', 'default/a']],
    ]);
  });

  it('may end at a Service, in any case of letters and with a dot', () => {
    expect(codesOf(alias('a', 'db.example.com.'), WEB, alias('c', `${at('web')}.`))).toEqual([]);
  });

  it('are not missed below a pod of a headless Service', () => {
    const db = namedExample('db', 'clusterIP: None', 'selector: { app: db }');

    expect(codesOf(db, alias('first', 'db-0.db.default.svc.cluster.local'))).toEqual([]);
    expect(codesOf(db, alias('first', 'db-0.bd.default.svc.cluster.local'))).toEqual(['NET347']);
  });
});
