import type { Example } from '../rule';

/** An AdmissionConfiguration with one entry of `plugins`. */
export const admissionExample = (entry: string): string => `apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - ${entry}
`;

const clusterWith = (plugins: string): string => `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
apiServer:
  extraArgs:
    - name: enable-admission-plugins
      value: ${plugins}
    - name: admission-control-config-file
      value: /etc/kubernetes/pki/admission.yaml
`;

/** That file in the hands of a kube-apiserver with these plugins. */
export const handedOver = (title: string, text: string, plugins: string): Example => ({
  title,
  file: 'admission.yaml',
  text,
  beside: [{ file: 'cluster.yaml', text: clusterWith(plugins) }],
});
