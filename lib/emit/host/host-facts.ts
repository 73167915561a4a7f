/** What kubeadm finds on the machine and no file says. */
export interface HostFacts {
  /** Folders with CA certificates besides `/etc/ssl/certs`; those that exist are mounted. */
  readonly caDirectories: readonly string[];
  /** Name of the machine. @default - that of the node */
  readonly hostname?: string;
  /** Address of the default route, for a node without `advertiseAddress`. */
  readonly defaultAddress?: string;
  /** systemd-resolved is active: kubeadm gives the kubelet its list of name servers. */
  readonly runsSystemdResolved?: boolean;
  /** `ca.crt` is there before `init` and `ca.key` is not. */
  readonly hasExternalCa?: boolean;
  /** `HTTP_PROXY` and the like in kubeadm's own environment: they are handed to the control plane. */
  readonly proxyEnvironment?: Readonly<Record<string, string>>;
}

/** A Debian or Ubuntu machine with the package ca-certificates. */
export const DEBIAN_HOST: HostFacts = {
  caDirectories: [
    '/etc/ca-certificates',
    '/usr/local/share/ca-certificates',
    '/usr/share/ca-certificates',
  ],
};
