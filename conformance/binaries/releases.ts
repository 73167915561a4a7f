/** The Kubernetes releases that the judges are built from: one patch a minor. */
export interface KubernetesRelease {
  readonly minor: number;
  readonly version: string;
  /** Go release of the time, where a newer Go changes what the component says. */
  readonly toolchain?: string;
  /** Modules for which the checksum database has no entry: only the committed go.sum pins them. */
  readonly missingInChecksumDatabase?: readonly string[];
}

/**
 * One patch of each minor whose staging modules all resolve through the Go module proxy. Minors up
 * to 1.32 need an older Go: net/url of newer ones refuses the address that kubeadm's preflight
 * check HTTPProxyCIDR builds ("invalid IP-literal").
 */
export const KUBERNETES_RELEASES: readonly KubernetesRelease[] = [
  { minor: 28, version: '1.28.15', toolchain: 'go1.22.12' },
  { minor: 29, version: '1.29.15', toolchain: 'go1.22.12' },
  { minor: 30, version: '1.30.4', toolchain: 'go1.22.12' },
  { minor: 31, version: '1.31.4', toolchain: 'go1.22.12' },
  {
    minor: 32,
    version: '1.32.4',
    toolchain: 'go1.23.12',
    missingInChecksumDatabase: ['k8s.io/kubernetes', 'k8s.io/controller-manager'],
  },
  { minor: 33, version: '1.33.13' },
  {
    minor: 34,
    version: '1.34.9',
    missingInChecksumDatabase: ['k8s.io/kube-proxy', 'k8s.io/externaljwt'],
  },
  { minor: 35, version: '1.35.4' },
  { minor: 36, version: '1.36.4' },
  { minor: 37, version: '1.37.1' },
];

/** Minors of which clusters boot and every component judges, not kubeadm alone. */
export const CLUSTER_MINORS = [36, 30, 33, 37, 35] as const;

/** The minor whose own end-to-end tests and test images are built. */
export const E2E_MINOR = 36;

export function releaseOf(minor: number): KubernetesRelease {
  const release = KUBERNETES_RELEASES.find((candidate) => candidate.minor === minor);
  if (!release) throw new Error(`no Kubernetes release is pinned for 1.${minor}`);
  return release;
}
