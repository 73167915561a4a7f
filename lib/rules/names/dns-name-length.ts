import { LABEL_LENGTH, SUBDOMAIN_LENGTH } from '../../k8s/names';
import { clusterDomainOf } from '../../model/cluster-domain';
import { textField } from '../../model/type-meta';
import { defineRule } from '../rule';
import { namedExample, PORT_80 } from '../services/service-example';
import { fieldSide } from '../services/service-side';

interface Facts {
  readonly name: string;
  readonly length: number;
}

const withPortName = (name: string): string =>
  namedExample('web', 'ports:', `  - { name: ${name}, port: 80 }`);

const dnsDomain = (domain: string) => ({
  beside: [
    {
      file: 'kubeadm.yaml',
      text: `apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.4\nnetworking: { dnsDomain: ${domain} }\n`,
    },
  ],
});

const LONG_DOMAIN = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(60)).join('.');

export const dnsNameLength = defineRule({
  code: 'NET111',
  name: 'dns-name-length',
  severity: 'warning',
  reads: ['services', 'kubeadmFiles'],
  docs: {
    summary: 'The DNS names of a Service fit into DNS: 253 characters, 63 between two dots.',
    why: 'NAME.NAMESPACE.svc.DOMAIN is the name, and _PORT._PROTOCOL before it that of a port, one character longer than the name of the port. kube-apiserver checks the parts, nobody the whole.',
    symptoms: ['names-do-not-resolve'],
    since: '0.1.0',
    source: 'RFC 1035 section 2.3.4; Kubernetes DNS-based service discovery specification',
  },
  findings: {
    name: ({ name, length }: Facts) => ({
      what: `DNS name ${name} has ${length} characters, the limit is ${SUBDOMAIN_LENGTH}`,
      fix: 'shorten dnsDomain, the namespace or the name',
    }),
    port: ({ name, length }: Facts) => ({
      what: `_${name} has ${length} characters, the limit of a DNS label is ${LABEL_LENGTH}`,
      fix: `name: at most ${LABEL_LENGTH - 1} characters, such as ${name.slice(0, 15).replace(/-+$/, '')}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'usual names', text: namedExample('web', ...PORT_80) },
      { title: 'the longest port name with a record', text: withPortName('a'.repeat(62)) },
    ],
    invalid: [
      { title: 'a port name too long for its record', text: withPortName('a'.repeat(63)) },
      {
        title: 'a long domain',
        text: namedExample('web', ...PORT_80),
        ...dnsDomain(LONG_DOMAIN),
      },
    ],
  }),
  check({ services, kubeadmFiles }, report) {
    const domain = clusterDomainOf(kubeadmFiles);
    for (const service of services) {
      const name = `${service.name}.${service.namespace}.svc.${domain}`;
      if (name.length > SUBDOMAIN_LENGTH) {
        const data = { name, length: name.length };
        const at = fieldSide(service, ['metadata', 'name'], service.name);
        report('name', data, {
          at,
          breaks: 'resolvers: refuse to ask for a name of this length',
          data,
        });
      }
      for (const { index, value } of service.ports) {
        const port = textField(value, 'name');
        if (port.length !== LABEL_LENGTH) continue;
        const data = { name: port, length: port.length + 1 };
        const at = fieldSide(service, ['spec', 'ports', index, 'name'], port);
        report('port', data, { at, breaks: 'CoreDNS: has no SRV record for the port', data });
      }
    }
  },
});
