import { type PropProblem, readProps } from './read-props';

/** How joining nodes find the cluster by a bootstrap token, which is filled in on each node. */
export interface TokenDiscoveryProps {
  /** `host:port`. Raises NET622. @default - `controlPlaneEndpoint`, or the first control plane */
  readonly apiServerEndpoint?: string;
  /** `sha256:` and the hash of the CA's public key. Raises NET631. @default - filled in on each node */
  readonly caCertHashes?: string[];
  /** Join whatever cluster answers. Raises NET631. @default false */
  readonly unsafeSkipCaVerification?: boolean;
}

/** How joining nodes find the cluster by a kubeconfig. */
export interface FileDiscoveryProps {
  /** Path on the node, or an https URL. Raises NET622. */
  readonly kubeConfigPath: string;
  /** The file holds no credentials: a bootstrap token is filled in on each node. @default false */
  readonly hasTlsBootstrapToken?: boolean;
}

const NO_FILE: FileDiscoveryProps = { kubeConfigPath: '' };

/** How joining nodes find the cluster. */
export class Discovery {
  /** By a bootstrap token. */
  public static byToken(props: TokenDiscoveryProps = {}): Discovery {
    const reading = readProps('TokenDiscovery', props);
    return new Discovery(reading.props, undefined, reading.problems);
  }

  /** By a kubeconfig that lies on the node or is fetched. */
  public static byFile(props: FileDiscoveryProps): Discovery {
    const reading = readProps('FileDiscovery', props);
    return new Discovery(undefined, { ...NO_FILE, ...reading.props }, reading.problems);
  }

  private constructor(
    /** @internal */
    readonly _token: TokenDiscoveryProps | undefined,
    /** @internal */
    readonly _file: FileDiscoveryProps | undefined,
    /** @internal */
    readonly _problems: readonly PropProblem[],
  ) {}
}
