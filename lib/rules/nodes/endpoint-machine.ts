import type { NodeAddress } from '../../model/address-plan';
import { prefixTable } from '../cluster-range';
import { addressSide } from '../node-clash';
import { nameOfNode } from '../node-files';
import { defineRule } from '../rule';
import {
  type ApiEndpoint,
  controlPlaneEndpointOf,
  endpointSide,
  joinEndpointsOf,
} from './api-endpoint';
import { clusterAt, joinText } from './endpoint-example';

interface Wrong {
  readonly endpoint: string;
  readonly node: string;
}

const SECOND = {
  file: 'cp2.yaml',
  text: joinText(
    '192.168.1.10',
    'cp2',
    'controlPlane: { localAPIEndpoint: { advertiseAddress: 192.168.1.11 } }',
  ),
};

export const endpointMachine = defineRule({
  code: 'NET413',
  name: 'endpoint-machine',
  severity: 'warning',
  reads: ['kubeadmFiles', 'nodes', 'plan'],
  docs: {
    summary: 'An endpoint that is the address of a node is one where its API server listens.',
    why: 'An address of a worker answers nobody, and neither does another port than bindPort. With several control planes behind the address of one of them the cluster is gone when that one is.',
    symptoms: ['init-times-out', 'join-fails'],
    since: '0.1.0',
    source:
      'kubeadm localAPIEndpoint.bindPort, controlPlaneEndpoint; Creating highly available clusters',
    whenToIgnore: 'when a load balancer or a proxy runs on that node, or on every node',
  },
  findings: {
    itself: ({ endpoint }: { endpoint: string }) => ({
      what: `controlPlaneEndpoint ${endpoint} is each machine itself, and every node gets it in its kubeconfig`,
      fix: 'write an address or a name that all nodes reach',
    }),
    worker: ({ endpoint, node }: Wrong) => ({
      what: `${endpoint} is an address of ${node}, a worker, where no API server listens`,
      fix: 'write the address of a control plane or of a load balancer',
    }),
    port: ({ endpoint, node, bindPort }: Wrong & { bindPort: number }) => ({
      what: `${endpoint} is an address of ${node}, whose API server listens on ${bindPort}`,
      fix: `write port ${bindPort}`,
    }),
    single: ({ endpoint, node, count }: Wrong & { count: number }) => ({
      what: `controlPlaneEndpoint ${endpoint} is the address of ${node}, and there are ${count} control planes`,
      fix: 'write the address of a load balancer, or one that moves between the control planes',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'its own address', text: clusterAt('controlPlaneEndpoint: 192.168.1.10:6443') },
      {
        title: 'a moving address in front of two',
        text: clusterAt('controlPlaneEndpoint: 192.168.1.9:6443'),
        beside: [SECOND],
      },
    ],
    invalid: [
      {
        title: 'the cluster hangs on one of two',
        text: clusterAt('controlPlaneEndpoint: 192.168.1.10:6443'),
        beside: [SECOND],
      },
      {
        title: 'every machine asks itself',
        text: clusterAt('controlPlaneEndpoint: localhost:6443'),
      },
      {
        title: 'a join that knocks at the wrong port',
        text: clusterAt(),
        beside: [{ file: 'w1.yaml', text: joinText('192.168.1.10:8443') }],
      },
    ],
  }),
  check({ kubeadmFiles, nodes, plan }, report) {
    const endpoint = controlPlaneEndpointOf(kubeadmFiles);
    const servers = nodes.filter(({ role }) => role === 'control-plane').length;
    const joins = joinEndpointsOf(nodes).filter(({ text }) => text !== endpoint?.text);
    for (const { at, isOfCluster } of [
      ...(endpoint ? [{ at: endpoint, isOfCluster: true }] : []),
      ...joins.map((join) => ({ at: join, isOfCluster: false })),
    ]) {
      if (isOfCluster && isLoopback(at)) {
        report('itself', { endpoint: at.text }, { at: endpointSide(at), breaks: REFUSED });
      }
      const owner = ownerOf(at, plan.nodeAddresses);
      if (!owner) continue;
      const facts = { endpoint: at.text, node: nameOfNode(owner.node) };
      const sides = { at: endpointSide(at), other: addressSide(owner), data: { ...facts } };
      const bindPort = owner.node.bindPort?.value;
      if (owner.node.role === 'worker') {
        report('worker', facts, { ...sides, breaks: REFUSED });
      } else if (bindPort !== undefined && at.port !== undefined && at.port !== bindPort) {
        report('port', { ...facts, bindPort }, { ...sides, breaks: REFUSED });
      } else if (isOfCluster && servers > 1) {
        const breaks = `kubelet: every node loses the API server when ${facts.node} is down`;
        report('single', { ...facts, count: servers }, { ...sides, breaks });
      }
    }
  },
});

const LOOPBACK = prefixTable([{ cidr: '127.0.0.0/8' }, { cidr: '::1/128' }]);

const REFUSED = 'kubeadm: init and join wait for an API server there, "connection refused"';

const isLoopback = ({ host, address }: ApiEndpoint): boolean =>
  address ? LOOPBACK().some(({ prefix }) => prefix.contains(address)) : host === 'localhost';

const ownerOf = (
  { address }: ApiEndpoint,
  owners: readonly NodeAddress[],
): NodeAddress | undefined => owners.find(({ value }) => address && value.equals(address));
