import type { ApiObjectProps } from 'cdk8s';
import {
  ConfigMap,
  DaemonSet,
  Deployment,
  k8s,
  NetworkPolicy,
  NetworkPolicyIpBlock,
  Protocol as PlusProtocol,
  Pods,
  Probe,
  Service,
  type ServiceProps,
  ServiceType,
} from 'cdk8s-plus-28';
import {
  ClusterIPService,
  EndpointSlice,
  ExternalNameService,
  type ExternalServiceProps,
  HeadlessService,
  LoadBalancerService,
  NodePortService,
  type NodePortServicePort,
  type Protocol,
} from '../../../lib';
import type { Member } from './forms';

/** The fields that the Services of the relations are told. */
interface ServiceFields
  extends Pick<ExternalServiceProps, 'clusterIP' | 'externalIPs' | 'externalTrafficPolicy'> {
  readonly selector?: Record<string, string>;
  readonly ports: NodePortServicePort[];
  readonly loadBalancerIP?: string;
}

const CLASSES = {
  [ServiceType.CLUSTER_IP]: ClusterIPService,
  [ServiceType.NODE_PORT]: NodePortService,
  [ServiceType.LOAD_BALANCER]: LoadBalancerService,
};

/** A Service with an address. */
export function service(name: string, type: keyof typeof CLASSES, fields: ServiceFields): Member {
  const metadata = { name };
  const plus = plusServiceOf(fields);
  return {
    manifest: object('v1', 'Service', name, { spec: { type, ...fields } }),
    ours: (chart) => {
      new CLASSES[type](chart, 'ours', { metadata, ...fields });
    },
    ...(plus && {
      plus: (chart) => {
        const { selector: labels } = fields;
        const selector = labels && { selector: Pods.select(chart, 'pods', { labels }) };
        new Service(chart, 'plus', { metadata, type, ...selector, ...plus });
      },
    }),
  };
}

/** Undefined for fields that cdk8s-plus does not have. */
function plusServiceOf(fields: ServiceFields): ServiceProps | undefined {
  const { ports, selector: _, clusterIP, externalIPs, ...others } = fields;
  const numbered = ports.flatMap(({ targetPort, protocol, appProtocol: __, ...port }) =>
    typeof targetPort === 'string'
      ? []
      : [
          {
            ...port,
            ...(targetPort && { targetPort }),
            ...(protocol && { protocol: plusOf(protocol) }),
          },
        ],
  );
  if (Object.keys(others).length > 0 || numbered.length < ports.length) return undefined;
  return { ports: numbered, ...(clusterIP && { clusterIP }), ...(externalIPs && { externalIPs }) };
}

const plusOf = (protocol: Protocol | 'TCP' | 'UDP'): PlusProtocol => PlusProtocol[protocol];

export const headless = (name: string): Member => ({
  manifest: object('v1', 'Service', name, { spec: { clusterIP: 'None', selector: WEB } }),
  ours: (chart) => {
    new HeadlessService(chart, 'ours', { metadata: { name }, selector: WEB });
  },
});

export const externalName = (name: string, target: string): Member => ({
  manifest: object('v1', 'Service', name, { spec: { type: 'ExternalName', externalName: target } }),
  ours: (chart) => {
    new ExternalNameService(chart, 'ours', { metadata: { name }, externalName: target });
  },
  plus: (chart) => {
    const type = ServiceType.EXTERNAL_NAME;
    new Service(chart, 'plus', { metadata: { name }, type, externalName: target });
  },
});

/** One address behind a Service that has no selector. */
export function slice(name: string, serviceName: string, portName: string): Member {
  const endpoints = [{ addresses: ['192.0.2.10'] }];
  const ports = [{ name: portName, port: 5432 }];
  const labels = { 'kubernetes.io/service-name': serviceName };
  return {
    manifest: {
      ...object('discovery.k8s.io/v1', 'EndpointSlice', name, { endpoints, ports }),
      metadata: { name, labels },
      addressType: 'IPv4',
    },
    ours: (chart) => {
      new EndpointSlice(chart, 'ours', { metadata: { name }, serviceName, endpoints, ports });
    },
    plus: (chart) => {
      const metadata = { name, labels };
      new k8s.KubeEndpointSlice(chart, 'plus', { metadata, addressType: 'IPv4', endpoints, ports });
    },
  };
}

/** Labels of every pod here that is told no others. */
export const WEB = { app: 'web' };

