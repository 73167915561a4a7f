/**
 * The real components whose refusal a finding predicts: one word for each.
 * The list is closed; `conformance/judges/` holds one runner per word.
 */
export const JUDGES = [
  'kubeadm-validate',
  'kubeadm-init',
  'apiserver-admission',
  'apiserver-start',
  'controller-manager-start',
  'scheduler-start',
  'kube-proxy-start',
  'kubelet-start',
  'etcd-start',
  'libcni',
  'cni-plugin',
] as const;

export type Judge = (typeof JUDGES)[number];
