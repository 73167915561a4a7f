import { splitHostPort } from '../../k8s/go-host-port';
import type { ClusterModel } from '../../model/cluster-model';
import { valueAt } from '../../model/document';
import { isForInit } from '../../model/kubeadm-file';
import { at, type Located } from '../../model/located';
import { asList, asText } from '../../model/type-meta';
import type { Address } from '../../net/address';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { clusterRanges } from '../cluster-range';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { clusterAt } from './endpoint-example';

interface Clash {
  readonly address: string;
  readonly use: 'pod' | 'service';
  readonly text: string;
}

const etcdAt = (address: string): string =>
  clusterAt(
    'etcd:',
    '  external:',
    `    endpoints: ["https://${address}:2379"]`,
    '    caFile: /etc/kubernetes/pki/etcd/ca.crt',
    '    certFile: /etc/kubernetes/pki/apiserver-etcd-client.crt',
    '    keyFile: /etc/kubernetes/pki/apiserver-etcd-client.key',
  );

export const etcdEndpointRange = defineRule({
  code: 'NET416',
  name: 'etcd-endpoint-range',
  severity: 'error',
  reads: ['kubeadmFiles', 'plan'],
  docs: {
    summary: 'External etcd has addresses outside the pod and service ranges.',
    why: 'kube-apiserver asks etcd from the network of its host. What lies in the ranges of the cluster is routed to pods there, or rewritten for a Service.',
    symptoms: ['init-times-out', 'fails-at-random'],
    since: '0.1.0',
    source: 'kube-apiserver --etcd-servers; kube-proxy service rules; routes of the network add-on',
  },
  findings: {
    inside: ({ address, use, text }: Clash) => ({
      what: `${use} range ${text} holds the address ${address} of etcd`,
      fix: `choose a ${use} range without ${address}`,
    }),
  },
  examples: () => ({
    valid: [{ title: 'etcd on the network of the nodes', text: etcdAt('192.168.1.20') }],
    invalid: [{ title: 'etcd among the pods', text: etcdAt('10.244.3.20') }],
  }),
  check({ kubeadmFiles, plan }, report) {
    for (const endpoint of endpointsOf(kubeadmFiles)) {
      for (const { use, range } of clusterRanges(plan, kubeadmFiles)) {
        if (!range.value.contains(endpoint.value)) continue;
        const facts = { address: `${endpoint.value}`, use, text: range.text };
        report('inside', facts, {
          at: { at: endpoint.at, value: facts.address, label: 'endpoints' },
          other: rangeSide(range),
          breaks: `kube-apiserver: loses etcd as soon as ${use === 'pod' ? 'a node has the block around its address' : 'a Service gets its address'}`,
          data: facts,
        });
      }
    }
  },
});

function endpointsOf(files: ClusterModel['kubeadmFiles']): Located<Address>[] {
  const cluster = files.find((file) => isForInit(file) && file.cluster)?.cluster;
  const path = ['etcd', 'external', 'endpoints'];
  return asList(cluster && valueAt(cluster.value, path)).flatMap((item, index) => {
    const host = /^https?:\/\/([^/]+)/.exec(asText(item) ?? '')?.[1] ?? '';
    const reading = parseAddressSloppy(splitHostPort(host)?.host ?? host);
    if (!cluster || !reading.ok) return [];
    return [{ value: reading.value, at: at(cluster.source, ...path, index), origin: 'given' }];
  });
}
