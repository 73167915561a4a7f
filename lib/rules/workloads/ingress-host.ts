import type { Path } from '../../diag/path';
import { isDns1123Subdomain, isWildcardSubdomain } from '../../k8s/names';
import type { ApiObjectView } from '../../model/api-object';
import { type Entry, entriesAt, networkingObjects } from '../../model/network-policy';
import { goText } from '../../model/service-addresses';
import { asList } from '../../model/type-meta';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { ingressExample, TO_WEB } from './ingress-example';
import { writtenSide } from './workload-side';

interface Host {
  readonly host: string;
}

const ofHost = (host: string): string =>
  ingressExample(
    `rules: [{ host: ${host}, http: { paths: [{ path: /, pathType: Prefix, backend: ${TO_WEB} }] } }]`,
  );

const withTls = (tls: string): string =>
  ingressExample(`defaultBackend: ${TO_WEB}`, `tls: [${tls}]`);

export const ingressHost = defineRule({
  code: 'NET817',
  name: 'ingress-host',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary:
      'The host of an Ingress is a DNS name in lower case, or "*." and one; no address, no port, no scheme.',
    why: 'kube-apiserver refuses the Ingress. It is what browsers put into the Host header, without the port. For every host, leave it out.',
    since: '0.1.0',
    source: 'kube-apiserver validateIngressRules, validateIngressTLS',
  },
  findings: {
    address: ({ host }: Host) => ({
      what: `host "${host}" is an address, and rules are for names`,
      fix: 'write a name, or leave host out for every name and address',
    }),
    notName: ({ host }: Host) => ({
      what: `host "${host}" is not a DNS name of lower-case letters, digits, "-" and "."`,
      fix: `host: ${asName(host)}`,
    }),
    wildcard: ({ host }: Host) => ({
      what: `host "${host}" has a "*" that is not "*." at its beginning and a DNS name after it`,
      fix: `host: "*.${asName(host)}"`,
    }),
    secretName: ({ secretName }: { secretName: string }) => ({
      what: `secretName "${secretName}" is no name of a Secret`,
      fix: `secretName: ${asName(secretName)}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'one word', text: ofHost('localhost') },
      { title: 'any first word', text: ofHost('"*.example.com"') },
      { title: 'every host', text: ofHost('""') },
      { title: 'a certificate for an address', text: withTls('{ hosts: [192.168.1.10] }') },
      { title: 'a certificate of the controller', text: withTls('{ secretName: "" }') },
    ],
    invalid: [
      { title: 'a URL', text: ofHost('https://web.example.com') },
      { title: 'with a port', text: ofHost('"web.example.com:8080"') },
      { title: 'an address', text: ofHost('192.168.1.10') },
      { title: 'upper case', text: ofHost('Web.example.com') },
      { title: 'a star in the middle', text: ofHost('"web.*.example.com"') },
      { title: 'an empty host of a certificate', text: withTls('{ hosts: [""] }') },
      { title: 'a Secret of another namespace', text: withTls('{ secretName: shop/web }') },
    ],
  }),
  check({ objects }, report) {
    for (const object of networkingObjects(objects, 'Ingress')) {
      for (const { path, text: host, isOfTls } of hostsOf(object)) {
        const facts = { at: writtenSide(object, path), ...REFUSED, data: { host } };
        if (host.includes('*')) {
          if (!isWildcardSubdomain(host)) report('wildcard', { host }, facts);
        } else if (!isOfTls && parseAddressSloppy(host).ok) report('address', { host }, facts);
        else if (!isDns1123Subdomain(host)) report('notName', { host }, facts);
      }
      for (const { path, value } of certificatesOf(object)) {
        const secretName = goText(value.secretName);
        if (!secretName || isDns1123Subdomain(secretName)) continue;
        const at = writtenSide(object, [...path, 'secretName']);
        report('secretName', { secretName }, { at, ...REFUSED, data: { secretName } });
      }
    }
  },
});

interface WrittenHost {
  readonly path: Path;
  readonly text: string;
  readonly isOfTls: boolean;
}

const certificatesOf = ({ value }: ApiObjectView): Entry[] => entriesAt(value, ['spec', 'tls']);

/** An empty host of a rule stands for every host; of a certificate it is a name like others. */
function hostsOf(object: ApiObjectView): WrittenHost[] {
  const ofRules = entriesAt(object.value, ['spec', 'rules']).flatMap(({ path, value }) => {
    const text = goText(value.host);
    return text ? [{ path: [...path, 'host'], text, isOfTls: false }] : [];
  });
  const ofTls = certificatesOf(object).flatMap(({ path, value }) =>
    asList(value.hosts).flatMap((host, index) => {
      const text = goText(host);
      return text === undefined ? [] : [{ path: [...path, 'hosts', index], text, isOfTls: true }];
    }),
  );
  return [...ofRules, ...ofTls];
}

/** What was probably meant: without scheme, port, path and signs. */
const asName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[:/].*$/, '')
    .replace(/[^a-z0-9.-]+/g, '')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '') || 'web.example.com';
