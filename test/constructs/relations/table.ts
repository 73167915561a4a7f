import { ServiceType } from 'cdk8s-plus-28';
import {
  ClusterNetwork,
  Cni,
  type KubeadmApp,
  KubeadmCluster,
  Protocol,
  TrafficPolicy,
} from '../../../lib';
import type { Member } from './forms';
import {
  externalName,
  flannelConfig,
  headless,
  ingress,
  policyTo,
  service,
  slice,
  statefulSet,
  WEB,
  workload,
} from './members';

const { CLUSTER_IP, LOAD_BALANCER, NODE_PORT } = ServiceType;

/** A field of a member, in the words of the API, the line on which YAML has its value, and the prop of ours. */
export type Field = readonly [member: 0 | 1, path: string, line: string, prop?: string];

/** What two objects, or one beside the cluster, have to do with each other. */
export interface Relation {
  readonly title: string;
  readonly code: string;
  /** What is blamed, and the other party where that is a member, too. */
  readonly fields: readonly Field[];
  readonly wrong: readonly Member[];
  /** Looks alike, and is fine. */
  readonly right: readonly Member[];
  readonly around?: (app: KubeadmApp) => void;
  /** What is said besides, of other things. */
  readonly also?: readonly string[];
}

const nodePort = (name: string, number: number): Member =>
  service(name, NODE_PORT, { ports: [{ port: 80, nodePort: number }] });

const clusterIp = (name: string, clusterIP: string): Member =>
  service(name, CLUSTER_IP, { clusterIP, ports: [{ port: 80 }] });

const externalIps = (name: string, port: number): Member =>
  service(name, CLUSTER_IP, { externalIPs: ['192.0.2.80'], ports: [{ port }] });

const loadBalancer = (name: string, loadBalancerIP: string): Member =>
  service(name, LOAD_BALANCER, { loadBalancerIP, ports: [{ port: 80 }] });

const web = (targetPort: number | string, protocol = Protocol.TCP): Member =>
  service('web', CLUSTER_IP, { selector: WEB, ports: [{ port: 80, targetPort, protocol }] });

const local = service('web', NODE_PORT, {
  selector: WEB,
  externalTrafficPolicy: TrafficPolicy.LOCAL,
  ports: [{ port: 80 }],
});

const agent = (name: string, fields: Parameters<typeof workload>[2]): Member =>
  workload('DaemonSet', name, { labels: { app: name }, ...fields });

function lab(app: KubeadmApp, cni?: Cni): void {
  const network = new ClusterNetwork(app, 'network', {
    podCidrs: ['10.244.0.0/16'],
    serviceCidrs: ['10.96.0.0/16'],
  });
  const cluster = new KubeadmCluster(app, 'lab', {
    kubernetesVersion: '1.36.4',
    network,
    ...(cni && { cni }),
  });
  cluster.addControlPlane('cp1', { address: '192.168.56.10' });
  for (const host of [11, 12, 13]) cluster.addWorker(`w${host}`, { address: `192.168.56.${host}` });
}

const onFlannel = (app: KubeadmApp): void => lab(app, Cni.flannel());

const onCalico = (app: KubeadmApp): void => lab(app);

