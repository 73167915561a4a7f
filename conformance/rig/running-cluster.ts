/** What a program printed, and how it ended; `exitCode` is null when it took too long. */
export interface Answer {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** @default 60 */
  readonly timeoutSeconds?: number;
}

/** Somewhere a command can run: a node, or a host of the same LAN that is no node. */
export interface Host {
  readonly name: string;
  /** On the cluster's LAN; one of each family that the cluster has. */
  readonly addresses: readonly string[];
  /** Rejects only when the command could not be started. */
  run(command: readonly string[], options?: RunOptions): Promise<Answer>;
}

/** One node: namespaces, containerd and kubelet of its own. */
export interface RigNode extends Host {
  /** Its root folder, as the test host sees it. */
  readonly root: string;
  /** Replaces kubeadm, kubelet and kubectl by those of another minor; restarts nothing. */
  install(minor: number): Promise<void>;
  powerOff(): Promise<void>;
  powerOn(): Promise<void>;
}

/** A cluster that came up from the files of one program. */
export interface RunningCluster {
  readonly name: string;
  /** Of the Kubernetes release. */
  readonly minor: number;
  /** What the program wrote, unmodified. */
  readonly output: string;
  /** By the name that the program gives them. */
  readonly nodes: ReadonlyMap<string, RigNode>;
  /** Hangs on the nodes' LAN and runs no Kubernetes: requests from outside start here. */
  readonly outside: Host;
  /** The administrator's file, good on the test host and in the network of `outside`. */
  readonly kubeconfig: string;
  /** As the cluster's administrator, from the test host. */
  kubectl(args: readonly string[], options?: RunOptions): Promise<Answer>;
}
