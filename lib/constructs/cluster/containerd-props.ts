/** The containerd of every node: each gets `etc/containerd/config.toml` and `etc/crictl.yaml`. */
export interface ContainerdProps {
  /** Its release, 1.6 on, which decides the format of the file: `2.1`. Raises NET418. */
  readonly version: string;
  /** Folder that says how each registry is reached. Absolute path. @default '/etc/containerd/certs.d' */
  readonly registryConfigPath?: string;
  /** Folder of the CNI plugins. Absolute path. @default '/opt/cni/bin' */
  readonly cniBinDir?: string;
}
