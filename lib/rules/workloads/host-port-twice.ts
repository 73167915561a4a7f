import { valueAt } from '../../model/document';
import {
  covers,
  type HostPortClaim,
  hostPortClaims,
  isDaemonSet,
  isSameHostPort,
} from '../../model/host-port-claims';
import { at } from '../../model/located';
import type { NodePlan } from '../../model/node-plan';
import { asNumber } from '../../model/type-meta';
import { workloadName } from '../../model/workload';
import { workloadsOf } from '../../model/workload-index';
import { defineRule, type Side } from '../rule';
import { manyExamples } from '../services/service-example';
import { workloadExample } from './workload-example';
import { portSide } from './workload-side';

interface Taken {
  readonly port: number;
  readonly protocol: string;
  readonly workload: string;
  readonly other: string;
}

interface TooMany {
  readonly port: number;
  readonly workload: string;
  readonly replicas: number;
  readonly nodes: number;
}

const agent = (name: string, ports: string, podSpec: string[] = []): string =>
  workloadExample({ kind: 'DaemonSet', name, labels: `app: ${name}`, ports, podSpec });

export const hostPortTwice = defineRule({
  code: 'NET803',
  name: 'host-port-twice',
  severity: 'error',
  reads: ['nodes', 'objects'],
  docs: {
    summary: 'Pods that run on one node must not ask for the same port of it.',
    why: 'The scheduler puts no second pod with a hostPort onto a node; a pod of the host network counts with its container ports. What comes second stays Pending for ever.',
    symptoms: ['pods-pending'],
    since: '0.1.0',
    source: 'kube-scheduler plugins/nodeports; framework/types.go HostPortInfo',
    whenToIgnore: 'when the two are never installed together',
  },
  findings: {
    taken: ({ port, protocol, workload, other }: Taken) => ({
      what: `${workload} and ${other} both take ${protocol} port ${port} of their nodes, which they share`,
      fix: `give ${workload} a hostPort of its own, or none`,
    }),
    tooMany: ({ port, workload, replicas, nodes }: TooMany) => ({
      what: `${replicas} replicas of ${workload} each take port ${port} of a node, and there are ${nodes} nodes`,
      fix: `replicas: ${nodes}, or make it a DaemonSet`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one port of two protocols',
        text: manyExamples(
          agent('dns', '{ containerPort: 53, hostPort: 53, protocol: UDP }'),
          agent('proxy', '{ containerPort: 53, hostPort: 53 }'),
        ),
      },
      {
        title: 'nodes of different kinds',
        text: manyExamples(
          agent('amd', '{ containerPort: 80, hostPort: 80 }', [
            'nodeSelector: { kubernetes.io/arch: amd64 }',
          ]),
          agent('arm', '{ containerPort: 80, hostPort: 80 }', [
            'nodeSelector: { kubernetes.io/arch: arm64 }',
          ]),
        ),
      },
      {
        title: 'different addresses of the nodes',
        text: manyExamples(
          agent('inner', '{ containerPort: 80, hostPort: 80, hostIP: 127.0.0.1 }'),
          agent('outer', '{ containerPort: 80, hostPort: 80, hostIP: 192.168.1.10 }'),
        ),
      },
    ],
    invalid: [
      {
        title: 'two DaemonSets',
        text: manyExamples(
          agent('web', '{ containerPort: 80, hostPort: 8080 }'),
          agent('shop', '{ containerPort: 81, hostPort: 8080 }'),
        ),
      },
      {
        title: 'the host network, and a hostPort',
        text: manyExamples(
          agent('exporter', '{ containerPort: 9200 }', ['hostNetwork: true']),
          workloadExample({ ports: '{ containerPort: 80, hostPort: 9200 }' }),
        ),
      },
    ],
  }),
  check({ nodes, objects }, report) {
    const claims = hostPortClaims(workloadsOf(objects));
    for (const [claim, first] of clashesOf(claims)) {
      const workload = workloadName(claim.workload);
      const { hostPort: port } = claim;
      const data = {
        port,
        protocol: claim.port.protocol,
        workload,
        other: workloadName(first.workload),
      };
      const breaks = `kube-scheduler: pods of ${workload} stay Pending, no node has the port free`;
      report('taken', data, { at: sideOf(claim), other: sideOf(first), breaks, data });
    }
    const known = countOf(nodes);
    if (known === undefined) return;
    for (const claim of claims) {
      const replicas = asNumber(valueAt(claim.workload.object.value, REPLICAS)) ?? 1;
      if (replicas <= known) continue;
      const workload = workloadName(claim.workload);
      const data = { port: claim.hostPort, workload, replicas, nodes: known };
      report('tooMany', data, {
        at: sideOf(claim),
        other: { at: at(claim.workload.object.source, ...REPLICAS), value: `${replicas}` },
        severity: 'warning',
        breaks: `kube-scheduler: ${replicas - known} pods of ${workload} stay Pending`,
        data,
      });
    }
  },
});

const REPLICAS = ['spec', 'replicas'];

/** Each claim with the first DaemonSet that has the port on every node where its pods may run. */
function clashesOf(claims: readonly HostPortClaim[]): [HostPortClaim, HostPortClaim][] {
  const ofDaemonSets = new Map<number, HostPortClaim[]>();
  for (const claim of claims) {
    if (!isDaemonSet(claim.workload)) continue;
    const same = ofDaemonSets.get(claim.hostPort);
    if (same) same.push(claim);
    else ofDaemonSets.set(claim.hostPort, [claim]);
  }
  return claims.flatMap((claim): [HostPortClaim, HostPortClaim][] => {
    const daemonSets = ofDaemonSets.get(claim.hostPort) ?? [];
    const place = daemonSets.indexOf(claim);
    const earlier = place === -1 ? daemonSets : daemonSets.slice(0, place);
    const first = earlier.find((other) => isClash(claim, other));
    return first ? [[claim, first]] : [];
  });
}

const isClash = (claim: HostPortClaim, first: HostPortClaim): boolean =>
  workloadName(claim.workload) !== workloadName(first.workload) &&
  isSameHostPort(claim, first) &&
  (covers(first.workload, claim.workload) || covers(claim.workload, first.workload));

/** Undefined where one file without a name may stand for many nodes. */
const countOf = (nodes: readonly NodePlan[]): number | undefined =>
  nodes.length > 1 && nodes.every(({ name }) => name) ? nodes.length : undefined;

const sideOf = ({ workload, port, hostPort }: HostPortClaim): Side =>
  portSide(workload, port, port.hostPort > 0 ? 'hostPort' : 'containerPort', hostPort);