interface PodFields {
  readonly labels?: Record<string, string>;
  readonly port: number;
  readonly portName?: string;
  readonly hostPort?: number;
  readonly protocol?: 'TCP' | 'UDP';
  readonly hostNetwork?: boolean;
  readonly isUnprobed?: boolean;
  readonly replicas?: number;
}

const WORKLOADS = { Deployment, DaemonSet };

/** A workload of one container with one port. */
export function workload(kind: keyof typeof WORKLOADS, name: string, fields: PodFields): Member {
  const { labels = WEB, port, portName, hostPort, protocol, isUnprobed, ...rest } = fields;
  const { replicas, hostNetwork } = rest;
  const scale = replicas === undefined ? {} : { replicas };
  const listed = { ...(portName && { name: portName }), ...(hostPort && { hostPort }) };
  const container = {
    name: 'main',
    image: 'main',
    ports: [{ containerPort: port, ...listed, ...(protocol && { protocol }) }],
    ...(isUnprobed ? {} : { readinessProbe: { tcpSocket: { port } } }),
  };
  const spec = { containers: [container], ...(hostNetwork && { hostNetwork }) };
  const template = { metadata: { labels }, spec };
  return {
    manifest: object('apps/v1', kind, name, {
      spec: { ...scale, selector: { matchLabels: labels }, template },
    }),
    plus: (chart) => {
      new WORKLOADS[kind](chart, 'plus', {
        metadata: { name },
        podMetadata: { labels },
        ...scale,
        ...(hostNetwork && { hostNetwork }),
        containers: [
          {
            image: 'main',
            ports: [{ number: port, ...listed, ...(protocol && { protocol: plusOf(protocol) }) }],
            ...(isUnprobed ? {} : { readiness: Probe.fromTcpSocket({ port }) }),
          },
        ],
      });
    },
  };
}

export function ingress(name: string, backend: string, port: number): Member {
  const service = { name: backend, port: { number: port } };
  const spec = { defaultBackend: { service } };
  return {
    manifest: object('networking.k8s.io/v1', 'Ingress', name, { spec }),
    plus: (chart) => {
      new k8s.KubeIngress(chart, 'plus', { metadata: { name }, spec });
    },
  };
}

/** A policy that lets the pods `WEB` reach one range. */
export const policyTo = (name: string, cidr: string): Member => ({
  manifest: object('networking.k8s.io/v1', 'NetworkPolicy', name, {
    spec: {
      podSelector: { matchLabels: WEB },
      policyTypes: ['Egress'],
      egress: [{ to: [{ ipBlock: { cidr } }] }],
    },
  }),
  plus: (chart) => {
    new NetworkPolicy(chart, 'plus', {
      metadata: { name },
      selector: Pods.select(chart, 'pods', { labels: WEB }),
      egress: { rules: [{ peer: NetworkPolicyIpBlock.ipv4(chart, 'block', cidr) }] },
    });
  },
});

export function statefulSet(name: string, serviceName: string): Member {
  const container = { name: 'main', image: 'main', readinessProbe: { tcpSocket: { port: 80 } } };
  const spec = {
    serviceName,
    selector: { matchLabels: WEB },
    template: { metadata: { labels: WEB }, spec: { containers: [container] } },
  };
  return { manifest: object('apps/v1', 'StatefulSet', name, { spec }) };
}

/** flannel's ConfigMap: the list that its daemon puts onto every node. */
export function flannelConfig(...plugins: readonly string[]): Member {
  const metadata = { name: 'kube-flannel-cfg', namespace: 'kube-flannel' };
  const delegate = { type: 'flannel', delegate: { hairpinMode: true, isDefaultGateway: true } };
  const others = plugins.map((type) => ({ type, capabilities: { portMappings: true } }));
  const list = { name: 'cbr0', cniVersion: '0.3.1', plugins: [delegate, ...others] };
  const netConf = { Network: '10.244.0.0/16', Backend: { Type: 'vxlan' } };
  const data = {
    'cni-conf.json': JSON.stringify(list, null, 2),
    'net-conf.json': JSON.stringify(netConf),
  };
  return {
    manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata, data },
    plus: (chart) => {
      new ConfigMap(chart, 'plus', { metadata, data });
    },
  };
}

const object = (
  apiVersion: string,
  kind: string,
  name: string,
  rest: Readonly<Record<string, unknown>>,
): ApiObjectProps => ({ apiVersion, kind, metadata: { name }, ...rest });
