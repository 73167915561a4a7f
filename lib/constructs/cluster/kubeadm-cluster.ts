import { Construct, type IConstruct } from 'constructs';
import { registerProducer } from '../../emit/artifact';
import type { KubeVip } from '../load-balancers/kube-vip';
import { validateWholeApp } from '../plain-app';
import { CallSite } from '../source-line';
import type { ApiServerProps } from './api-server-props';
import type { BootstrapTokenProps } from './bootstrap-token-props';
import type { CloudProvider } from './cloud-provider';
import { ClusterNetwork } from './cluster-network';
import { artifactsOf } from './cluster-output';
import type { Cni } from './cni';
import type { DnsProps, ProxyProps, SchedulerProps } from './component-props';
import type { ContainerdProps } from './containerd-props';
import type { ControllerManagerProps } from './controller-manager-props';
import type { Discovery } from './discovery';
import type { Etcd } from './etcd';
import type { KubeProxyProps } from './kube-proxy-props';
import { KubeadmNode, NodeRole } from './kubeadm-node';
import type { KubeletProps } from './kubelet-props';
import type { ControlPlaneNodeProps, NodeProps } from './node-props';
import type { ResetProps, UpgradeProps } from './operation-props';
import type { Patch } from './patch';
import { type PropProblem, problemsBelow, problemsOfItems, readProps } from './read-props';
import { SecondScheduler } from './second-scheduler';
import type { SecondSchedulerProps } from './second-scheduler-props';
import type { TimeoutProps } from './timeout-props';

/** A cluster that kubeadm bootstraps. */
export interface KubeadmClusterProps {
  /** What the cluster runs: `1.36.4`. Raises NET415, NET618, NET627. */
  readonly kubernetesVersion: string;
  /** The address plan. */
  readonly network: ClusterNetwork;
  /**
   * The kubeadm that reads the files, which decides their format: `1.36`.
   * @default - the minor of `kubernetesVersion`
   */
  readonly kubeadmVersion?: string;
  /**
   * What the running cluster has, when it is to be brought to `kubernetesVersion`: `1.35.4`. Every node then
   * gets an `upgrade.yaml`: `kubeadm upgrade apply --config` on the first control plane, `kubeadm upgrade
   * node --config` on the others. Raises NET627.
   * @default - no upgrade
   */
  readonly upgradeFrom?: string;
  /** How pods get their network. @default - none; nodes stay NotReady until there is one */
  readonly cni?: Cni;
  /** The cloud that the machines are of. Raises NET722, NET781. @default - none */
  readonly cloudProvider?: CloudProvider;
  /** containerd on every node, with the cgroup driver of the kubelet and the pause image of kubeadm. @default - none of its files */
  readonly containerd?: ContainerdProps;
  /** @default 'kubernetes' */
  readonly clusterName?: string;
  /**
   * `host:port` that all nodes reach the API by. Needed before a second control plane can join, and cannot be
   * added after `kubeadm init`. Raises NET216, NET412, NET413, NET608, NET870.
   * @default - the address of `kubeVip`, else of the first control plane
   */
  readonly controlPlaneEndpoint?: string;
  /**
   * An address for the API that moves from control plane to control plane.
   * Raises NET840, NET842, NET843, NET846, NET871, NET872.
   * @default - none
   */
  readonly kubeVip?: KubeVip;
  /** How joining nodes find the cluster. @default Discovery.byToken() */
  readonly discovery?: Discovery;
  /** Tokens that `kubeadm init` makes. @default - one that lives for a day (kubeadm) */
  readonly bootstrapTokens?: BootstrapTokenProps[];
  /** How long kubeadm waits, on every node. @default - kubeadm's own */
  readonly timeouts?: TimeoutProps;
  /**
   * Changes to what kubeadm writes: those of the kubelet on every node, the others on control planes.
   * @default - none
   */
  readonly patches?: Patch[];
  /** Folder of each node that kubeadm takes patches from. @default '/etc/kubernetes/patches' where there are patches */
  readonly patchesDirectory?: string;
  /** What `kubeadm upgrade` is told, in the `upgrade.yaml` of every node. @default - as kubeadm does it */
  readonly upgrade?: UpgradeProps;
  /** Every node then gets a `reset.yaml` for `kubeadm reset --config`. Raises NET008. @default - no such file */
  readonly reset?: ResetProps;
  /** @default - as kubeadm sets it up */
  readonly apiServer?: ApiServerProps;
  /** @default - as kubeadm sets it up */
  readonly controllerManager?: ControllerManagerProps;
  /** @default - as kubeadm sets it up */
  readonly scheduler?: SchedulerProps;
  /** Raises NET619. @default Etcd.stacked() */
  readonly etcd?: Etcd;
  /** @default - as kubeadm sets it up */
  readonly kubelet?: KubeletProps;
  /** @default - as kubeadm sets it up */
  readonly kubeProxy?: KubeProxyProps;
  /** CoreDNS as an addon of kubeadm. @default - installed */
  readonly dns?: DnsProps;
  /** kube-proxy as an addon of kubeadm. @default - installed */
  readonly proxy?: ProxyProps;
  /** Raises NET615. @default 'registry.k8s.io' */
  readonly imageRepository?: string;
  /** Absolute path. Raises NET614. @default '/etc/kubernetes/pki' */
  readonly certificatesDir?: string;
  /** Feature gates of kubeadm itself. Raises NET616. @default - none */
  readonly featureGates?: Record<string, boolean>;
  /**
   * Kubernetes 1.31 on: `RSA-2048`, `RSA-3072`, `RSA-4096`, `ECDSA-P256`, from 1.34 `ECDSA-P384`. Raises
   * NET617.
   * @default 'RSA-2048'
   */
  readonly encryptionAlgorithm?: string;
  /** Go duration. Kubernetes 1.31 on. Raises NET632. @default '8760h0m0s' (a year) */
  readonly certificateValidityPeriod?: string;
  /** Go duration. Kubernetes 1.31 on. Raises NET632. @default '87600h0m0s' (ten years) */
  readonly caCertificateValidityPeriod?: string;
}

