import { readRequest } from '../../emit/host/host-request';
import { type NodeRequest, nodeRequestsOf, UNKNOWN_ADDRESS } from '../../emit/host/node-requests';
import type { HostSettings } from '../../emit/host/settings';
import type { LastingChoiceId } from '../../k8s/lasting-choices';
import type { PlanRange } from '../../model/address-plan';
import type { ClusterModel } from '../../model/cluster-model';
import { type At, at, nowhere } from '../../model/located';
import { textField } from '../../model/type-meta';
import { settledServices } from './settled-services';

/** One thing that a plan settles. */
export interface Settled {
  readonly id: LastingChoiceId;
  /** Node or Service; null for the cluster itself. */
  readonly subject: string | null;
  readonly value: string;
  readonly at: At;
}

/** Everything that the files of a cluster settle for good, defaults included. */
export function settledBy(model: ClusterModel): Settled[] {
  const nodes = nodeRequestsOf(model);
  const founder = nodes.find(({ role }) => role === 'control-plane');
  return [
    ...settledRanges(model),
    ...(founder ? settledCluster(model, readRequest(founder.request)) : []),
    ...nodes.flatMap(settledNode),
    ...settledServices(model.services),
  ];
}

const placeOf = (model: ClusterModel, ...path: string[]): At => {
  const cluster = model.kubeadmFiles.find((file) => file.cluster)?.cluster;
  return cluster ? at(cluster.source, ...path) : nowhere(...path);
};

const textOf = (ranges: readonly PlanRange[]): string =>
  ranges.map(({ value }) => `${value}`).join(',');

function settledRanges(model: ClusterModel): Settled[] {
  const { pods, services, nodeMask, nodePorts, allocatesNodeBlocks } = model.plan;
  if (model.kubeadmFiles.length === 0) return [];
  const families = allocatesNodeBlocks ? pods.map(({ value }) => value.family) : [];
  return [
    {
      ...ofCluster('pod-range', textOf(pods)),
      at: placeOf(model, 'networking', 'podSubnet'),
    },
    {
      ...ofCluster('service-range', textOf(services)),
      at: placeOf(model, 'networking', 'serviceSubnet'),
    },
    {
      ...ofCluster('node-mask', families.map((family) => `/${nodeMask[family].value}`).join(',')),
      at: nodeMask[families[0] ?? 'IPv4'].at,
    },
    { ...ofCluster('node-port-range', `${nodePorts.value}`), at: nodePorts.at },
  ];
}

const ofCluster = (id: LastingChoiceId, value: string) => ({ id, subject: null, value });

function settledCluster(model: ClusterModel, settings: HostSettings): Settled[] {
  const { etcd, documents } = settings;
  const place = (...path: string[]) => placeOf(model, ...path);
  const driver = textField(documents.kubelet ?? {}, 'cgroupDriver') || KUBEADM_CGROUP_DRIVER;
  const kubelet = model.componentConfigs.find(({ component }) => component === 'kubelet');
  return [
    {
      ...ofCluster('cluster-domain', settings.dnsDomain),
      at: place('networking', 'dnsDomain'),
    },
    {
      ...ofCluster('endpoint', withoutStandIn(settings.controlPlaneEndpoint)),
      at: place('controlPlaneEndpoint'),
    },
    { ...ofCluster('etcd-topology', etcd.kind), at: place('etcd') },
    ...(etcd.kind === 'local'
      ? [{ ...ofCluster('etcd-data-dir', etcd.dataDir), at: place('etcd', 'local', 'dataDir') }]
      : []),
    { ...ofCluster('certificates-dir', settings.certificatesDir), at: place('certificatesDir') },
    { ...ofCluster('cluster-name', settings.clusterName), at: place('clusterName') },
    {
      ...ofCluster('cgroup-driver', driver),
      at: kubelet ? at(kubelet.source, 'cgroupDriver') : place(),
    },
  ];
}

/** Source: kubeadm `componentconfigs/kubelet.go`. */
const KUBEADM_CGROUP_DRIVER = 'systemd';

/** Where kubeadm takes the address of the default route, both sides have the same. */
const withoutStandIn = (text: string): string =>
  Object.values(UNKNOWN_ADDRESS).some((address) => text.includes(address)) ? '' : text;

/** A node without a name cannot be found on the other side. */
function settledNode({ name, role, plan, request }: NodeRequest): Settled[] {
  if (!plan || name === undefined) return [];
  const { registration } = readRequest(request);
  const place = (...path: string[]): At => at(plan.document.source, ...path);
  const endpoint = plan.document.kind === 'InitConfiguration' ? [] : ['controlPlane'];
  const { advertiseAddress, bindPort, nodeIps } = plan;
  const ofNode = (id: LastingChoiceId, value: string, where: At): Settled => ({
    id,
    subject: name,
    value,
    at: where,
  });
  return [
    ofNode('node-role', role, place(...endpoint)),
    ofNode('cri-socket', registration.criSocket, place('nodeRegistration', 'criSocket')),
    ofNode(
      'node-address',
      nodeIps.map(({ value }) => value).join(','),
      nodeIps[0]?.at ?? place('nodeRegistration'),
    ),
    ...(advertiseAddress
      ? [
          ofNode(
            'advertise-address',
            `${advertiseAddress.value} port ${bindPort?.value ?? ''}`,
            advertiseAddress.at,
          ),
        ]
      : []),
  ];
}
