import type { AddressPlan } from '../../model/address-plan';
import type { ClusterModel } from '../../model/cluster-model';
import { clusterRanges, prefixTable } from '../cluster-range';
import { knowsCluster } from '../node-clash';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { type DnsUpstream, dnsUpstreams, isDnsPort } from './dns-upstreams';

const loopback = prefixTable([{ cidr: '127.0.0.0/8' }, { cidr: '::1/128' }]);

const corefile = (servers: string) => ({
  text: `apiVersion: v1
kind: ConfigMap
metadata: { name: coredns, namespace: kube-system }
data:
  Corefile: |
    .:53 {
        kubernetes cluster.local in-addr.arpa ip6.arpa
        forward . ${servers} {
           max_concurrent 1000
        }
        loop
    }
`,
  beside: [
    {
      file: 'cluster.yaml',
      text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking: { podSubnet: 10.244.0.0/16 }
`,
    },
  ],
});

export const dnsForwarding = defineRule({
  code: 'NET797',
  name: 'dns-forwarding',
  severity: 'error',
  reads: ['kubeadmFiles', 'objects', 'plan', 'services'],
  docs: {
    summary: 'CoreDNS passes names on to servers outside, and not to itself.',
    why: 'The pod of CoreDNS has a loopback of its own, where it listens itself. The address of kube-dns is CoreDNS, too, and other addresses in the ranges of the cluster are those of pods and Services, if anybody has them.',
    symptoms: ['names-do-not-resolve'],
    since: '0.1.0',
    source: 'CoreDNS plugin/loop and plugin/forward',
  },
  findings: {
    itself: ({ server }: { server: string }) => ({
      what: `CoreDNS passes names on to ${server}, which is CoreDNS itself`,
      fix: 'forward . /etc/resolv.conf, or the address of a DNS server outside',
    }),
    inside: ({ server, use, text }: { server: string; use: string; text: string }) => ({
      what: `CoreDNS passes names on to ${server} in the ${use} range ${text}, and no Service here has that address`,
      fix: 'forward . /etc/resolv.conf, or the address of a DNS server outside',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the servers of the host, and one outside',
        ...corefile('/etc/resolv.conf 1.1.1.1'),
      },
      { title: 'another program in the pod', ...corefile('127.0.0.1:5353') },
    ],
    invalid: [
      { title: 'the stub of the host', ...corefile('127.0.0.53') },
      { title: 'the address of kube-dns', ...corefile('10.96.0.10') },
      { title: 'a server outside whose address the cluster covers', ...corefile('10.100.0.53') },
    ],
  }),
  check({ kubeadmFiles, objects, plan, services }, report) {
    const isKnown = knowsCluster(kubeadmFiles);
    for (const upstream of dnsUpstreams(objects)) {
      const { text, address, at } = upstream;
      const side = { at, value: text, label: 'Corefile' };
      if (isItself(upstream, isKnown ? plan : undefined)) {
        report('itself', { server: text }, { at: side, breaks: LOOP, data: { server: text } });
        continue;
      }
      const around = clusterRanges(plan, kubeadmFiles).find(({ range }) =>
        range.value.contains(address),
      );
      if (!around || hasService(services, address)) continue;
      const facts = { server: text, use: around.use, text: around.range.text };
      report('inside', facts, {
        at: side,
        other: rangeSide(around.range),
        breaks: 'CoreDNS: gets no answer from there, so no name outside the cluster is found',
        data: facts,
      });
    }
  },
});

const LOOP =
  'CoreDNS: "Loop … detected for zone \\".\\"", exits again and again, and no name is found';

const isItself = (upstream: DnsUpstream, plan: AddressPlan | undefined): boolean =>
  isDnsPort(upstream) &&
  (loopback().some(({ prefix }) => prefix.contains(upstream.address)) ||
    plan?.dnsAddress?.equals(upstream.address) === true);

const hasService = (services: ClusterModel['services'], address: DnsUpstream['address']): boolean =>
  services.some(({ spec }) => spec.clusterIP === `${address}`);