export const RELATIONS: readonly Relation[] = [
  {
    title: 'a node port of two Services',
    code: 'NET328',
    fields: [
      [1, 'spec.ports[0].nodePort', 'nodePort: 30080'],
      [0, 'spec.ports[0].nodePort', 'nodePort: 30080'],
    ],
    wrong: [nodePort('one', 30080), nodePort('two', 30080)],
    right: [nodePort('one', 30080), nodePort('two', 30081)],
  },
  {
    title: 'a cluster IP of two Services',
    code: 'NET330',
    fields: [
      [1, 'spec.clusterIP', 'clusterIP: 10.96.0.80'],
      [0, 'spec.clusterIP', 'clusterIP: 10.96.0.80'],
    ],
    wrong: [clusterIp('one', '10.96.0.80'), clusterIp('two', '10.96.0.80')],
    right: [clusterIp('one', '10.96.0.80'), clusterIp('two', '10.96.0.81')],
  },
  {
    title: 'one port of an external address, two Services',
    code: 'NET880',
    also: ['NET355'],
    fields: [
      [1, 'spec.externalIPs[0]', '- 192.0.2.80'],
      [0, 'spec.externalIPs[0]', '- 192.0.2.80'],
    ],
    wrong: [externalIps('one', 80), externalIps('two', 80)],
    right: [externalIps('one', 80), externalIps('two', 81)],
  },
  {
    title: 'a load-balancer address of two Services',
    code: 'NET880',
    fields: [
      [1, 'spec.loadBalancerIP', 'loadBalancerIP: 192.0.2.80'],
      [0, 'spec.loadBalancerIP', 'loadBalancerIP: 192.0.2.80'],
    ],
    wrong: [loadBalancer('one', '192.0.2.80'), loadBalancer('two', '192.0.2.80')],
    right: [loadBalancer('one', '192.0.2.80'), loadBalancer('two', '192.0.2.81')],
  },
  {
    title: 'a host port of two DaemonSets',
    code: 'NET803',
    fields: [
      [1, 'spec.template.spec.containers[0].ports[0].hostPort', 'hostPort: 8080'],
      [0, 'spec.template.spec.containers[0].ports[0].hostPort', 'hostPort: 8080'],
    ],
    wrong: [agent('one', { port: 80, hostPort: 8080 }), agent('two', { port: 81, hostPort: 8080 })],
    right: [agent('one', { port: 80, hostPort: 8080 }), agent('two', { port: 80, hostPort: 8081 })],
  },
  {
    title: 'a port of the host network, and a host port',
    code: 'NET803',
    also: ['NET829'],
    fields: [
      [1, 'spec.template.spec.containers[0].ports[0].hostPort', 'hostPort: 9200'],
      [0, 'spec.template.spec.containers[0].ports[0].containerPort', '- containerPort: 9200'],
    ],
    wrong: [
      agent('one', { port: 9200, hostNetwork: true }),
      agent('two', { port: 80, hostPort: 9200 }),
    ],
    right: [agent('one', { port: 9200 }), agent('two', { port: 80, hostPort: 9200 })],
  },
  {
    title: 'a selector that matches no workload',
    code: 'NET800',
    fields: [[0, 'spec.selector', 'app: web']],
    wrong: [web(80), agent('shop', { port: 80 })],
    right: [web(80), agent('shop', { port: 80, labels: WEB })],
  },
  {
    title: 'a target port by a name that no container declares',
    code: 'NET801',
    fields: [
      [0, 'spec.ports[0].targetPort', 'targetPort: web'],
      [1, 'spec.template.metadata.labels', 'app: web'],
    ],
    wrong: [web('web'), workload('Deployment', 'web', { port: 80, portName: 'http' })],
    right: [web('http'), workload('Deployment', 'web', { port: 80, portName: 'http' })],
  },
  {
    title: 'a target port by a number that no container lists',
    code: 'NET802',
    fields: [
      [0, 'spec.ports[0].targetPort', 'targetPort: 8000'],
      [1, 'spec.template.spec.containers[0].ports[0].containerPort', '- containerPort: 8080'],
    ],
    wrong: [web(8000), workload('Deployment', 'web', { port: 8080 })],
    right: [web(8080), workload('Deployment', 'web', { port: 8080 })],
  },
  {
    title: 'a protocol that differs',
    code: 'NET802',
    fields: [
      [0, 'spec.ports[0].targetPort', 'targetPort: 53'],
      [1, 'spec.template.spec.containers[0].ports[0].protocol', 'protocol: TCP'],
    ],
    wrong: [web(53, Protocol.UDP), workload('Deployment', 'dns', { port: 53, protocol: 'TCP' })],
    right: [web(53, Protocol.UDP), workload('Deployment', 'dns', { port: 53, protocol: 'UDP' })],
  },
  {
    title: 'traffic policy Local, and nodes without a pod',
    code: 'NET810',
    fields: [
      [0, 'spec.externalTrafficPolicy', 'externalTrafficPolicy: Local'],
      [1, 'spec.template.metadata.labels', 'app: web'],
    ],
    also: ['NET011'],
    around: onFlannel,
    wrong: [local, workload('Deployment', 'web', { port: 80, replicas: 1 })],
    right: [local, workload('Deployment', 'web', { port: 80, replicas: 4 })],
  },
  {
    title: 'a Service without readiness behind it',
    code: 'NET824',
    fields: [
      [0, 'spec.selector', 'app: web'],
      [1, 'spec.template.metadata.labels', 'app: web'],
    ],
    wrong: [web(80), workload('Deployment', 'web', { port: 80, isUnprobed: true })],
    right: [web(80), workload('Deployment', 'web', { port: 80 })],
  },
  {
    title: 'the backend of an Ingress that does not exist',
    code: 'NET806',
    fields: [[1, 'spec.defaultBackend.service.name', 'name: two']],
    wrong: [nodePort('one', 30080), ingress('ingress', 'two', 80)],
    right: [nodePort('one', 30080), ingress('ingress', 'one', 80)],
  },
  {
    title: 'a port of the backend that the Service does not have',
    code: 'NET806',
    fields: [
      [1, 'spec.defaultBackend.service.port', 'number: 81'],
      [0, 'spec.ports', '- port: 80'],
    ],
    wrong: [nodePort('one', 30080), ingress('ingress', 'one', 81)],
    right: [nodePort('one', 30080), ingress('ingress', 'one', 80)],
  },
  {
    title: 'an ipBlock of Service addresses',
    code: 'NET807',
    fields: [[0, 'spec.egress[0].to[0].ipBlock.cidr', 'cidr: 10.96.0.0/24']],
    also: ['NET011'],
    around: onCalico,
    wrong: [policyTo('policy', '10.96.0.0/24'), workload('Deployment', 'web', { port: 80 })],
    right: [policyTo('policy', '10.0.0.0/24'), workload('Deployment', 'web', { port: 80 })],
  },
  {
    title: 'ExternalNames in a circle',
    code: 'NET346',
    fields: [
      [0, 'spec.externalName', 'externalName: two.default.svc.cluster.local'],
      [1, 'spec.externalName', 'externalName: one.default.svc.cluster.local'],
    ],
    wrong: [
      externalName('one', 'two.default.svc.cluster.local'),
      externalName('two', 'one.default.svc.cluster.local'),
    ],
    right: [
      externalName('one', 'two.default.svc.cluster.local'),
      externalName('two', 'one.example.com'),
    ],
  },
  {
    title: 'an ExternalName that is an address',
    code: 'NET353',
    fields: [[0, 'spec.externalName', 'externalName: 192.0.2.80']],
    wrong: [externalName('one', '192.0.2.80')],
    right: [externalName('one', '192.0.2.80.example.com')],
  },
  {
    title: 'a host port on a network without portmap',
    code: 'NET804',
    fields: [
      [1, 'spec.template.spec.containers[0].ports[0].hostPort', 'hostPort: 8080'],
      [0, 'data["cni-conf.json"].plugins', '"plugins": ['],
    ],
    wrong: [flannelConfig(), agent('web', { port: 80, hostPort: 8080 })],
    right: [flannelConfig('portmap'), agent('web', { port: 80, hostPort: 8080 })],
  },
  {
    title: 'a StatefulSet whose Service is not headless',
    code: 'NET805',
    fields: [[1, 'spec.serviceName', 'serviceName: wep']],
    wrong: [headless('web'), statefulSet('web', 'wep')],
    right: [headless('web'), statefulSet('web', 'web')],
  },
  {
    title: 'an EndpointSlice of no Service',
    code: 'NET340',
    also: ['NET341'],
    fields: [
      [
        1,
        'metadata.labels["kubernetes.io/service-name"]',
        'kubernetes.io/service-name: dp',
        'serviceName',
      ],
    ],
    wrong: [nodePort('db', 30080), slice('db-1', 'dp', 'sql')],
    right: [
      service('db', CLUSTER_IP, { ports: [{ name: 'sql', port: 5432 }] }),
      slice('db-1', 'db', 'sql'),
    ],
  },
];
