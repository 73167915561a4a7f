import { type HostPortClaim, hostPortClaims } from '../../model/host-port-claims';
import type { PortOfService } from '../../model/service-index';
import { portsWith } from '../../model/service-index';
import { nodePortOf, takesNodePorts } from '../../model/service-node-ports';
import type { ServiceView } from '../../model/service-view';
import { workloadName } from '../../model/workload';
import { workloadsOf } from '../../model/workload-index';
import { withArgument } from '../components/argument-example';
import { type HostListeners, hostListeners } from '../nodes/host-listeners';
import { toleratesControlPlane } from '../nodes/host-network-pods';
import { clash, type Listener, programOf } from '../nodes/listener';
import { defineRule, type Side } from '../rule';
import { portRangeSide } from '../services/port-range-side';
import { manyExamples, serviceExample } from '../services/service-example';
import { fieldSide, nameOf } from '../services/service-side';
import { workloadExample } from './workload-example';
import { portSide } from './workload-side';

interface Taken {
  readonly hostPort: number;
  readonly protocol: string;
  readonly workload: string;
}

const on = (hostPort: number, ...podSpec: readonly string[]): string =>
  workloadExample({
    kind: 'DaemonSet',
    name: 'agent',
    labels: 'app: agent',
    ports: `{ containerPort: 80, hostPort: ${hostPort} }`,
    podSpec,
  });

const besideCluster = (text: string) => ({
  text: withArgument('scheduler', 'v', '2'),
  beside: [{ file: 'agent.yaml', text }],
});

const ON_30080 = serviceExample('type: NodePort', 'ports: [{ port: 80, nodePort: 30080 }]');

export const hostPortTaken = defineRule({
  code: 'NET831',
  name: 'host-port-taken',
  severity: 'error',
  reads: [
    'componentConfigs',
    'controlPlane',
    'kubeadmFiles',
    'kubelets',
    'nodes',
    'objects',
    'plan',
    'services',
  ],
  docs: {
    summary: 'A hostPort is neither a port of a component of the node nor a node port.',
    why: 'Nobody compares them. What comes to the port of a component goes to the pod instead, and kubectl logs or the health checks of the node fail. Of a hostPort and a node port the node port wins, and the pod gets nothing.',
    symptoms: ['service-does-not-answer', 'logs-fail'],
    since: '0.1.0',
    source: 'CNI portmap chain CNI-HOSTPORT-DNAT; kube-proxy iptables proxier KUBE-NODEPORTS',
  },
  findings: {
    component: ({ hostPort, workload, component }: Taken & { component: string }) => ({
      what: `hostPort ${hostPort} of ${workload} takes what comes to ${component} of its nodes`,
      fix: 'choose a hostPort that nothing on the nodes listens on',
    }),
    nodePort: ({ hostPort, protocol, workload, service }: Taken & { service: string }) => ({
      what: `${protocol} port ${hostPort} of the nodes is asked for by ${workload} and is the nodePort of ${service}`,
      fix: `choose a port outside the node port range for ${workload}`,
    }),
    inRange: ({ hostPort, workload, range }: Taken & { range: string }) => ({
      what: `hostPort ${hostPort} of ${workload} is a node port (${range}), which any Service may get`,
      fix: 'choose a hostPort outside the node port range',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a port of nobody', ...besideCluster(on(8080)) },
      {
        title: 'a port of the control plane, on nodes that are none',
        ...besideCluster(on(6443)),
      },
      {
        title: 'another protocol than that of the node port',
        text: manyExamples(
          serviceExample(
            'type: NodePort',
            'ports: [{ port: 53, protocol: UDP, nodePort: 30053 }]',
          ).replace('name: web', 'name: web\n  namespace: edge'),
          on(8080),
        ),
      },
    ],
    invalid: [
      { title: 'the port of the kubelet', ...besideCluster(on(10250)) },
      {
        title: 'the port of kube-apiserver, on control planes',
        ...besideCluster(on(6443, 'tolerations: [{ operator: Exists }]')),
      },
      { title: 'the node port of a Service', text: manyExamples(ON_30080, on(30080)) },
      { title: 'a node port of nobody yet', text: on(30080) },
    ],
  }),
  check(model, report) {
    const claims = hostPortClaims(workloadsOf(model.objects));
    if (claims.length === 0) return;
    const hosts = hostListeners(model);
    const nodePorts = nodePortsOf(model.services);
    const range = model.plan.nodePorts;
    for (const claim of claims) {
      const { hostPort, port, workload } = claim;
      const data = { hostPort, protocol: port.protocol, workload: workloadName(workload) };
      const at = sideOf(claim);
      const isMapped = !workload.isOnHostNetwork;
      const listener = isMapped ? listenerOn(claim, hosts) : undefined;
      if (listener) {
        const facts = { ...data, component: listener.component };
        const breaks = `${listener.component}: gets nothing, portmap sends it to the pod`;
        report('component', facts, { at, other: listener.side, breaks, data: facts });
      }
      const owner = nodePorts.get(`${port.protocol} ${hostPort}`);
      if (owner) {
        const facts = { ...data, service: nameOf(owner.service) };
        const path = ['spec', 'ports', owner.port.index, 'nodePort'];
        report('nodePort', facts, {
          at,
          other: fieldSide(owner.service, path, hostPort),
          breaks: `kube-proxy: sends what comes to port ${hostPort} to ${facts.service}`,
          data: facts,
        });
      } else if (isMapped && range.value.contains(hostPort)) {
        const facts = { ...data, range: `${range.value}` };
        report('inRange', facts, {
          at,
          other: portRangeSide(range),
          severity: 'info',
          breaks: `kube-proxy: a Service that gets port ${hostPort} takes it away from the pod`,
          data: facts,
        });
      }
    }
  },
});

const sideOf = ({ workload, port, hostPort }: HostPortClaim): Side =>
  portSide(workload, port, port.hostPort > 0 ? 'hostPort' : 'containerPort', hostPort);

const ON_EVERY_NODE = ['kubelet', 'kube-proxy'];

/** What listens there on some node where the pods may run. */
function listenerOn(
  { workload, port, hostPort }: HostPortClaim,
  hosts: readonly HostListeners[],
): Listener | undefined {
  if (port.protocol !== 'TCP') return undefined;
  const mayRunOnControlPlane = toleratesControlPlane(workload.spec);
  return hosts
    .flatMap(({ listeners }) => listeners)
    .find(
      (listener) =>
        (mayRunOnControlPlane || ON_EVERY_NODE.includes(programOf(listener))) &&
        clash(listener, { ...listener, address: port.hostIp, port: hostPort }),
    );
}

function nodePortsOf(services: readonly ServiceView[]): ReadonlyMap<string, PortOfService> {
  const owners = portsWith(services, 'nodePort').filter(
    ({ service, port }) => takesNodePorts(service) && nodePortOf(port) !== 0,
  );
  return new Map(
    owners.map((owner) => [`${owner.port.protocol} ${nodePortOf(owner.port)}`, owner]),
  );
}