const CLUSTER = Symbol.for('cdk8s-kubeadm.KubeadmCluster');

/** One cluster: its nodes, its control plane, its network. Everything is checked and written at synth. */
export class KubeadmCluster extends Construct {
  /** Whether a construct is a cluster, whichever copy of this library made it. */
  public static isKubeadmCluster(construct: IConstruct): construct is KubeadmCluster {
    return CLUSTER in construct;
  }

  public readonly network: ClusterNetwork;
  /** @internal */
  readonly _props: KubeadmClusterProps;
  /** @internal */
  readonly _problems: readonly PropProblem[];
  /** @internal */
  readonly _callSite: CallSite;
  /** @internal */
  readonly _schedulers: SecondScheduler[] = [];
  private readonly members: KubeadmNode[] = [];

  constructor(scope: Construct, id: string, props: KubeadmClusterProps) {
    super(scope, id);
    const reading = readProps('KubeadmCluster', props);
    const { cloudProvider, cni, discovery, etcd, kubeVip, patches } = reading.props;
    this.network = reading.props.network ?? new ClusterNetwork(this, 'network');
    this._props = kubeVip
      ? { controlPlaneEndpoint: kubeVip._endpoint, ...reading.props }
      : reading.props;
    this._problems = [
      ...reading.problems,
      ...problemsBelow('cloudProvider', cloudProvider),
      ...problemsBelow('cni', cni),
      ...problemsBelow('etcd', etcd),
      ...problemsBelow('kubeVip', kubeVip),
      ...problemsBelow('discovery', discovery),
      ...problemsOfItems('patches', patches),
    ];
    this._callSite = new CallSite();
    Object.defineProperty(this, CLUSTER, { value: true });
    registerProducer(this, { produceArtifacts: () => artifactsOf(this) });
    validateWholeApp(this);
    cni?._network.addTo(this);
    cloudProvider?._addTo(this);
  }

  /** Every node, in the order of declaration. */
  public get nodes(): KubeadmNode[] {
    return [...this.members];
  }

  /** The first control plane founds the cluster (`kubeadm init`); the others join it. */
  public addControlPlane(name: string, props: ControlPlaneNodeProps): KubeadmNode {
    return this.addNode(name, NodeRole.CONTROL_PLANE, props);
  }

  /** A machine for workloads. */
  public addWorker(name: string, props: NodeProps): KubeadmNode {
    return this.addNode(name, NodeRole.WORKER, props);
  }

  /**
   * A kube-scheduler beside that of kubeadm: a Deployment in kube-system, for pods whose
   * `schedulerName` is one of its profiles. Raises NET749, NET750.
   */
  public addScheduler(name: string, props: SecondSchedulerProps = {}): SecondScheduler {
    const scheduler = new SecondScheduler(this, name, props);
    this._schedulers.push(scheduler);
    return scheduler;
  }

  private addNode(name: string, role: NodeRole, props: ControlPlaneNodeProps): KubeadmNode {
    const node = new KubeadmNode(this, name, role, props);
    this.members.push(node);
    return node;
  }
}
