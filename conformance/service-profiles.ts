import type { ServiceAllocation } from './judges/api-server';

/** What kind of cluster Services are created in, named as the folder of its cases. */
export interface ServiceProfile extends ServiceAllocation {
  readonly name: string;
}

export const SERVICE_PROFILES: readonly ServiceProfile[] = [
  { name: 'service-dual-stack', ranges: '10.96.0.0/16,fd00:10:96::/112' },
  { name: 'service-single-stack', ranges: '10.96.0.0/16' },
  { name: 'service-ipv6', ranges: 'fd00:10:96::/112' },
  { name: 'service-ipv6-first', ranges: 'fd00:10:96::/112,10.96.0.0/16' },
  { name: 'service-small-range', ranges: '10.96.0.0/28', nodePorts: '30000-30003' },
];

/** EndpointSlices, ServiceCIDRs and IPAddresses. */
export const NETWORK_OBJECTS: ServiceProfile = {
  name: 'network-objects',
  ranges: '10.96.0.0/16,fd00:10:96::/112',
};

/** Services and the pods behind them. */
export const WORKLOADS: ServiceProfile = { name: 'workloads', ranges: '10.96.0.0/16' };

/** The kubeadm file of such a cluster, with `${…}` as in the corpus. */
export const serviceCluster = ({ ranges, nodePorts }: ServiceProfile): string =>
  `apiVersion: kubeadm.k8s.io/\${API}
kind: ClusterConfiguration
kubernetesVersion: v\${VERSION}
networking:
  serviceSubnet: ${ranges}
${nodePorts === undefined ? '' : nodePortArgument(nodePorts)}`;

const nodePortArgument = (nodePorts: string): string => `apiServer:
  extraArgs:
    \${ARG service-node-port-range}: ${nodePorts}
`;
