import { FIRST_MINOR, type KubernetesVersion, NEWEST_MINOR } from '../../k8s/version';

/** From that patch release of kubeadm on. */
interface EtcdRelease {
  readonly patch: number;
  readonly tag: string;
  /** For a cluster one minor older than kubeadm, where that differs. */
  readonly tagForOlderCluster?: string;
}

/**
 * The etcd image each kubeadm release asks for.
 * Source: `DefaultEtcdVersion` and `SupportedEtcdVersion` in cmd/kubeadm/app/constants/constants.go
 * of k8s.io/kubernetes, releases 1.28.0 to 1.37.1.
 */
const ETCD_RELEASES: Readonly<Record<number, readonly EtcdRelease[]>> = {
  28: [
    { patch: 0, tag: '3.5.9-0' },
    { patch: 6, tag: '3.5.10-0' },
    { patch: 8, tag: '3.5.12-0' },
    { patch: 14, tag: '3.5.15-0' },
  ],
  29: [
    { patch: 0, tag: '3.5.10-0' },
    { patch: 3, tag: '3.5.12-0' },
    { patch: 9, tag: '3.5.15-0' },
    // Seen at .14, not yet at .10; the releases between were not to be had.
    { patch: 11, tag: '3.5.16-0' },
  ],
  30: [
    { patch: 0, tag: '3.5.12-0' },
    { patch: 5, tag: '3.5.15-0' },
  ],
  31: [
    { patch: 0, tag: '3.5.15-0' },
    { patch: 14, tag: '3.5.24-0' },
  ],
  32: [
    { patch: 0, tag: '3.5.16-0' },
    { patch: 10, tag: '3.5.24-0' },
  ],
  33: [
    { patch: 0, tag: '3.5.21-0' },
    { patch: 6, tag: '3.5.24-0' },
  ],
  34: [
    { patch: 0, tag: '3.6.4-0', tagForOlderCluster: '3.5.21-0' },
    { patch: 2, tag: '3.6.5-0', tagForOlderCluster: '3.5.24-0' },
  ],
  35: [{ patch: 0, tag: '3.6.6-0' }],
  36: [{ patch: 0, tag: '3.6.8-0' }],
  37: [{ patch: 0, tag: '3.7.0-0' }],
};

/** The tag kubeadm chooses when nobody names one (`EtcdSupportedVersion`). */
export function etcdTag(kubeadm: KubernetesVersion, cluster: KubernetesVersion): string {
  const release = releaseOf(kubeadm);
  const isOlder = cluster.minor < kubeadm.minor;
  return (isOlder ? release?.tagForOlderCluster : undefined) ?? release?.tag ?? '';
}

function releaseOf({ minor, patch = Infinity }: KubernetesVersion): EtcdRelease | undefined {
  const nearest = Math.min(Math.max(minor, FIRST_MINOR), NEWEST_MINOR);
  return ETCD_RELEASES[nearest]?.findLast((release) => release.patch <= patch);
}
