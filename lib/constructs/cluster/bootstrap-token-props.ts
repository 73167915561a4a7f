/** A token that nodes join with, made by `kubeadm init`. Raises NET621, NET632. */
export interface BootstrapTokenProps {
  /**
   * The token is filled in on the first control plane, the same that joining nodes are given.
   * @default false - kubeadm makes one up and prints it
   */
  readonly isJoinToken?: boolean;
  /** What it is for. @default - none */
  readonly description?: string;
  /** How long it lives, as a Go duration; `0s` for ever. Raises NET632. @default '24h0m0s' */
  readonly ttl?: string;
  /** `signing`, `authentication`. Raises NET621. @default - both */
  readonly usages?: string[];
  /** Groups, each below `system:bootstrappers:`. Raises NET621. @default - kubeadm's own */
  readonly groups?: string[];
}
