import type { ExternalEtcdProps, LocalEtcdProps } from './component-props';

/** Where the cluster keeps its state. */
export class Etcd {
  /** A member on every control-plane node, as a static pod. */
  public static stacked(props: LocalEtcdProps = {}): Etcd {
    return new Etcd({ ...props }, undefined);
  }

  /** A cluster of its own that already runs. */
  public static external(props: ExternalEtcdProps): Etcd {
    return new Etcd(undefined, { ...props });
  }

  private constructor(
    /** @internal */
    readonly _local: LocalEtcdProps | undefined,
    /** @internal */
    readonly _external: ExternalEtcdProps | undefined,
  ) {}
}
