/** How many minors a program may be behind kube-apiserver, or ahead of it. */
export interface Skew {
  readonly behind: number;
  readonly ahead: number;
}

/** Source: kubernetes.io/releases/version-skew-policy. */
const SKEWS: ReadonlyMap<string, Skew> = new Map([
  ['kube-apiserver', { behind: 1, ahead: 1 }],
  ['kube-controller-manager', { behind: 1, ahead: 0 }],
  ['kube-scheduler', { behind: 1, ahead: 0 }],
  ['cloud-controller-manager', { behind: 1, ahead: 0 }],
  ['kubelet', { behind: 3, ahead: 0 }],
  ['kube-proxy', { behind: 3, ahead: 0 }],
  ['kubectl', { behind: 1, ahead: 1 }],
]);

/** Undefined for programs that the policy does not name. */
export const skewOf = (component: string): Skew | undefined => SKEWS.get(component);
