import type { LeaderElectionArgumentProps, ServingArgumentProps } from './argument-props';

/** One command-line argument of a component, without the leading dashes. */
export interface ComponentArg {
  /** Name without dashes: `service-node-port-range`. */
  readonly name: string;
  /** The value, as it stands behind `=`. Raises NET700, NET727. */
  readonly value: string;
}

/** One environment variable of a component. Kubernetes 1.31 on (kubeadm v1beta4). Raises NET629. */
export interface ComponentEnv {
  /** Name of the variable. Raises NET629. */
  readonly name: string;
  /** @default - none, or what `valueFrom` says */
  readonly value?: string;
  /** Where the kubelet takes the value from. Raises NET629. @default - `value` says it */
  readonly valueFrom?: EnvSource;
}

/** A value that the kubelet knows of the pod; Secrets and ConfigMaps are out of reach for static pods. */
export interface EnvSource {
  /** A field of the pod. @default - none */
  readonly fieldRef?: EnvFieldRef;
  /** A limit or request of a container. @default - none */
  readonly resourceFieldRef?: EnvResourceFieldRef;
}

/** A field of the pod. */
export interface EnvFieldRef {
  /** Such as `status.hostIP`, `spec.nodeName`, `metadata.name`. */
  readonly fieldPath: string;
  /** API version that `fieldPath` is written in. @default 'v1' */
  readonly apiVersion?: string;
}

/** A limit or request of a container. */
export interface EnvResourceFieldRef {
  /** Such as `limits.memory`. */
  readonly resource: string;
  /** @default - the container that has the variable */
  readonly containerName?: string;
  /** Unit, as a quantity: `1Mi`. @default '1' */
  readonly divisor?: string;
}

/** A folder or file of the host that a control-plane component sees. */
export interface HostPathMount {
  /** Name of the volume. Raises NET628. */
  readonly name: string;
  /** Absolute path on the node. */
  readonly hostPath: string;
  /** Absolute path in the container. Raises NET628. */
  readonly mountPath: string;
  /** @default false */
  readonly readOnly?: boolean;
  /** Kind of the host path, such as `DirectoryOrCreate` or `File`. Raises NET628. @default - not checked */
  readonly pathType?: string;
}

/** What kubeadm lets one add to a component of the control plane. */
export interface ControlPlaneComponentProps {
  /** Arguments beside or instead of those that kubeadm writes. Raises NET626. @default - none */
  readonly extraArgs?: ComponentArg[];
  /** @default - none */
  readonly extraEnvs?: ComponentEnv[];
  /** Raises NET628. @default - none */
  readonly extraVolumes?: HostPathMount[];
}

/** kube-scheduler. Beside `configuration`, `profiling` counts for nothing: the file says it. */
export interface SchedulerProps
  extends ControlPlaneComponentProps,
    ServingArgumentProps,
    LeaderElectionArgumentProps {
  /**
   * KubeSchedulerConfiguration (kubescheduler.config.k8s.io/v1), as the API spells it: profiles,
   * plugins and their arguments. Written into the folder of every control plane and mounted.
   * Raises NET748.
   * @default - none; beside one, clientConnection.kubeconfig is kubeadm's scheduler.conf
   */
  readonly configuration?: Record<string, unknown>;
}

/** etcd that runs outside kubeadm. */
export interface ExternalEtcdProps {
  /** URLs of the members, `https://host:2379`. Raises NET416, NET620, NET714. */
  readonly endpoints: string[];
  /** URLs that answer health checks without TLS. Kubernetes 1.35 on. Raises NET620. @default - `endpoints` */
  readonly httpEndpoints?: string[];
  /** Absolute path on the control-plane nodes. Raises NET614. @default - no TLS */
  readonly caFile?: string;
  /** Absolute path on the control-plane nodes. Raises NET614. @default - no TLS */
  readonly certFile?: string;
  /** Absolute path on the control-plane nodes. Raises NET614. @default - no TLS */
  readonly keyFile?: string;
}

/** CoreDNS, as kubeadm installs it. */
export interface DnsProps {
  /** Install no CoreDNS. Kubernetes 1.31 on. @default false */
  readonly disabled?: boolean;
  /** Raises NET615. @default - that of the cluster */
  readonly imageRepository?: string;
  /** Raises NET633. @default - that of the release (kubeadm) */
  readonly imageTag?: string;
}

/** kube-proxy, as kubeadm installs it. */
export interface ProxyProps {
  /** Install no kube-proxy. Kubernetes 1.31 on. Raises NET572. @default false */
  readonly disabled?: boolean;
}
