import type { PlanRange } from '../../model/address-plan';
import type { Located } from '../../model/located';
import type { Family } from '../../net/family';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { valueSide } from '../flag-side';
import { knowsCluster } from '../node-clash';
import { nameOfNode } from '../node-files';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

interface Families {
  readonly node: string;
  readonly nodeIp: string;
  readonly services: string;
  readonly family: Family;
}

export const nodeIpFamily = defineRule({
  code: 'NET405',
  name: 'node-ip-family',
  severity: 'error',
  reads: ['plan', 'nodes', 'kubeadmFiles'],
  docs: {
    summary: 'The first node-ip of a node has the first IP family of the cluster.',
    why: 'kube-proxy takes the family of the node address for its own first one and logs an error, or exits on single-stack hosts, when the cluster has none of that family.',
    symptoms: ['kube-proxy-restarts', 'service-does-not-answer'],
    since: '0.1.0',
    source: 'kube-proxy cmd/kube-proxy/app/server.go (checkBadIPConfig)',
  },
  findings: {
    other: ({ node, nodeIp, services, family }: Families) => ({
      what: `${node} registers ${nodeIp}, Services in ${services} are ${family}`,
      fix: `give ${node} a node-ip of family ${family} first`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'dual-stack, IPv4 first on both sides',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration:
  kubeletExtraArgs:
    - name: node-ip
      value: 192.168.1.10,fd00:1::10
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16,fd00:10:244::/56
  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112
`,
      },
    ],
    invalid: [
      {
        title: 'an IPv6 node in an IPv4 cluster',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration:
  kubeletExtraArgs:
    - name: node-ip
      value: fd00:1::10
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
`,
      },
    ],
  }),
  check({ plan, nodes, kubeadmFiles }, report) {
    const [services] = plan.services;
    if (!services || !knowsCluster(kubeadmFiles)) return;
    for (const node of nodes) {
      const [nodeIp] = node.nodeIps;
      const family = nodeIp && familyOf(nodeIp);
      if (!nodeIp || !family || family === services.value.family) continue;
      const isServed = hasFamily(plan.services, family);
      report(
        'other',
        {
          node: nameOfNode(node),
          nodeIp: nodeIp.value,
          services: services.text,
          family: services.value.family,
        },
        {
          at: valueSide(nodeIp, 'node-ip'),
          other: rangeSide(services),
          severity: isServed ? 'warning' : 'error',
          breaks: isServed
            ? 'kube-proxy: takes the second family of the cluster for the first one on this node'
            : 'kube-proxy: handles the family of the node first, and no Service has an address of it; exits on single-stack hosts',
          data: { nodeIp: nodeIp.value, services: services.text },
        },
      );
    }
  },
});

const hasFamily = (ranges: readonly PlanRange[], family: Family): boolean =>
  ranges.some(({ value }) => value.family === family);

function familyOf({ value }: Located<string>): Family | undefined {
  const reading = parseAddressSloppy(value);
  return reading.ok ? reading.value.family : undefined;
}
