import { expect, it } from 'vitest';
import { buildModel } from '../../lib/model/cluster-model';
import { dnsRecordsOf } from '../../lib/model/dns-records';
import { manyExamples, namedExample } from '../../lib/rules/services/service-example';
import { sliceExample } from '../../lib/rules/services/slice-example';
import { workloadExample } from '../../lib/rules/workloads/workload-example';
import { readExample } from '../support/read-example';

const CLUSTER = `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  dnsDomain: lab.lan
  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112
`;

function recordsOf(...texts: string[]): string[] {
  const inputs = [
    readExample('kubeadm.yaml', CLUSTER),
    readExample('services.yaml', manyExamples(...texts)),
  ];
  const records = [...dnsRecordsOf(buildModel(inputs, {}))];
  return records
    .filter(({ name }) => !/\.(?:default|kube-system)\.svc/.test(name) || /\bweb\b/.test(name))
    .map(({ name, type, answer, isKnown }) =>
      [name.replace('.default.svc.lab.lan', ''), type, isKnown ? answer : '?'].join(' '),
    );
}

it('has the Services of the cluster itself, in its own domain', () => {
  const records = [...dnsRecordsOf(buildModel([readExample('kubeadm.yaml', CLUSTER)], {}))];

  expect(records.map(({ name, type, answer }) => `${name} ${type} ${answer}`)).toEqual([
    'kubernetes.default.svc.lab.lan A 10.96.0.1',
    '_https._tcp.kubernetes.default.svc.lab.lan SRV 443 kubernetes.default.svc.lab.lan.',
    'kube-dns.kube-system.svc.lab.lan A 10.96.0.10',
    '_dns._udp.kube-dns.kube-system.svc.lab.lan SRV 53 kube-dns.kube-system.svc.lab.lan.',
    '_dns-tcp._tcp.kube-dns.kube-system.svc.lab.lan SRV 53 kube-dns.kube-system.svc.lab.lan.',
    '_metrics._tcp.kube-dns.kube-system.svc.lab.lan SRV 9153 kube-dns.kube-system.svc.lab.lan.',
  ]);
});

it('has a record of each family, and one of each port with a name', () => {
  const service = namedExample(
    'web',
    'ipFamilyPolicy: RequireDualStack',
    'clusterIP: 10.96.0.50',
    'clusterIPs: [10.96.0.50, "fd00:10:96:0::50"]',
    'ports: [{ name: http, port: 80, targetPort: 8080 }, { port: 53, protocol: UDP }]',
  );

  expect(recordsOf(service)).toEqual([
    'web A 10.96.0.50',
    'web AAAA fd00:10:96::50',
    '_http._tcp.web SRV 80 web.default.svc.lab.lan.',
  ]);
});

it('leaves to the cluster what kube-apiserver chooses', () => {
  const plain = namedExample('web', 'ports: [{ port: 80 }]');
  const six = namedExample('web', 'ipFamilies: [IPv6]', 'ports: [{ port: 80 }]');

  expect(recordsOf(plain)).toEqual(['web A ?']);
  expect(recordsOf(six)).toEqual(['web AAAA ?']);
});

it('says what an ExternalName leads to', () => {
  expect(
    recordsOf(namedExample('web', 'type: ExternalName', 'externalName: DB.example.com.')),
  ).toEqual(['web CNAME db.example.com.']);
});

it('knows that CoreDNS has no record of an ExternalName that is an address', () => {
  const service = namedExample('web', 'type: ExternalName', 'externalName: 192.0.2.1');

  expect(recordsOf(service)).toEqual([]);
});

it('names the pods of a StatefulSet below its headless Service', () => {
  const service = namedExample(
    'web',
    'clusterIP: None',
    'selector: { app: web }',
    'ports: [{ name: http, port: 80 }, { port: 81 }]',
  );
  const pods = workloadExample({
    kind: 'StatefulSet',
    name: 'db',
    spec: ['serviceName: web', 'replicas: 2', 'ordinals: { start: 3 }'],
  });

  expect(recordsOf(service, pods)).toEqual([
    'web A ?',
    'db-3.web A ?',
    'db-4.web A ?',
    '_http._tcp.web SRV ?',
  ]);
});

it('knows the endpoints that somebody wrote, save those that are not ready, whatever the Service says', () => {
  const service = namedExample('web', 'clusterIP: None', 'publishNotReadyAddresses: true');
  const slice = sliceExample(
    'addressType: IPv4',
    'endpoints:',
    '  - { addresses: [192.0.2.7], hostname: a }',
    '  - { addresses: [192.0.2.8], conditions: { ready: false } }',
  );

  expect(recordsOf(service, slice)).toEqual(['web A 192.0.2.7', 'a.web A 192.0.2.7']);
});

it('names endpoints after their address where they have no host name, and their ports once', () => {
  const service = namedExample('web', 'clusterIP: None');
  const slice = (type: string, ...endpoints: string[]) =>
    sliceExample(
      `addressType: ${type}`,
      'ports: [{ name: http, port: 8080 }, { port: 81 }]',
      'endpoints:',
      ...endpoints.map((endpoint) => `  - { ${endpoint} }`),
    );
  const four = slice('IPv4', 'addresses: [192.0.2.7], hostname: a', 'addresses: [192.0.2.8]');
  const six = slice('IPv6', 'addresses: ["2001:db8::7"], hostname: a', 'addresses: ["2001:db8::"]');

  expect(recordsOf(service, four, six)).toEqual([
    'web A 192.0.2.7',
    'a.web A 192.0.2.7',
    'web A 192.0.2.8',
    '192-0-2-8.web A 192.0.2.8',
    'web AAAA 2001:db8::7',
    'a.web AAAA 2001:db8::7',
    'web AAAA 2001:db8::',
    '2001-db8--0.web AAAA 2001:db8::',
    '_http._tcp.web SRV 8080 a.web.default.svc.lab.lan.',
    '_http._tcp.web SRV 8080 192-0-2-8.web.default.svc.lab.lan.',
    '_http._tcp.web SRV 8080 2001-db8--0.web.default.svc.lab.lan.',
  ]);
});
