/** What the cluster and the add-ons for it agree on. */
export const KUBERNETES_VERSION = '1.36.4';

export const RANGES = {
  podCidrs: ['10.244.0.0/16', 'fd00:10:244::/56'],
  serviceCidrs: ['10.96.0.0/16', 'fd00:10:96::/112'],
  nodeCidrs: ['172.18.0.0/24', 'fd00:10::/64'],
};

/** The control plane. */
export const CP1 = { address: '172.18.0.10', secondaryAddress: 'fd00:10::10' };
