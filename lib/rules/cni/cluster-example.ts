import type { Example } from '../rule';

/** The file of a cluster with that pod range, beside an example. */
export const clusterBeside = (podSubnet: string): Pick<Example, 'beside'> => ({
  beside: [
    {
      file: 'cluster.yaml',
      text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: ${podSubnet}
  serviceSubnet: 10.96.0.0/16
`,
    },
  ],
});
