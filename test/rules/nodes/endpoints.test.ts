import { describe, expect, it } from 'vitest';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { clusterAt, joinText } from '../../../lib/rules/nodes/endpoint-example';
import { readExample } from '../../support/read-example';

/** `code severity` of the rules about endpoints. */
function verdictsOn(...texts: readonly string[]): string[] {
  const files = texts.map((text, index) => readExample(`file${index}.yaml`, text));
  return checkInputs(files, {})
    .findings.filter(({ code }) => /^NET41[123]$/.test(code))
    .map(({ code, severity }) => `${code} ${severity}`);
}

const kubeconfig = (server: string, more = ''): string =>
  `apiVersion: v1\nkind: Config\nclusters: [{name: lab, cluster: {server: "${server}"${more}}}]\n`;

const sans = (list: string): string => clusterAt(`apiServer: { certSANs: [${list}] }`);

describe('the certificate of the API server', () => {
  it.each([
    ['a name of the Service kubernetes', 'kubernetes.default.svc.cluster.local'],
    ['the first address of the Services', '10.96.0.1'],
    ['the name of the node', 'cp1'],
    ['the address it advertises', '192.168.1.10'],
  ])('is for %s', (_, host) => {
    expect(verdictsOn(clusterAt(), joinText(host))).toEqual([]);
  });

  it('is for one label behind a wildcard, in any case', () => {
    const cluster = sans('"*.Example.com"');

    expect(verdictsOn(cluster, joinText('lb.example.com'))).toEqual([]);
    expect(verdictsOn(cluster, joinText('a.lb.example.com'))).toEqual(['NET411 error']);
  });

  it('may be for a host name that no file tells', () => {
    const cluster = clusterAt().replace('nodeRegistration: { name: cp1 }\n', '');

    expect(verdictsOn(cluster, joinText('master'))).toEqual([]);
    expect(verdictsOn(cluster, joinText('lb.example.com'))).toEqual(['NET411 warning']);
  });

  it('is not judged where the address of a control plane is not told', () => {
    const cluster = clusterAt().replace(
      'localAPIEndpoint: { advertiseAddress: 192.168.1.10 }\n',
      '',
    );

    expect(verdictsOn(cluster, joinText('203.0.113.10'))).toEqual([]);
  });

  it('is not compared by a join that does not know the CA', () => {
    const join = joinText('lb.example.com').replace(/ {4}caCertHashes.*/, '');

    expect(verdictsOn(clusterAt(), join)).toEqual([]);
  });

  it('is compared by a kubeconfig, unless that says otherwise', () => {
    const server = 'https://lb.example.com:6443';

    expect(verdictsOn(clusterAt(), kubeconfig(server))).toEqual(['NET411 warning']);
    expect(verdictsOn(clusterAt(), kubeconfig(server, ', tls-server-name: cp1'))).toEqual([]);
    expect(verdictsOn(clusterAt(), kubeconfig('https://[fd00::10]:6443'))).toEqual([
      'NET411 warning',
    ]);
  });

  it('is nothing we know of without a file that makes the cluster', () => {
    expect(verdictsOn(joinText('lb.example.com'))).toEqual([]);
  });
});

describe('controlPlaneEndpoint', () => {
  const endpoint = (text: string, ...lines: readonly string[]) =>
    clusterAt(`controlPlaneEndpoint: "${text}"`, ...lines);

  it.each([
    ['k8s.example.com:6443', []],
    ['api.lab.svc.example.com:6443', ['NET412 error']],
    ['kubernetes.default.svc', ['NET412 error']],
    ['lb.invalid:6443', ['NET412 error']],
    ['cluster-endpoint:6443', ['NET412 info']],
    ['[fd00::1]:6443', []],
    ['127.0.0.1:6443', ['NET413 warning']],
    ['[::1]:6443', ['NET413 warning']],
    ['localhost:6443', ['NET413 warning']],
    ['192.168.1.10', []],
    ['192.168.1.10:8443', ['NET413 warning']],
  ])('%s', (text, expected) => {
    expect(verdictsOn(endpoint(text))).toEqual(expected);
  });

  it('in a cluster domain that a company may have outside is a warning', () => {
    const text = endpoint('api.k8s.example.com').replace(
      'networking:\n',
      'networking:\n  dnsDomain: k8s.example.com\n',
    );

    expect(verdictsOn(text)).toEqual(['NET412 warning']);
  });

  it('is not the address of a worker', () => {
    const worker = joinText('192.168.1.11').replace(
      '{ name: w1 }',
      '{ name: w1, kubeletExtraArgs: [{ name: node-ip, value: 192.168.1.11 }] }',
    );

    expect(verdictsOn(endpoint('192.168.1.11:6443'), worker)).toEqual(['NET413 warning']);
  });
});
