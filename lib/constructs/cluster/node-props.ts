import type { ComponentArg } from './component-props';
import type { KubeletProps } from './kubelet-props';
import type { Patch } from './patch';
import type { TimeoutProps } from './timeout-props';

/** A taint that keeps pods off a node. */
export interface NodeTaint {
  /** A label key, such as `node-role.kubernetes.io/control-plane`. Raises NET630. */
  readonly key: string;
  /** Raises NET630. @default - no value */
  readonly value?: string;
  /** `NoSchedule`, `PreferNoSchedule` or `NoExecute`. Raises NET630. */
  readonly effect: string;
}

/** One machine. */
export interface NodeProps {
  /**
   * The address the other nodes reach this one by (IPv4 or IPv6). It becomes the kubelet's node-ip and, on
   * control planes, the address the API server advertises. Raises NET216, NET220, NET402, NET403, NET404,
   * NET405, NET406, NET606, NET720.
   */
  readonly address: string;
  /**
   * The node's address of the other family, in a dual-stack cluster.
   * @default - none
   */
  readonly secondaryAddress?: string;
  /** Raises NET630. @default - control planes: NoSchedule; workers: none */
  readonly taints?: NodeTaint[];
  /** Labels that the kubelet gives its node when it registers. Raises NET721. @default - those of the kubelet */
  readonly labels?: Record<string, string>;
  /** What this kubelet is told otherwise than the others; a list takes the place of theirs. Raises NET713. @default - as all */
  readonly kubelet?: KubeletProps;
  /** Arguments of the kubelet. Raises NET626. @default - node-ip, and node-labels for `labels` */
  readonly kubeletExtraArgs?: ComponentArg[];
  /** Socket of the container runtime. Raises NET611, NET796. @default - kubeadm detects it */
  readonly criSocket?: string;
  /** Preflight checks to let pass; never `all`. Raises NET623. @default - none */
  readonly ignorePreflightErrors?: string[];
  /** `Always`, `IfNotPresent` or `Never`: the images of the control plane. Raises NET612. @default 'IfNotPresent' */
  readonly imagePullPolicy?: string;
  /** Pull one image after the other. Kubernetes 1.31 on. @default true */
  readonly imagePullSerial?: boolean;
  /** Phases of `kubeadm init` or `join` to leave out. Raises NET624, NET572. @default - none */
  readonly skipPhases?: string[];
  /** Only say what would be done. Kubernetes 1.31 on. Raises NET634. @default false */
  readonly dryRun?: boolean;
  /** Where a joining node puts the CA certificate. Absolute path to a `.crt`. Raises NET614. @default '/etc/kubernetes/pki/ca.crt' */
  readonly caCertPath?: string;
  /** Changes to what kubeadm writes on this node, after those of the cluster. @default - none */
  readonly patches?: Patch[];
  /** Each stands for the same one of the cluster. @default - those of the cluster */
  readonly timeouts?: TimeoutProps;
  /**
   * This node's part of the pod range, one per family (CIDR). Only for networks where the plan
   * decides (bridge); flannel takes what kube-controller-manager gives.
   * @default - the next free part, in the order of declaration
   */
  readonly podCidrs?: string[];
}

/** One control-plane machine. */
export interface ControlPlaneNodeProps extends NodeProps {
  /** Port of the API server. Raises NET407, NET607. @default 6443 */
  readonly bindPort?: number;
}
