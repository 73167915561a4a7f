import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { isDns1123Subdomain } from '../../k8s/names';
import type { ClusterModel } from '../../model/cluster-model';
import { valueAt } from '../../model/document';
import { isForInit } from '../../model/kubeadm-file';
import { asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import { controlPlaneEndpointOf, endpointSide } from './api-endpoint';
import { clusterAt } from './endpoint-example';

export const endpointName = defineRule({
  code: 'NET412',
  name: 'endpoint-name',
  severity: 'error',
  reads: ['kubeadmFiles'],
  docs: {
    summary:
      'controlPlaneEndpoint is a name that every node can resolve before the cluster exists.',
    why: 'kubeadm writes it into the kubeconfigs of kubelet and the rest, and waits for the API server behind it. Hosts do not ask the DNS of the cluster, which does not run yet, and pods ask nothing else for names of the cluster domain.',
    symptoms: ['init-times-out', 'join-fails'],
    since: '0.1.0',
    source: 'kubeadm phases/kubeconfig, wait-control-plane; RFC 6761 §6.4 (invalid)',
  },
  findings: {
    inside: ({ host }: { host: string }) => ({
      what: `controlPlaneEndpoint ${host} is a name of the cluster's own DNS, which hosts do not ask`,
      fix: 'write a name of the DNS outside, or the address of a load balancer',
    }),
    never: ({ host }: { host: string }) => ({
      what: `controlPlaneEndpoint ${host} can never be resolved: .invalid is reserved for that`,
      fix: 'write the real name or address of the load balancer',
    }),
    plain: ({ host }: { host: string }) => ({
      what: `controlPlaneEndpoint ${host} has no domain, so it needs an entry in /etc/hosts of every node, or a search domain`,
      fix: `put "<address> ${host}" into /etc/hosts of every node before kubeadm init`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a name of the DNS outside',
        text: clusterAt('controlPlaneEndpoint: k8s.example.com'),
      },
    ],
    invalid: [
      {
        title: 'a name that only pods can resolve',
        text: clusterAt('controlPlaneEndpoint: api.cluster.local:6443'),
      },
      {
        title: 'a place-holder that was left',
        text: clusterAt('controlPlaneEndpoint: lb.example.invalid:6443'),
      },
      {
        title: 'the name of the documentation, for /etc/hosts',
        text: clusterAt('controlPlaneEndpoint: cluster-endpoint:6443'),
      },
    ],
  }),
  check({ kubeadmFiles }, report) {
    const endpoint = controlPlaneEndpointOf(kubeadmFiles);
    if (!endpoint || endpoint.address || !isDns1123Subdomain(endpoint.host)) return;
    const { host } = endpoint;
    const sighting = { at: endpointSide(endpoint), data: { host } };
    const domain = domainOf(kubeadmFiles);
    if (host === domain || host.endsWith(`.${domain}`) || SERVICE.test(host)) {
      const isCertain = domain === KUBEADM_DEFAULTS.dnsDomain || SERVICE.test(host);
      report('inside', { host }, { ...sighting, ...(isCertain ? NO_HOST : NO_POD) });
    } else if (host.endsWith('.invalid')) {
      report('never', { host }, { ...sighting, ...NO_HOST });
    } else if (!host.includes('.') && host !== 'localhost') {
      report('plain', { host }, { ...sighting, ...NO_HOST, severity: 'info' });
    }
  },
});

/** Names of Services, with or without the domain. */
const SERVICE = /\.svc(\.|$)/;

const NO_HOST = {
  breaks:
    'kubeadm: init waits for an API server that no host finds by this name, and kubelets never register',
};

/** A company may have the same domain outside, and then only pods are lost. */
const NO_POD = {
  severity: 'warning',
  breaks: 'CoreDNS: answers for the whole domain, so pods cannot resolve this name',
} as const;

const domainOf = (files: ClusterModel['kubeadmFiles']): string => {
  const cluster = files.find((file) => isForInit(file) && file.cluster)?.cluster;
  const written = cluster && asText(valueAt(cluster.value, ['networking', 'dnsDomain']));
  return written || KUBEADM_DEFAULTS.dnsDomain;
};
