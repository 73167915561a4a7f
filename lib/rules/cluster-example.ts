import type { Example } from './rule';

type Beside = Required<Pick<Example, 'beside'>>;

/** The file of a cluster that every check accepts; the lines come below `kubernetesVersion`. */
export const clusterExample = (...lines: readonly string[]): string =>
  [
    'apiVersion: kubeadm.k8s.io/v1beta4',
    'kind: ClusterConfiguration',
    'kubernetesVersion: v1.36.4',
    ...lines,
    '',
  ].join('\n');

export const podRangeExample = (podSubnet: string): string =>
  clusterExample('networking:', `  podSubnet: ${podSubnet}`);

/** That file, read along with an example. */
export const besideCluster = (...lines: readonly string[]): Beside => ({
  beside: [{ file: 'kubeadm.yaml', text: clusterExample(...lines) }],
});

export const besidePodRange = (podSubnet: string): Beside =>
  besideCluster('networking:', `  podSubnet: ${podSubnet}`, '  serviceSubnet: 10.96.0.0/16');

/** What a program knows of the networks around the cluster; the lines come below `kind`. */
export const planExample = (...lines: readonly string[]): string =>
  ['apiVersion: cdk8s-kubeadm/v1alpha1', 'kind: AddressPlan', ...lines, ''].join('\n');

/** That file, read along with an example. */
export const besidePlan = (...lines: readonly string[]): Beside => ({
  beside: [{ file: 'plan.yaml', text: planExample(...lines) }],
});
