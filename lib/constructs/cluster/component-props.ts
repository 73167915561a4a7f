/** One command-line argument of a component, without the leading dashes. */
export interface ComponentArg {
  /** Name without dashes: `service-node-port-range`. */
  readonly name: string;
  readonly value: string;
}

/** One environment variable of a component. Kubernetes 1.31 on (kubeadm v1beta4). */
export interface ComponentEnv {
  readonly name: string;
  readonly value: string;
}

/** A folder or file of the host that a control-plane component sees. */
export interface HostPathMount {
  /** Name of the volume. */
  readonly name: string;
  readonly hostPath: string;
  readonly mountPath: string;
  /** @default false */
  readonly readOnly?: boolean;
  /** Kind of the host path, such as `DirectoryOrCreate` or `File`. @default - not checked */
  readonly pathType?: string;
}

/** kube-controller-manager and kube-scheduler: what kubeadm lets one add. */
export interface ControlPlaneComponentProps {
  /** Arguments beside or instead of those that kubeadm writes. @default - none */
  readonly extraArgs?: ComponentArg[];
  /** @default - none */
  readonly extraEnvs?: ComponentEnv[];
  /** @default - none */
  readonly extraVolumes?: HostPathMount[];
}

/** kube-apiserver. */
export interface ApiServerProps extends ControlPlaneComponentProps {
  /** Further names and addresses of the serving certificate. @default - kubeadm's own */
  readonly certSans?: string[];
}

/** etcd as a static pod on every control-plane node. */
export interface LocalEtcdProps {
  /** Absolute path. @default '/var/lib/etcd' */
  readonly dataDir?: string;
  /** @default - none */
  readonly extraArgs?: ComponentArg[];
  /** @default - none */
  readonly extraEnvs?: ComponentEnv[];
  /** @default - kubeadm's own */
  readonly serverCertSans?: string[];
  /** @default - kubeadm's own */
  readonly peerCertSans?: string[];
}

/** etcd that runs outside kubeadm. */
export interface ExternalEtcdProps {
  /** URLs of the members, `https://host:2379`. */
  readonly endpoints: string[];
  /** Absolute path on the control-plane nodes. @default - no TLS */
  readonly caFile?: string;
  /** Absolute path on the control-plane nodes. @default - no TLS */
  readonly certFile?: string;
  /** Absolute path on the control-plane nodes. @default - no TLS */
  readonly keyFile?: string;
}
