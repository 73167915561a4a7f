import type { ExternalEtcdProps } from './component-props';
import type { LocalEtcdProps } from './etcd-props';
import { type PropProblem, readProps } from './read-props';

const NO_ENDPOINTS: ExternalEtcdProps = { endpoints: [] };

/** Where the cluster keeps its state. */
export class Etcd {
  /** A member on every control-plane node, as a static pod. */
  public static stacked(props: LocalEtcdProps = {}): Etcd {
    const reading = readProps('LocalEtcd', props);
    return new Etcd(reading.props, undefined, reading.problems);
  }

  /** A cluster of its own that already runs. */
  public static external(props: ExternalEtcdProps): Etcd {
    const reading = readProps('ExternalEtcd', props);
    return new Etcd(undefined, { ...NO_ENDPOINTS, ...reading.props }, reading.problems);
  }

  private constructor(
    /** @internal */
    readonly _local: LocalEtcdProps | undefined,
    /** @internal */
    readonly _external: ExternalEtcdProps | undefined,
    /** @internal */
    readonly _problems: readonly PropProblem[],
  ) {}
}
