import { posix } from 'node:path';
import { isDns1123Subdomain } from '../../k8s/names';
import type { ClusterModel } from '../../model/cluster-model';
import { lastAsRead } from '../../model/component-flags';
import { isObject, type Source } from '../../model/document';
import { at } from '../../model/located';
import { objectsOf } from '../../model/object-index';
import { asList } from '../../model/type-meta';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { defineRule, type Side } from '../rule';
import { endpointSide, joinEndpointsOf } from './api-endpoint';
import { joinThrough } from './endpoint-example';
import {
  isForAddress,
  isForName,
  type ServingCertificate,
  servingCertificate,
} from './serving-certificate';

export const apiserverCertificateName = defineRule({
  code: 'NET411',
  name: 'apiserver-certificate-name',
  severity: 'error',
  reads: ['controlPlane', 'kubeadmFiles', 'nodes', 'plan', 'objects'],
  docs: {
    summary: 'Whoever looks for the API server does so by a name that its certificate has.',
    why: 'kubeadm writes node names, advertise addresses, controlPlaneEndpoint, the first Service address, the names of the Service kubernetes and certSANs into the certificate. By any other name or address a client sees a certificate for somebody else, and stops.',
    symptoms: ['join-fails'],
    since: '0.1.0',
    source: 'kubeadm pkiutil.GetAPIServerAltNames; discovery/token RetrieveValidatedConfigInfo',
    whenToIgnore: 'when the certificate of the API server is your own',
  },
  findings: {
    notInCertificate: ({ host }: { host: string }) => ({
      what: `the certificate of the API server is not for ${host}`,
      fix: `apiServer: { certSANs: ["${host}"] } in ClusterConfiguration, or use a name it has`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the name of the load balancer among certSANs',
        ...joinThrough('lb.example.com', 'apiServer: { certSANs: [lb.example.com] }'),
      },
      {
        title: 'the endpoint of the cluster',
        ...joinThrough('lb.example.com', 'controlPlaneEndpoint: lb.example.com:6443'),
      },
      { title: 'the address that the control plane advertises', ...joinThrough('192.168.1.10') },
    ],
    invalid: [
      { title: 'a name that nobody told kubeadm', ...joinThrough('lb.example.com') },
      { title: 'another address of the machine', ...joinThrough('203.0.113.10') },
    ],
  }),
  check(model, report) {
    const certificate = servingCertificate(model);
    if (!certificate) return;
    for (const { host, side, client } of clientsOf(model)) {
      const doubt = doubtAbout(certificate, host);
      if (doubt === 'none') continue;
      report(
        'notInCertificate',
        { host },
        {
          at: side,
          severity: doubt === 'sure' && client === JOIN ? 'error' : 'warning',
          breaks: `${client}: stops with "x509: certificate is valid for …, not ${host}"`,
          data: { host },
        },
      );
    }
  },
});

const JOIN = 'kubeadm join';

interface Client {
  readonly host: string;
  readonly side: Side;
  readonly client: string;
}

const clientsOf = ({
  controlPlane,
  nodes,
  objects,
}: Pick<ClusterModel, 'controlPlane' | 'nodes' | 'objects'>): Client[] => [
  ...joinEndpointsOf(nodes)
    .filter(({ isPinned }) => isPinned)
    .map((endpoint) => ({ host: endpoint.host, side: endpointSide(endpoint), client: JOIN })),
  ...objectsOf(objects, '', 'Config').flatMap(({ source, value }) =>
    isForWebhook(source, controlPlane)
      ? []
      : asList(value.clusters).flatMap((entry, index) => {
          const host = isObject(entry) && isObject(entry.cluster) ? checkedHost(entry.cluster) : '';
          if (!host) return [];
          const place = at(source, 'clusters', index, 'cluster', 'server');
          return [{ host, side: { at: place, value: host, label: 'server' }, client: 'kubectl' }];
        }),
  ),
];

/** Arguments that name kubeconfigs of other servers. */
const WEBHOOKS = [
  'audit-webhook-config-file',
  'authentication-token-webhook-config-file',
  'authorization-webhook-config-file',
];

/** A file is known by its last name: where it will lie on the node nobody says. */
function isForWebhook(source: Source, { apiServer }: ClusterModel['controlPlane']): boolean {
  const name = posix.basename(source.locate([]).file ?? '');
  const files = WEBHOOKS.map((flag) => lastAsRead(apiServer, flag)?.value);
  return files.some((file) => file && posix.basename(file) === name);
}

/** The host whose name a kubeconfig has compared; `''` where it has none, or another one. */
function checkedHost(cluster: Readonly<Record<string, unknown>>): string {
  if (cluster['insecure-skip-tls-verify'] === true || cluster['tls-server-name']) return '';
  const server = typeof cluster.server === 'string' ? cluster.server : '';
  return /^https:\/\/(\[[^\]]+\]|[^/:]+)/.exec(server)?.[1]?.replace(/[[\]]/g, '') ?? '';
}

/** `some`: a host name that no file tells may be it, though people seldom give hosts such names. */
function doubtAbout(certificate: ServingCertificate, host: string): 'none' | 'some' | 'sure' {
  const address = parseAddressSloppy(host);
  if (address.ok) {
    if (isForAddress(certificate, address.value)) return 'none';
    return certificate.hasAllAddresses ? 'sure' : 'none';
  }
  if (!isDns1123Subdomain(host.toLowerCase()) || isForName(certificate, host)) return 'none';
  if (certificate.hasAllNames) return 'sure';
  return host.includes('.') ? 'some' : 'none';
}
