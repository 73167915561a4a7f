import {
  LATE_BOUND_VARIABLES,
  type LateBoundKind,
  placeholderOf,
} from '../../k8s/late-bound-secrets';

/**
 * A secret that exists only on the node. It has no value here, and it refuses to be turned into
 * text by accident: whoever writes a file asks for the `placeholder`, which kubeadm refuses.
 */
export class LateBound {
  static readonly bootstrapToken = new LateBound('bootstrap-token');
  static readonly caCertHash = new LateBound('ca-cert-hash');
  static readonly certificateKey = new LateBound('certificate-key');

  private constructor(readonly kind: LateBoundKind) {}

  /** Environment variable that carries the value on the node. */
  get variable(): string {
    return LATE_BOUND_VARIABLES[this.kind];
  }

  get placeholder(): string {
    return placeholderOf(this.kind);
  }

  toString(): never {
    throw new TypeError(`${this.kind} is bound on the node and cannot be written`);
  }

  toJSON(): never {
    return this.toString();
  }
}

/** Every kind once, in the order in which a node needs them. */
export const LATE_BOUND: readonly LateBound[] = [
  LateBound.bootstrapToken,
  LateBound.caCertHash,
  LateBound.certificateKey,
];
