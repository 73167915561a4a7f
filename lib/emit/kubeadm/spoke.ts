import type { Path } from '../../diag/path';
import type { JsonObject } from '../../model/document';
import type { NodeFileHub } from './hub';
import type { Target } from './loss';

/** A field that a spoke never reads, and why nothing is lost by that. */
export interface IgnoredField {
  readonly path: Path;
  readonly because: string;
}

/** One API version of kubeadm's documents. Spokes know the hub and nothing of each other. */
export interface Spoke {
  /** `v1beta4`. */
  readonly version: string;
  readonly ignores: readonly IgnoredField[];
  /** The kubeadm documents of one node; component configs are not the spoke's business. */
  render(hub: NodeFileHub, target: Target): JsonObject[];
  /** What `kubeadm upgrade` reads on the node; absent where the version has no such kind. */
  renderUpgrade?(hub: NodeFileHub, target: Target): JsonObject;
  /** What `kubeadm reset` reads on the node; absent likewise. */
  renderReset?(hub: NodeFileHub): JsonObject;
}
