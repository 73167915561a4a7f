/** By kube-apiserver and by kubeadm, whether or not a file says so. */
const MADE = ['default/kubernetes', 'kube-system/kube-dns'];

export const isMadeByKubernetes = (namespace: string, name: string): boolean =>
  MADE.includes(`${namespace}/${name}`);
