import { type CheckOptions, type PortsReport, portsPaths } from '../../../lib/check';

/** What a command that reads standard input is told of the outside. */
export const reading = (text: string): CheckOptions => ({
  io: { cwd: '/', readStdin: () => Buffer.from(text), now: () => 0 },
});

/** The ports of one text, as if it came through standard input. */
export function portsOf(text: string): PortsReport['clusters'][number] {
  const [cluster] = portsPaths(['-'], reading(text)).clusters;
  if (!cluster) throw new Error('no cluster');
  return cluster;
}

export interface ClusterText {
  /** Lines of the ClusterConfiguration. */
  readonly cluster?: string;
  /** Lines of the InitConfiguration. */
  readonly init?: string;
  /** Further documents. */
  readonly others?: readonly string[];
}

/** A control plane cp1, and what else is said. */
export const clusterText = ({ cluster = '', init = '', others = [] }: ClusterText = {}): string =>
  [
    `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration: {name: cp1}
localAPIEndpoint: {advertiseAddress: 192.168.10.11}
${init}`,
    `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking: {podSubnet: 10.244.0.0/16}
${cluster}`,
    ...others,
  ].join('\n---\n');

export const joining = (name: string, controlPlane = ''): string =>
  `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
nodeRegistration: {name: ${name}}
discovery: {tlsBootstrapToken: x}
${controlPlane}`;
