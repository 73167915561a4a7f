import type { Path } from '../../diag/path';
import { PLAN_API_VERSION, PLAN_KIND } from '../../model/declared-plan';
import { isObject, type Json, type JsonObject, type SourceDocument } from '../../model/document';
import { type Authorship, ConstructSource, type Remembered } from '../construct-source';
import { present } from '../present';
import type { KubeadmCluster } from './kubeadm-cluster';
import type { KubeadmNode } from './kubeadm-node';

const wrote = (construct: Remembered, path: Path, property?: string): Authorship => ({
  path,
  constructPath: construct.node.path,
  callSite: construct._callSite,
  ...(property === undefined ? {} : { property }),
});

/** Gives an emitted kubeadm document the way back to the program that declared it. */
export function attribute(
  value: JsonObject,
  cluster: KubeadmCluster,
  node: KubeadmNode,
): SourceDocument {
  const authors = AUTHORS[String(value.kind)] ?? ofCluster;
  return { value, source: new ConstructSource(authors(cluster, node, value)) };
}

type Authors = (
  cluster: KubeadmCluster,
  node: KubeadmNode,
  value: JsonObject,
) => readonly [Authorship, ...Authorship[]];

const ofNode: Authors = (_, node) => [
  wrote(node, []),
  wrote(node, ['nodeRegistration', 'name'], 'name'),
  wrote(node, ['nodeRegistration', 'kubeletExtraArgs'], 'address'),
  wrote(node, ['nodeRegistration', 'taints'], 'taints'),
  wrote(node, ['nodeRegistration', 'criSocket'], 'criSocket'),
  wrote(node, ['nodeRegistration', 'ignorePreflightErrors'], 'ignorePreflightErrors'),
  wrote(node, ['localAPIEndpoint', 'advertiseAddress'], 'address'),
  wrote(node, ['localAPIEndpoint', 'bindPort'], 'bindPort'),
  wrote(node, ['controlPlane', 'localAPIEndpoint', 'advertiseAddress'], 'address'),
  wrote(node, ['controlPlane', 'localAPIEndpoint', 'bindPort'], 'bindPort'),
];

const ofCluster: Authors = (cluster, _, value) => [
  wrote(cluster, []),
  wrote(cluster.network, ['networking', 'podSubnet'], 'podCidrs'),
  wrote(cluster.network, ['networking', 'serviceSubnet'], 'serviceCidrs'),
  wrote(cluster.network, ['networking', 'dnsDomain'], 'dnsDomain'),
  ...impliedFlags(cluster, value),
];

/** Arguments that follow from the address plan: written by the network, not by the cluster. */
const IMPLIED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  apiServer: { 'service-node-port-range': 'nodePortRange' },
  controllerManager: {
    'node-cidr-mask-size-ipv4': 'nodeMaskIPv4',
    'node-cidr-mask-size-ipv6': 'nodeMaskIPv6',
  },
};

function impliedFlags(cluster: KubeadmCluster, value: JsonObject): Authorship[] {
  return Object.entries(IMPLIED).flatMap(([component, properties]) => {
    const settings = value[component];
    const args = isObject(settings) ? settings.extraArgs : undefined;
    return Object.entries(properties)
      .filter(([, property]) => property in cluster.network._props)
      .map(([name, property]) =>
        wrote(cluster.network, [component, 'extraArgs', ...stepsTo(args, name)], property),
      );
  });
}

/** A list in v1beta4, a map in v1beta3. */
function stepsTo(args: Json | undefined, name: string): (string | number)[] {
  if (!Array.isArray(args)) return [name];
  const index = args.findIndex((arg) => isObject(arg) && arg.name === name);
  return [index, 'value'];
}

const AUTHORS: Readonly<Record<string, Authors>> = {
  InitConfiguration: ofNode,
  JoinConfiguration: ofNode,
  KubeletConfiguration: (cluster) => [wrote(cluster, [], 'kubelet')],
  KubeProxyConfiguration: (cluster) => [wrote(cluster, [], 'kubeProxy')],
};

/** What the plan knows and no Kubernetes file says: node networks, pools, networks of others. */
export function planDocument({ network }: KubeadmCluster): SourceDocument {
  const { nodeCidrs, loadBalancerPools, reservedNetworks } = network._props;
  const value = present({
    apiVersion: PLAN_API_VERSION,
    kind: PLAN_KIND,
    nodeCidrs,
    loadBalancerPools,
    reserved: reservedNetworks,
  }) as unknown as JsonObject;
  return {
    value,
    source: new ConstructSource([
      wrote(network, []),
      wrote(network, ['reserved'], 'reservedNetworks'),
    ]),
  };
}
