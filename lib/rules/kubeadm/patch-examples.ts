import { clusterExample } from '../cluster-example';
import type { Example } from '../rule';

/** A cluster whose control plane is patched. */
export const PATCHED = `${clusterExample()}---
apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
patches:
  directory: /etc/kubernetes/patches
`;

/** The file of a patch, beside the kubeadm file that names its folder. */
export const patchExample = (title: string, fileName: string, text: string): Example => ({
  title: `${title} (${fileName})`,
  text,
  file: `patches/${fileName}`,
  beside: [{ file: 'kubeadm.yaml', text: PATCHED }],
});
