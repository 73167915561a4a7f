import type { ComponentArg } from './component-props';

/** An environment variable whose value is kept in a Secret of kube-system. */
export interface SecretVariable {
  /** Name of the variable: `HCLOUD_TOKEN`. */
  readonly name: string;
  /** Name of a Secret in kube-system that holds the value. */
  readonly secretName: string;
  /** Key of the value in the Secret. */
  readonly secretKey: string;
}

/** The cloud-controller-manager of one cloud. */
export interface CloudControllerManagerProps {
  /** Its image, with a tag. */
  readonly image: string;
  /** What the manager calls its cloud: `hcloud`, `openstack`, `vsphere`. */
  readonly cloudProvider: string;
  /** What the container starts. @default - what the image says */
  readonly command?: string[];
  /**
   * Whether the cloud routes the node blocks that kube-controller-manager gives out; the manager then
   * learns the pod ranges of the network. Raises NET783, NET784.
   * @default false
   */
  readonly configureCloudRoutes?: boolean;
  /** Name under which the cloud keeps what belongs to the cluster. @default - that of the cluster */
  readonly clusterName?: string;
  /** Credentials and the like. @default - none */
  readonly secretEnvs?: SecretVariable[];
  /** Further arguments; one of a name that is written already wins. @default - none */
  readonly extraArgs?: ComponentArg[];
}
