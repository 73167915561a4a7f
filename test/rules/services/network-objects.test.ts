import { describe, expect, it } from 'vitest';
import { sliceExample, sliceOf } from '../../../lib/rules/services/slice-example';
import {
  type Expected,
  expectedByMinor,
  findingsAt,
  refusalsByMinor,
} from '../../support/service-verdicts';

type Row = readonly [value: string, expected: Expected];

describe('an address of an EndpointSlice', () => {
  it.each<Row>([
    ['192.0.2.7', ''],
    ['10.96.0.1', ''],
    ['239.1.1.1', ''],
    ['255.255.255.255', ''],
    ['224.0.0.5', 'NET333'],
    ['0.0.0.0', 'NET333'],
    ['192.000.002.007', 'NET333 36-37'],
    ['"::ffff:192.0.2.7"', 'NET333 36-37'],
    ['7', 'NET021'],
    ['null', 'NET333'],
  ])('of addressType IPv4: %s', (address, expected) => {
    expect(refusalsByMinor(sliceOf('IPv4', address))).toEqual(expectedByMinor(expected));
  });

  it.each<Row>([
    ['"2001:db8::7"', ''],
    ['"ff05::1"', ''],
    ['"2001:db8:0:0::7"', 'NET333 33-37'],
    ['"::ffff:192.0.2.7"', 'NET333'],
    ['192.0.2.7', 'NET333'],
  ])('of addressType IPv6: %s', (address, expected) => {
    expect(refusalsByMinor(sliceOf('IPv6', address))).toEqual(expectedByMinor(expected));
  });

  it.each<Row>([
    ['db.example.com.', ''],
    ['192.0.2.7', ''],
    ['localhost', 'NET333'],
    ['"*.example.com"', 'NET333'],
  ])('of addressType FQDN: %s', (address, expected) => {
    expect(refusalsByMinor(sliceOf('FQDN', address))).toEqual(expectedByMinor(expected));
  });
});

describe('an endpoint', () => {
  it.each<Row>([
    ['hostname: null', ''],
    ['hostname: ""', 'NET335'],
    ['nodeName: Node1', 'NET335'],
    ['hints: { forZones: [{ name: "" }] }', ''],
    ['hints: { forZones: [{ name: "a b" }] }', 'NET335'],
    ['hints: { forNodes: [{ name: A }] }', 'NET335 34-37'],
    ['hints: { forNodes: [{ name: a }, { name: a }] }', 'NET335 34-37'],
    ['conditions: { ready: "true" }', 'NET021'],
  ])('with %s', (fields, expected) => {
    const text = sliceExample(
      'addressType: IPv4',
      `endpoints: [{ addresses: [192.0.2.7], ${fields} }]`,
    );

    expect(refusalsByMinor(text)).toEqual(expectedByMinor(expected));
  });

  it('is one of 1000', () => {
    const endpoints = (count: number) =>
      `endpoints: [${Array(count).fill('{ addresses: [192.0.2.7] }').join(', ')}]`;
    const slice = (count: number) => sliceExample('addressType: IPv4', endpoints(count));

    expect(refusalsByMinor(slice(1000))).toEqual(expectedByMinor(''));
    expect(refusalsByMinor(slice(1001))).toEqual(expectedByMinor('NET335'));
  });
});

describe('ports of an EndpointSlice', () => {
  it.each<Row>([
    ['{ port: 70000 }, { name: a, port: -1 }, { name: b }', ''],
    ['null', ''],
    ['{ name: null, port: 1 }, { name: "", port: 2 }', 'NET334'],
    ['{ name: a, port: 1 }, { name: a, port: 1, protocol: UDP }', 'NET334'],
    ['{ name: a.b, port: 1 }', 'NET334'],
    ['{ port: 1, protocol: null }', ''],
    ['{ port: 1, protocol: "" }', 'NET334'],
    ['{ port: 1, appProtocol: "" }', 'NET334'],
    ['{ port: "1" }', 'NET021'],
  ])('%s', (ports, expected) => {
    const text = sliceExample('addressType: IPv4', `ports: [${ports}]`);

    expect(refusalsByMinor(text)).toEqual(expectedByMinor(expected));
  });
});

const bad = sliceOf('IPv6', '"2001:DB8::7"');

it('is shown where the address stands, with the spelling to use', () => {
  const [finding] = findingsAt(bad, 37);

  expect(finding).toMatchObject({
    code: 'NET333',
    subject: { location: { path: 'endpoints[0].addresses[0]', line: 6 } },
    data: { problem: 'not-canonical', canonical: '2001:db8::7' },
  });
});

describe('an object without what it needs', () => {
  it.each<Row>([
    ['apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: { name: a }\n', 'NET333'],
    [
      'apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata: { name: a }\n',
      'NET336,NET338 28-32',
    ],
    [
      'apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata: []\nspec: []\n',
      'NET021 33-37,NET338 28-32',
    ],
    [
      'apiVersion: networking.k8s.io/v1\nkind: IPAddress\nmetadata: { generateName: 10.96.7. }\n',
      'NET337,NET338 28-32',
    ],
    ['apiVersion: networking.k8s.io/v1\nkind: IPAddress\n', 'NET337,NET338 28-32'],
    [
      'apiVersion: networking.k8s.io/v1\nkind: IPAddress\nmetadata: { name: "::1", namespace: a }\nspec: { parentRef: { resource: "..", name: a% } }\n',
      'NET337,NET338 28-32',
    ],
  ])('%s', (text, expected) => {
    expect(refusalsByMinor(text)).toEqual(expectedByMinor(expected));
  });
});

describe('metadata of any kind', () => {
  const objectOf = (type: string, metadata: string) =>
    `apiVersion: ${type.split(' ')[0]}\nkind: ${type.split(' ')[1]}\nmetadata: { ${metadata} }\n`;

  it.each<readonly [type: string, metadata: string, expected: Expected]>([
    ['v1 ConfigMap', 'name: a.b', ''],
    ['v1 ConfigMap', 'name: A', 'NET110'],
    ['v1 ConfigMap', 'generateName: a_', 'NET110'],
    ['apps/v1 StatefulSet', 'name: a.b', 'NET110,NET821,NET833 34-37'],
    ['batch/v1 CronJob', `name: ${'a'.repeat(52)}`, 'NET833,NET834'],
    ['batch/v1 CronJob', `name: ${'a'.repeat(53)}`, 'NET110,NET833,NET834'],
    ['rbac.authorization.k8s.io/v1 Role', 'name: "system:x"', ''],
    ['example.com/v1 Thing', 'name: "A B"', ''],
    ['example.com/v1 Thing', 'name: a, labels: { a b: c }', 'NET102'],
    ['example.com/v1 Thing', 'name: a, namespace: A', 'NET101'],
    ['example.com/v1 Thing', 'name: a, finalizers: [a]', ''],
    ['example.com/v1 Thing', 'name: a, finalizers: ["a b"]', 'NET109'],
    ['v1 ConfigMap', 'name: a, finalizers: [a]', 'NET109'],
    ['v1 ConfigMap', 'name: a, resourceVersion: "7"', 'NET107'],
  ])('%s { %s }', (type, metadata, expected) => {
    expect(refusalsByMinor(objectOf(type, metadata))).toEqual(expectedByMinor(expected));
  });
});
