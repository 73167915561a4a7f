import { FIRST_MINOR, type KubernetesVersion, NEWEST_MINOR } from '../../k8s/version';

/** From that minor on; and from which patch release of an older minor, where it was carried back. */
interface Since {
  readonly minor: number;
  readonly backports?: Readonly<Record<number, number>>;
}

const since = (minor: number, backports: Readonly<Record<number, number>> = {}): Since => ({
  minor,
  backports,
});

/**
 * How kubeadm releases differ in the static pods they write. The answers hang on the patch release
 * too, so they cannot live in the contract of the minor.
 * Source: cmd/kubeadm/app of k8s.io/kubernetes, every release between 1.28.0 and 1.37.1 at which
 * one of them changes was read; [run] on one release of each minor.
 */
export const HOST_QUESTIONS = {
  /** `phases/controlplane/manifests.go` getAPIServerCommand: the mode is a default, no longer an override. */
  authorizationModeIsADefault: since(30),
  /** `phases/controlplane/volumes.go` caCertsExtraVolumePaths: before, all of `/etc/pki` was mounted. */
  pkiDirectoryIsMountedInParts: since(31),
  /** `phases/etcd/local.go`: `/livez` and `/readyz` instead of `/health`. */
  etcdHasReadinessProbe: since(31),
  /** `phases/controlplane/manifests.go`: `/livez` and `/readyz` instead of `/healthz`. */
  schedulerHasReadinessProbe: since(32),
  /** `phases/etcd/local.go`: the flags follow the image's version. */
  etcdFlagsFollowTheImage: since(34),
  /** `phases/etcd/local.go`: etcd below 3.6 is no longer known. */
  etcdFlagsAreGraduated: since(36),
  /** `constants.go` ProbePort: probes name the container's port. */
  probesUseANamedPort: since(34),
  /** apimachinery ObjectMeta: `creationTimestamp` became `omitzero`. */
  creationTimestampIsOmitted: since(34),
  /** `phases/controlplane/volumes.go`: the flex-volume folder is no longer mounted. */
  flexVolumeIsGone: since(36),
  /**
   * `util/arguments.go` ArgumentsToCommand: defaults sorted, then the user's flags as written.
   * 1.32.12 and 1.33.8 were not to be had; they are of one day with 1.34.4 and 1.35.1.
   */
  overridesKeepTheirOrder: since(36, { 32: 12, 33: 8, 34: 4, 35: 1 }),
  /** `apis/kubeadm/timeoututils.go`: timeouts belong to Init and Join, no longer to the API server. */
  timeoutsBelongToTheNode: since(30),
  /** `util/config/initconfiguration.go`: v1beta3's `timeoutForControlPlane` is carried over. */
  timeoutForControlPlaneIsCarriedOver: since(35, { 31: 13, 32: 9, 33: 5, 34: 1 }),
  /** `util/env.go` MergeKubeadmEnvVars: before, the order was that of a Go map. */
  environmentIsSorted: since(32),
} satisfies Record<string, Since>;

export type HostQuestion = keyof typeof HOST_QUESTIONS;

/** The answers of one kubeadm release. */
export type Dialect = Readonly<Record<HostQuestion, boolean>>;

/** Without a patch number the newest release of that minor answers. */
export function dialectOf(version: KubernetesVersion): Dialect {
  const answers: Partial<Record<HostQuestion, boolean>> = {};
  for (const [question, answer] of Object.entries(HOST_QUESTIONS)) {
    answers[question as HostQuestion] = holdsAt(answer, version);
  }
  return Object.freeze(answers) as Dialect;
}

function holdsAt({ minor, backports }: Since, version: KubernetesVersion): boolean {
  const asked = Math.min(Math.max(version.minor, FIRST_MINOR), NEWEST_MINOR);
  if (asked >= minor) return true;
  const firstPatch = backports?.[asked];
  return firstPatch !== undefined && (version.patch ?? Infinity) >= firstPatch;
}
